import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { HarvestChoice, HarvestSource } from '../../../contract/harvestSchemas.ts';
import { useHost } from '../../host/HostContext.ts';

const KEY = ['harvest.sources'];

interface HarvestSources {
  readonly sources: readonly HarvestSource[];
  /** What the last action came to: `null` while there was none. */
  readonly outcome: 'started' | { readonly failure: unknown } | null;
  readonly add: (choice: HarvestChoice) => Promise<void>;
  readonly remove: (id: string) => void;
  readonly start: (id: string, isWhole: boolean) => void;
}

/** The sources that are kept, and what can be done with them. */
export function useHarvestSources(): HarvestSources {
  const { connection } = useHost();
  const queries = useQueryClient();
  const [outcome, setOutcome] = useState<HarvestSources['outcome']>(null);
  const { data } = useQuery({ queryKey: KEY, queryFn: () => connection.call('harvest.sources', {}) });
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: KEY });
  useEffect(
    () =>
      // When a harvest ends its source has a new date.
      connection.on('job.changed', ({ kind, state }) => {
        if (kind === 'harvest' && state !== 'running') void queries.invalidateQueries({ queryKey: KEY });
      }),
    [connection, queries],
  );
  const fail = (failure: unknown): void => setOutcome({ failure });
  return {
    sources: data?.sources ?? [],
    outcome,
    async add(choice) {
      await connection.call('harvest.add', choice);
      await refresh();
    },
    remove: (id) => void connection.call('harvest.remove', { id }).then(refresh, fail),
    start: (id, isWhole) =>
      void connection.call('harvest.start', { id, isWhole }).then(() => setOutcome('started'), fail),
  };
}
