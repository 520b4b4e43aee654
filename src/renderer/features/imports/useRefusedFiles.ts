import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Connection } from '../../../contract/connect.ts';
import type { ImportItem } from '../../../contract/importSchemas.ts';
import { useHost } from '../../host/HostContext.ts';
import { refusedFiles, type RefusedFiles } from './importPaths.ts';
import { KEY } from './useImports.ts';

/** As many rows as a call gives. */
const ROWS = 1_000;

/** The files of an import that were refused. */
export function useRefusedFiles(importId: string): UseQueryResult<RefusedFiles> {
  const { connection } = useHost();
  return useQuery({
    queryKey: [KEY, importId, 'refused'],
    queryFn: async () => refusedFiles(await refusedRows(connection, importId)),
  });
}

async function refusedRows(connection: Connection, importId: string): Promise<readonly ImportItem[]> {
  const refused: ImportItem[] = [];
  for (;;) {
    const filter = { outcomes: ['refused' as const], marks: [], query: '' };
    const { total, items } = await connection.call('imports.report', {
      importId,
      filter,
      offset: refused.length,
      limit: ROWS,
    });
    refused.push(...items);
    if (items.length === 0 || refused.length >= total) return refused;
  }
}
