import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { GlossaryEntry } from '../../../domain/glossary/glossaryEntry.ts';
import type { TalkId } from '../../../domain/transcript/transcript.ts';
import { useHost } from '../../host/HostContext.ts';

/** The entries that hold in a talk, kept up to date with what the library announces. */
export function useGlossary(talkId: TalkId): UseQueryResult<readonly GlossaryEntry[]> {
  const { connection } = useHost();
  const queries = useQueryClient();
  useEffect(
    () => connection.on('glossary.changed', () => void queries.invalidateQueries({ queryKey: ['glossary'] })),
    [connection, queries],
  );
  return useQuery({
    queryKey: ['glossary', talkId],
    queryFn: async () => (await connection.call('glossary.list', { talkId })).entries,
  });
}
