import { queryOptions, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Connection } from '../../contract/connect.ts';
import type { Talk } from '../../contract/schemas.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import { useHost } from './HostContext.ts';

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
  return useQuery(talkQuery(connection, talkId));
}

/** How a talk is asked for. */
export function talkQuery(connection: Connection, talkId: TalkId) {
  return queryOptions({ queryKey: ['talk', talkId], queryFn: () => connection.call('talks.get', { talkId }) });
}
