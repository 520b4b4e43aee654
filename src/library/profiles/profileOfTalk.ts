import { DEFAULT_PROFILE, profileOf } from '../../domain/profiles/builtInProfiles.ts';
import type { RuleProfile } from '../../domain/profiles/ruleProfile.ts';
import type { LibraryStore } from '../store/libraryStore.ts';
import type { TalkNumber } from '../store/talkNumber.ts';

type ProfileStores = Pick<LibraryStore, 'ruleProfiles' | 'settings'>;

/** The setting that names the profile of talks for which none is chosen. */
const DEFAULT_SETTING = 'ruleProfile';

/** The profile of this id, built in or the library's own. */
export function findProfile({ ruleProfiles }: ProfileStores, id: string): RuleProfile | undefined {
  return profileOf(id) ?? ruleProfiles.own().find((profile) => profile.id === id);
}

/** The profile of talks for which none is chosen: what the setting names, while there is such a profile. */
export function defaultProfile(stores: ProfileStores): RuleProfile {
  const id = stores.settings.all()[DEFAULT_SETTING];
  return (typeof id === 'string' ? findProfile(stores, id) : undefined) ?? DEFAULT_PROFILE;
}

/** The profile of a talk, and how it came to it. */
export interface TalkProfile {
  readonly profile: RuleProfile;
  readonly chosenFor: 'talk' | 'collection' | 'default';
  /** The collection of the talk, and what is chosen for it, `null` for nothing that there is. */
  readonly collection: { readonly name: string; readonly profileId: string | null } | null;
}

/**
 * The profile that the subtitles of a talk are derived by and checked for: its own, else that of its collection, else the
 * default. A choice of a profile that is gone is none.
 */
export function profileOfTalk(stores: ProfileStores, talk: TalkNumber): TalkProfile {
  const find = (id: string | null): RuleProfile | undefined => (id === null ? undefined : findProfile(stores, id));
  const own = find(stores.ruleProfiles.chosen(talk));
  const around = stores.ruleProfiles.ofCollection(talk);
  const shared = find(around?.profile ?? null);
  const collection = around === null ? null : { name: around.name, profileId: shared?.id ?? null };
  if (own !== undefined) return { profile: own, chosenFor: 'talk', collection };
  if (shared !== undefined) return { profile: shared, chosenFor: 'collection', collection };
  return { profile: defaultProfile(stores), chosenFor: 'default', collection };
}
