import { keepPreviousData, useQueries, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Reply } from '../../../contract/methods.ts';
import type {
  ImportFilter,
  ImportItem,
  ImportItemDetail,
  ImportSummary,
  KeptTalk,
} from '../../../contract/importSchemas.ts';
import { useHost } from '../../host/HostContext.ts';
import { PAGE_SIZE } from '../../ui/listWindow.ts';

/** All that is asked of imports has this at the head of its key: news of one makes it stale. */
export const KEY = 'imports';

/** Asks anew for what is shown when an import has more rows, was undone, or had conflicts decided. */
export function useRefreshOnImport(): void {
  const { connection } = useHost();
  const queries = useQueryClient();
  useEffect(
    () => connection.on('import.changed', () => void queries.invalidateQueries({ queryKey: [KEY] })),
    [connection, queries],
  );
}

/** The imports that were made, newest first. */
export function useImports(): UseQueryResult<readonly ImportSummary[]> {
  const { connection } = useHost();
  return useQuery({
    queryKey: [KEY, 'list'],
    queryFn: async () => (await connection.call('imports.list', {})).imports,
  });
}

export function useImportSummary(importId: string): UseQueryResult<ImportSummary> {
  const { connection } = useHost();
  return useQuery({ queryKey: [KEY, importId], queryFn: () => connection.call('imports.get', { importId }) });
}

type ReportPage = Reply<'imports.report'>;

/** The given pages of a report, as far as they are there, and its length. */
export function useReportPages(importId: string, filter: ImportFilter, pages: readonly number[]) {
  const { connection } = useHost();
  const pageQuery = (page: number) => ({
    queryKey: [KEY, importId, 'report', filter, page],
    queryFn: (): Promise<ReportPage> =>
      connection.call('imports.report', { importId, filter, offset: page * PAGE_SIZE, limit: PAGE_SIZE }),
  });
  // The answer before stays until the new one is there, so that nothing flashes.
  const first = useQuery({ ...pageQuery(0), placeholderData: keepPreviousData });
  const more = useQueries({ queries: pages.filter((page) => page > 0).map(pageQuery) });
  const wanted = pages.filter((page) => page > 0);
  const itemAt = (row: number): ImportItem | undefined => {
    const page = Math.floor(row / PAGE_SIZE);
    const reply = page === 0 ? first.data : more[wanted.indexOf(page)]?.data;
    return reply?.items[row % PAGE_SIZE];
  };
  return { first, itemAt };
}

/** A row with all there is to tell. */
export function useItemDetail(importId: string, itemId: string): UseQueryResult<ImportItemDetail> {
  const { connection } = useHost();
  return useQuery({
    queryKey: [KEY, importId, 'item', itemId],
    queryFn: () => connection.call('imports.item', { itemId }),
    placeholderData: keepPreviousData,
  });
}

/** The first talks of which undoing an import kept something. */
export function useKept(importId: string, isUndone: boolean): UseQueryResult<readonly KeptTalk[]> {
  const { connection } = useHost();
  return useQuery({
    queryKey: [KEY, importId, 'kept'],
    enabled: isUndone,
    queryFn: async () => (await connection.call('imports.kept', { importId, offset: 0, limit: 200 })).talks,
  });
}
