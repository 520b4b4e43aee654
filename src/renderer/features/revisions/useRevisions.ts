import type { UseQueryResult } from '@tanstack/react-query';
import type { Connection } from '../../../contract/connect.ts';
import type { Revision } from '../../../contract/schemas.ts';
import type { TalkId, Transcript } from '../../../domain/transcript/transcript.ts';
import { useHost } from '../../host/HostContext.ts';
import { useTalkQuery } from '../../host/useTalkQuery.ts';

/** The revisions of a talk, newest first, kept up to date with what the library announces. */
export function useRevisions(talkId: TalkId): UseQueryResult<Revision[]> {
  const { connection } = useHost();
  return useTalkQuery('revisions.changed', talkId, async () => {
    return (await connection.call('revisions.list', { talkId })).revisions;
  });
}

/** How to get the text of a revision; it never changes. */
export function revisionTextQuery(connection: Connection, revisionId: string) {
  return {
    queryKey: ['revision', revisionId],
    queryFn: async (): Promise<Transcript> => (await connection.call('revisions.get', { revisionId })).paragraphs,
    staleTime: Infinity,
    gcTime: 60_000,
    structuralSharing: false,
  };
}
