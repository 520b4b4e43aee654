import type { Terminal } from './terminal.ts';

/** For tests: a terminal that shows nothing. */
export const SILENT_TERMINAL: Terminal = {
  out: () => undefined,
  err: () => undefined,
  showsProgress: false,
  onInterrupt: () => () => undefined,
};
