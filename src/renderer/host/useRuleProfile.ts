import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { DEFAULT_PROFILE, profileOf } from '../../domain/profiles/builtInProfiles.ts';
import type { RuleProfile } from '../../domain/profiles/ruleProfile.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import { useHost } from './HostContext.ts';

/**
 * What subtitles of a talk are derived by and checked for, kept up to date with what the library announces; the default
 * until it is known. The same profile is the same value: what is derived by it need not be derived anew.
 */
export function useRuleProfile(talkId: TalkId): RuleProfile {
  const { connection } = useHost();
  const queries = useQueryClient();
  useEffect(() => {
    const ask = (): void => void queries.invalidateQueries({ queryKey: ['ruleProfile'] });
    const stopProfiles = connection.on('profiles.changed', ask);
    const stopSetting = connection.on('setting.changed', ({ name }) => (name === 'ruleProfile' ? ask() : undefined));
    return () => {
      stopProfiles();
      stopSetting();
    };
  }, [connection, queries]);
  const { data } = useQuery({
    queryKey: ['ruleProfile', talkId],
    queryFn: async () => (await connection.call('profiles.ofTalk', { talkId })).profile,
  });
  return data === undefined ? DEFAULT_PROFILE : (profileOf(data.id) ?? data);
}
