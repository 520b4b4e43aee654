import { queryOptions, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import type { Reply } from '../../contract/methods.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import { useHost } from '../host/HostContext.ts';
import { talkQuery } from '../host/useTalk.ts';
import { untilStored } from './unsavedTexts.ts';

/** Asks for the text of a talk before there is a place to show it. What asks is not drawn again when it comes. */
export function useTextAhead(talkId: TalkId): void {
  useQuery({ ...useTextQuery(talkId), notifyOnChangeProps: [] });
}

/** The text of a talk as it was when the talk was opened; from then on its editor has it. */
export function useStoredTranscript(talkId: TalkId): UseQueryResult<Reply<'transcripts.get'>> {
  return useQuery(useTextQuery(talkId));
}

function useTextQuery(talkId: TalkId) {
  const { connection } = useHost();
  const queries = useQueryClient();
  return queryOptions({
    queryKey: ['transcript', talkId],
    queryFn: async () => {
      await untilStored(talkId);
      // The library does one thing after the other. The notice is short; while it reads the text, the panes are drawn.
      await queries.fetchQuery(talkQuery(connection, talkId)).catch(() => undefined);
      return connection.call('transcripts.get', { talkId });
    },
    staleTime: Infinity,
    gcTime: 0,
  });
}
