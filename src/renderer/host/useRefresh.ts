import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Connection } from '../../contract/connect.ts';
import { useHost } from './HostContext.ts';

/** Asks again for what is shown: `now`, or `soon`, so that of many announcements in a row only one is answered. */
interface Refresh {
  now(): void;
  soon(): void;
}

/** What a part of the window shows of the library, and which announcements make it stale. A constant of its module. */
export interface Refreshed {
  /** Whether a query is of that part, by the first of its key. */
  isShown(name: string): boolean;
  /** How long `soon` waits, in milliseconds. */
  readonly gatherMs: number;
  /** Listens for announcements. Gives what stops it. */
  listen(connection: Connection, refresh: Refresh): readonly (() => void)[];
}

/** Asks again for what is shown when the library announces a change; what is on screen stays until then. */
export function useRefresh({ isShown, gatherMs, listen }: Refreshed): void {
  const { connection } = useHost();
  const queries = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const now = (): void => {
      timer = undefined;
      void queries.invalidateQueries({ predicate: ({ queryKey }) => isShown(String(queryKey[0])) });
    };
    const soon = (): void => {
      timer ??= setTimeout(now, gatherMs);
    };
    const stops = listen(connection, { now, soon });
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [connection, queries, isShown, gatherMs, listen]);
}
