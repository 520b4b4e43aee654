import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Reply } from '../../contract/methods.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import { useHost } from '../host/HostContext.ts';
import { untilStored } from './unsavedTexts.ts';

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
