import { useCallback, useEffect, useRef, useState } from 'react';
import type { Connection } from '../../contract/connect.ts';
import type { Reply } from '../../contract/methods.ts';

/** What `files.list` says of a folder. */
export type FolderListing = Reply<'files.list'>;

interface FolderState {
  /** `null` until the first folder is there. A folder that cannot be read leaves the one before. */
  readonly listing: FolderListing | null;
  readonly failure: unknown;
  readonly isLoading: boolean;
}

interface Folder extends FolderState {
  /** Goes to a folder, `null` being home. Tells whether it is there now; the failure is in `failure`. */
  readonly goTo: (
    folder: string | null,
  ) => Promise<{ readonly listing: FolderListing } | { readonly failure: unknown }>;
}

/** A folder of the machine that the library runs on, from `initial`, or from home when that one is gone. */
export function useFolder(connection: Connection, initial: string | null): Folder {
  const [state, setState] = useState<FolderState>({ listing: null, failure: null, isLoading: true });
  const lastAsked = useRef(0);

  const goTo = useCallback<Folder['goTo']>(
    async (folder) => {
      const asked = ++lastAsked.current;
      const show = (change: Partial<FolderState>): void => {
        // An answer that comes after a later question must not replace its answer.
        if (asked === lastAsked.current) setState((before) => ({ ...before, isLoading: false, ...change }));
      };
      setState((before) => ({ ...before, isLoading: true }));
      try {
        const listing = await connection.call('files.list', { folder });
        show({ listing, failure: null });
        return { listing };
      } catch (failure) {
        show({ failure });
        return { failure };
      }
    },
    [connection],
  );

  const start = useRef(initial);
  useEffect(() => {
    void goTo(start.current).then((result) => {
      if ('failure' in result && start.current !== null) void goTo(null);
    });
  }, [goTo]);

  return { ...state, goTo };
}
