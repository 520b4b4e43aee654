import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import { useHost } from './HostContext.ts';

/** The events that tell of a talk alone. */
type TalkEvent = 'revisions.changed' | 'alignment.changed' | 'recognition.changed';

/** What the library knows of a talk, asked for anew each time that an event tells of it. */
export function useTalkQuery<T>(event: TalkEvent, talkId: TalkId, ask: () => Promise<T>): UseQueryResult<T> {
  const { connection } = useHost();
  const queries = useQueryClient();
  useEffect(
    () =>
      connection.on(event, (changed) => {
        if (changed.talkId === talkId) void queries.invalidateQueries({ queryKey: [event, talkId] });
      }),
    [connection, queries, event, talkId],
  );
  return useQuery({ queryKey: [event, talkId], queryFn: ask });
}
