import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Call } from '../../../contract/methods.ts';
import type { ImportItem } from '../../../contract/importSchemas.ts';
import { useHost } from '../../host/HostContext.ts';

const PAGE = 1_000;

/** The rows of the report of an import that has ended; none when there is no report. */
export function useReportItems(importId: string | null): UseQueryResult<ImportItem[]> {
  const { connection } = useHost();
  return useQuery({
    queryKey: ['imports.report', importId],
    queryFn: () => (importId === null ? [] : allItems(connection.call, importId)),
  });
}

async function allItems(call: Call, importId: string): Promise<ImportItem[]> {
  const all: ImportItem[] = [];
  for (;;) {
    const { items } = await call('imports.report', { importId, offset: all.length, limit: PAGE });
    all.push(...items);
    if (items.length < PAGE) return all;
  }
}
