import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reply } from '../../contract/methods.ts';
import { DEFAULT_PROFILE, profileOf } from '../../domain/profiles/builtInProfiles.ts';
import type { RuleProfile } from '../../domain/profiles/ruleProfile.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import { useHost } from './HostContext.ts';

const KEY = 'ruleProfiles';

/** The profiles there are, and which one talks have for which none is chosen; `undefined` until they are known. */
export function useRuleProfiles(): Reply<'profiles.list'> | undefined {
  const { connection } = useHost();
  useProfileNews();
  return useQuery({ queryKey: [KEY], queryFn: () => connection.call('profiles.list', {}) }).data;
}

/** The profile of a talk, and what it is chosen for; `undefined` until it is known. */
export function useTalkProfile(talkId: TalkId): Reply<'profiles.ofTalk'> | undefined {
  const { connection } = useHost();
  useProfileNews();
  return useQuery({ queryKey: [KEY, talkId], queryFn: () => connection.call('profiles.ofTalk', { talkId }) }).data;
}

/**
 * What subtitles of a talk are derived by and checked for; the default until it is known. The same profile is the same
 * value: what is derived by it need not be derived anew.
 */
export function useRuleProfile(talkId: TalkId): RuleProfile {
  const known = useTalkProfile(talkId);
  return known === undefined ? DEFAULT_PROFILE : (profileOf(known.profile.id) ?? known.profile);
}

/** Asks again when profiles, what is chosen, the default or the collection of a talk changed, in this window or another. */
function useProfileNews(): void {
  const { connection } = useHost();
  const queries = useQueryClient();
  useEffect(() => {
    const ask = (): void => void queries.invalidateQueries({ queryKey: [KEY] });
    const stopProfiles = connection.on('profiles.changed', ask);
    const stopTalks = connection.on('talks.changed', ask);
    const stopSetting = connection.on('setting.changed', ({ name }) => (name === 'ruleProfile' ? ask() : undefined));
    return () => {
      stopProfiles();
      stopTalks();
      stopSetting();
    };
  }, [connection, queries]);
}

/** How a profile is called in the language of the window. */
export function useProfileName(): (profile: Pick<RuleProfile, 'names'>) => string {
  const { language } = useTranslation().i18n;
  return ({ names }) => (language.startsWith('fr') ? names.fr : names.en);
}
