import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Reply } from '../../contract/methods.ts';
import type { Talk } from '../../contract/schemas.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import { useHost } from '../host/HostContext.ts';
import { untilStored } from './unsavedTexts.ts';

/** The talk, kept up to date with what the library announces. */
export function useTalk(talkId: TalkId): UseQueryResult<Talk> {
  const { connection } = useHost();
  const queries = useQueryClient();
  useEffect(
    () =>
      connection.on('talks.changed', ({ talkIds }) => {
        if (talkIds.includes(talkId)) void queries.invalidateQueries({ queryKey: ['talk', talkId] });
      }),
    [connection, queries, talkId],
  );
  return useQuery({ queryKey: ['talk', talkId], queryFn: () => connection.call('talks.get', { talkId }) });
}

/** The text of a talk as it was when the talk was opened; from then on its editor has it. */
export function useStoredTranscript(talkId: TalkId): UseQueryResult<Reply<'transcripts.get'>> {
  const { connection } = useHost();
  return useQuery({
    queryKey: ['transcript', talkId],
    queryFn: async () => {
      await untilStored(talkId);
      return connection.call('transcripts.get', { talkId });
    },
    staleTime: Infinity,
    gcTime: 0,
  });
}
