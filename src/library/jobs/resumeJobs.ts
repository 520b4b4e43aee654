import { Failure } from '../../contract/failure.ts';
import { METHODS } from '../../contract/methods.ts';
import type { Job } from '../../contract/schemas.ts';
import { startAlignment } from '../handlers/alignment.ts';
import { startConversion } from '../handlers/media.ts';
import { startImport } from '../handlers/notices.ts';
import { startRecognition } from '../handlers/recogniser.ts';
import type { LibraryContext } from '../libraryContext.ts';

/** How a kind of job is begun anew from what it was asked to do. */
type Restart = (context: LibraryContext, request: unknown, isPaused: boolean) => Promise<Job> | Job;

function importPaths(request: unknown): string[] {
  return METHODS['notices.import'].request.parse(request).paths;
}

const RESTARTS: Partial<Record<Job['kind'], Restart>> = {
  // Files that were imported already are recognised, and not imported twice.
  import: (context, request, isPaused) => startImport(context, importPaths(request), isPaused),
  align: (context, request, isPaused) =>
    startAlignment(context, METHODS['alignment.start'].request.parse(request), isPaused),
  recognise: (context, request, isPaused) =>
    startRecognition(context, METHODS['recogniser.start'].request.parse(request).talkId, isPaused),
  remux: (context, request, isPaused) =>
    startConversion(context, METHODS['media.convert'].request.parse(request), isPaused),
};

/**
 * Begins the jobs anew that had not ended when the library was closed, or its program was. Those that could not yet be
 * begun when `closed` is aborted are kept.
 */
export async function resumeJobs(context: LibraryContext, closed: AbortSignal): Promise<void> {
  const { store, logError } = context;
  for (const { id, kind, request, isPaused } of store.pendingJobs.all()) {
    try {
      await RESTARTS[kind]?.(context, request, isPaused);
    } catch (error) {
      // What it was to work on may be gone.
      if (!closed.aborted && !(error instanceof Failure)) logError(error);
    }
    if (closed.aborted) return;
    // The one that was begun is kept in its place.
    store.pendingJobs.remove(id);
  }
}

/** The files that jobs which are to be begun anew still need. */
export function pathsOfPendingJobs(store: LibraryContext['store']): string[] {
  return store.pendingJobs.all().flatMap(({ kind, request }) => (kind === 'import' ? importPaths(request) : []));
}
