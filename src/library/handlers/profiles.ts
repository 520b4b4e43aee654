import { Failure } from '../../contract/failure.ts';
import { BUILT_IN_PROFILES } from '../../domain/profiles/builtInProfiles.ts';
import type { LibraryContext } from '../libraryContext.ts';
import { defaultProfile, findProfile, profileOfTalk } from '../profiles/profileOfTalk.ts';
import type { HandlersOf } from './handlersOf.ts';
import { requireTalk } from './requireTalk.ts';

export function profileHandlers(context: LibraryContext): HandlersOf<'profiles'> {
  const { store, announce } = context;
  return {
    'profiles.list': () => ({
      profiles: [...BUILT_IN_PROFILES, ...store.ruleProfiles.own()],
      defaultId: defaultProfile(store).id,
    }),
    'profiles.put'({ profile }) {
      store.transaction(() => store.ruleProfiles.put(profile));
      announce('profiles.changed', {});
      return {};
    },
    'profiles.remove'({ profileId }) {
      store.transaction(() => store.ruleProfiles.remove(profileId));
      announce('profiles.changed', {});
      return {};
    },
    'profiles.ofTalk': ({ talkId }) => profileOfTalk(store, requireTalk(context, talkId)),
    'profiles.uses': ({ profileId }) => {
      const { talkCount, talks, collections } = store.ruleProfiles.uses(profileId);
      return { talkCount, talks: [...talks], collections: [...collections] };
    },
    'profiles.choose'({ talkId, profileId }) {
      store.transaction(() => {
        const talk = requireTalk(context, talkId);
        requireProfile(store, profileId);
        store.ruleProfiles.choose(talk, profileId);
      });
      announce('profiles.changed', {});
      return {};
    },
    'profiles.chooseForCollection'({ collection, profileId }) {
      store.transaction(() => {
        requireProfile(store, profileId);
        if (!store.ruleProfiles.chooseForCollection(collection, profileId))
          throw new Failure('collection.unknown', collection);
      });
      announce('profiles.changed', {});
      return {};
    },
  };
}

function requireProfile(store: LibraryContext['store'], id: string | null): void {
  if (id !== null && findProfile(store, id) === undefined) throw new Failure('profile.unknown', id);
}
