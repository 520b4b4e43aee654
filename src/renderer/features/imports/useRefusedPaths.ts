import type { ImportItem } from '../../../contract/importSchemas.ts';
import { useHost } from '../../host/HostContext.ts';
import { pathsToRetry } from './importPaths.ts';

/** As many rows as a call gives. */
const ROWS = 1_000;

/**
 * A function that gives the files of an import that were refused, to be tried again. None when none of them is a file of
 * this computer.
 */
export function useRefusedPaths(importId: string): () => Promise<readonly string[]> {
  const { connection } = useHost();
  return async () => {
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
      if (items.length === 0 || refused.length >= total) return pathsToRetry(refused);
    }
  };
}
