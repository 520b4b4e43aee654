import { keepPreviousData, queryOptions, useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Connection } from '../../../contract/connect.ts';
import type { TalkRow } from '../../../contract/schemas.ts';
import { useHost } from '../../host/HostContext.ts';
import { PAGE_SIZE } from '../../ui/listWindow.ts';
import type { ListRequest } from './libraryView.ts';

interface TalkPage {
  /** What the page answers, for a list that still shows the answer to an earlier request. */
  readonly request: ListRequest;
  readonly page: number;
  readonly total: number;
  readonly talks: readonly TalkRow[];
}

function pageQuery(connection: Connection, request: ListRequest, page: number) {
  return queryOptions({
    queryKey: ['talks.list', request, page],
    queryFn: async (): Promise<TalkPage> => {
      const reply = await connection.call('talks.list', { ...request, offset: page * PAGE_SIZE, limit: PAGE_SIZE });
      return { request, page, ...reply };
    },
  });
}

/**
 * The first page of a list, and with it the list's length. While the answer to a new request is under way the data
 * are those of the one before, so that nothing flashes.
 */
export function useFirstPage(request: ListRequest): UseQueryResult<TalkPage> {
  const { connection } = useHost();
  return useQuery({ ...pageQuery(connection, request, 0), placeholderData: keepPreviousData });
}

interface LoadedPages {
  readonly pages: readonly TalkPage[];
  readonly failure: unknown;
}

/** The given pages of a list, as far as they are there. */
export function useTalkPages(request: ListRequest, pages: readonly number[]): LoadedPages {
  const { connection } = useHost();
  return useQueries({ queries: pages.map((page) => pageQuery(connection, request, page)), combine });
}

function combine(results: readonly UseQueryResult<TalkPage>[]): LoadedPages {
  return {
    pages: results.flatMap((result) => result.data ?? []),
    failure: results.find((result) => result.error !== null)?.error ?? null,
  };
}

/** The talk in a row; `undefined` while its page is not there. */
export function talkInRow(pages: readonly TalkPage[], row: number): TalkRow | undefined {
  const page = Math.floor(row / PAGE_SIZE);
  return pages.find((candidate) => candidate.page === page)?.talks[row % PAGE_SIZE];
}

/** The row of a talk among the loaded pages; -1 when it is not among them. */
export function rowOfTalk(pages: readonly TalkPage[], talkId: string | undefined): number {
  for (const { page, talks } of pages) {
    const at = talks.findIndex((talk) => talk.id === talkId);
    if (at >= 0) return page * PAGE_SIZE + at;
  }
  return -1;
}
