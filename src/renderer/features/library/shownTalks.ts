import type { Refreshed } from '../../host/useRefresh.ts';

const NAMES: ReadonlySet<string> = new Set(['talks.list', 'talks.facets', 'library.describe']);

/** What the screen shows of the library, and must ask for again when talks have changed. */
export const SHOWN_TALKS: Refreshed = {
  isShown: (name) => NAMES.has(name),
  // An import announces many changes; asking again for each would make the list flicker.
  gatherMs: 150,
  listen: (connection, { soon }) => [
    connection.on('talks.changed', soon),
    connection.on('job.changed', ({ state }) => {
      if (state !== 'running') soon();
    }),
  ],
};
