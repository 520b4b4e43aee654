import { DEFAULT_PROFILE, profileOf } from '../../domain/profiles/builtInProfiles.ts';
import type { RuleProfile } from '../../domain/profiles/ruleProfile.ts';
import type { LibraryStore } from '../store/libraryStore.ts';
import type { TalkNumber } from '../store/talkNumber.ts';

type ProfileStores = Pick<LibraryStore, 'ruleProfiles' | 'settings'>;

/** The setting that names the profile of talks that chose none. */
const DEFAULT_SETTING = 'ruleProfile';

/** The profile of this id, built in or the library's own. */
export function findProfile({ ruleProfiles }: ProfileStores, id: string): RuleProfile | undefined {
  return profileOf(id) ?? ruleProfiles.own().find((profile) => profile.id === id);
}

/** The profile of talks that chose none: what the setting names, while there is such a profile. */
export function defaultProfile(stores: ProfileStores): RuleProfile {
  const id = stores.settings.all()[DEFAULT_SETTING];
  return (typeof id === 'string' ? findProfile(stores, id) : undefined) ?? DEFAULT_PROFILE;
}

/** The profile that the subtitles of a talk are derived by and checked for, and whether the talk chose it. */
export function profileOfTalk(stores: ProfileStores, talk: TalkNumber): { profile: RuleProfile; isChosen: boolean } {
  const id = stores.ruleProfiles.chosen(talk);
  const chosen = id === null ? undefined : findProfile(stores, id);
  return { profile: chosen ?? defaultProfile(stores), isChosen: chosen !== undefined };
}
