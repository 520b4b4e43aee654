import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useHost } from '../../host/HostContext.ts';

/** What the screen shows of the library, and must ask for again when talks have changed. */
const SHOWN: ReadonlySet<unknown> = new Set(['talks.list', 'talks.facets', 'library.describe']);
/** An import announces many changes; asking again for each would make the list flicker. */
const GATHER_MS = 150;

/** Asks again for what is shown when the library announces a change; what is on screen stays until then. */
export function useRefreshOnChange(): void {
  const { connection } = useHost();
  const queries = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refresh = (): void => {
      timer = undefined;
      void queries.invalidateQueries({ predicate: ({ queryKey }) => SHOWN.has(queryKey[0]) });
    };
    const refreshSoon = (): void => {
      timer ??= setTimeout(refresh, GATHER_MS);
    };
    const stops = [
      connection.on('talks.changed', refreshSoon),
      connection.on('job.changed', ({ state }) => {
        if (state !== 'running') refreshSoon();
      }),
    ];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [connection, queries]);
}
