import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useHost } from '../../host/HostContext.ts';
import type { Refreshed } from '../../host/useRefresh.ts';

/** How many questions, and people, are listed at a time. */
const PEOPLE_SHOWN = 200;

/** What waits for the editor. */
export function useQueue() {
  const { connection } = useHost();
  return useQuery({
    queryKey: ['people.queue'],
    queryFn: () => connection.call('people.queue', { offset: 0, limit: PEOPLE_SHOWN }),
  });
}

/** The people whose names have the words of `query`. */
export function usePeopleList(query: string, limit = PEOPLE_SHOWN) {
  const { connection } = useHost();
  return useQuery({
    queryKey: ['people.list', query, limit],
    queryFn: () => connection.call('people.list', { query, offset: 0, limit }),
    placeholderData: keepPreviousData,
  });
}

/** How much is known to wait. */
export function useWaitingCount(): number {
  const { connection } = useHost();
  const waiting = useQuery({
    queryKey: ['people.waiting'],
    queryFn: () => connection.call('people.waiting', {}),
  });
  return waiting.data?.count ?? 0;
}

/** The talks of a person. */
export function useTalksOf(personId: string) {
  const { connection } = useHost();
  return useQuery({
    queryKey: ['people.talks', personId],
    queryFn: async () => (await connection.call('people.talks', { personId })).talks,
  });
}

/** What is shown of people. */
export const SHOWN_PEOPLE: Refreshed = {
  isShown: (name) => name.startsWith('people.'),
  gatherMs: 200,
  // An import announces many changes; asking again for each would make the list flicker.
  listen: (connection, { now, soon }) => [connection.on('people.changed', now), connection.on('talks.changed', soon)],
};
