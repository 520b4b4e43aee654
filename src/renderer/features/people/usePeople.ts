import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useHost } from '../../host/HostContext.ts';

/** How many questions, and people, are listed at a time. */
const PEOPLE_SHOWN = 200;
/** An import announces many changes; asking again for each would make the list flicker. */
const GATHER_MS = 200;

/** What waits for the editor. */
export function useQueue() {
  const { connection } = useHost();
  return useQuery({
    queryKey: ['people.queue'],
    queryFn: () => connection.call('people.queue', { offset: 0, limit: PEOPLE_SHOWN }),
  });
}

/** The people whose names have the words of `query`, and how much waits in all. */
export function usePeopleList(query: string, limit = PEOPLE_SHOWN) {
  const { connection } = useHost();
  return useQuery({
    queryKey: ['people.list', query, limit],
    queryFn: () => connection.call('people.list', { query, offset: 0, limit }),
    placeholderData: keepPreviousData,
  });
}

/** The talks of a person. */
export function useTalksOf(personId: string) {
  const { connection } = useHost();
  return useQuery({
    queryKey: ['people.talks', personId],
    queryFn: async () => (await connection.call('people.talks', { personId })).talks,
  });
}

/** Asks again for what is shown of people when the library announces a change. */
export function useRefreshOfPeople(): void {
  const { connection } = useHost();
  const queries = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refresh = (): void => {
      timer = undefined;
      void queries.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('people.') });
    };
    const refreshSoon = (): void => {
      timer ??= setTimeout(refresh, GATHER_MS);
    };
    const stops = [connection.on('people.changed', refresh), connection.on('talks.changed', refreshSoon)];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [connection, queries]);
}
