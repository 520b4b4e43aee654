import { z } from 'zod';
import { Failure } from '../../contract/failure.ts';
import { importRequest } from '../../contract/importSchemas.ts';
import { METHODS } from '../../contract/methods.ts';
import type { Job } from '../../contract/schemas.ts';
import { startAlignment } from '../handlers/alignment.ts';
import { startUndoing } from '../handlers/imports.ts';
import { startConversion } from '../handlers/media.ts';
import { startHarvest } from '../handlers/harvest.ts';
import { startImport } from '../handlers/notices.ts';
import { startRecognition } from '../handlers/recogniser.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import type { LibraryContext } from '../libraryContext.ts';
import { startTaking } from './takeTexts.ts';

/** How a kind of job is begun anew from what it was asked to do; `id` is that of the job that was interrupted. */
type Restart = (context: LibraryContext, request: unknown, isPaused: boolean, id: string) => Promise<Job> | Job;

/** What an import is begun anew with; those of before had no report to go on with. */
const resumedImport = importRequest.extend({ importId: z.string().optional() });

const RESTARTS: Partial<Record<Job['kind'], Restart>> = {
  // Files that were imported already are recognised, and not imported twice.
  import: (context, request, isPaused) => startImport(context, resumedImport.parse(request), { isPaused }),
  watch: (context, request, isPaused) =>
    startImport(context, resumedImport.parse(request), { isPaused, kind: 'watch' }),
  undoImport: (context, request, isPaused) =>
    startUndoing(context, METHODS['imports.undo'].request.parse(request).importId, isPaused),
  harvest: (context, request, isPaused) =>
    startHarvest(context, METHODS['harvest.start'].request.parse(request), isPaused),
  align: (context, request, isPaused) =>
    startAlignment(context, METHODS['alignment.start'].request.parse(request), isPaused),
  recognise: (context, request, isPaused) =>
    startRecognition(context, METHODS['recogniser.start'].request.parse(request).talkId, isPaused),
  remux: (context, request, isPaused) =>
    startConversion(context, METHODS['media.convert'].request.parse(request), isPaused),
  takeTexts: (context, request, isPaused, id) =>
    startTaking(context, METHODS['timedTexts.takeAll'].request.parse(request), { isPaused, resumes: id }),
};

/**
 * Begins the jobs anew that had not ended when the library was closed, or its program was. Those that could not yet be
 * begun when `closed` is aborted are kept.
 */
export async function resumeJobs(context: LibraryContext, closed: AbortSignal): Promise<void> {
  const { store, logError } = context;
  for (const { id, kind, request, isPaused } of store.pendingJobs.all()) {
    try {
      await RESTARTS[kind]?.(context, request, isPaused, id);
    } catch (error) {
      // What it was to work on may be gone.
      if (!closed.aborted) {
        if (error instanceof Failure) fail(context, { kind, request }, error);
        else logError(error);
      }
    }
    if (closed.aborted) return;
    // The one that was begun is kept in its place.
    store.pendingJobs.remove(id);
  }
}

/** Says of work on a talk why it could not go on: whoever asked for it still waits for what it finds. */
function fail(
  { store, jobs }: LibraryContext,
  { kind, request }: { readonly kind: Job['kind']; readonly request: unknown },
  failure: Failure,
): void {
  const { data } = z.object({ talkId: z.string() }).safeParse(request);
  const talkId = data?.talkId as TalkId | undefined;
  if (talkId !== undefined && store.talks.numberOf(talkId) !== undefined) {
    jobs.start(kind, () => Promise.reject(failure), { talkId });
  }
}

/** The files that jobs which are to be begun anew still need. */
export function pathsOfPendingJobs(store: LibraryContext['store']): string[] {
  const texts = store.pendingJobs.all().filter(({ kind }) => kind === 'takeTexts');
  return [
    ...pendingImports(store).flatMap(({ paths }) => paths),
    ...texts.flatMap(({ request }) =>
      METHODS['timedTexts.takeAll'].request.parse(request).files.map((file) => file.path),
    ),
  ];
}

function pendingImports(store: LibraryContext['store']) {
  const pending = store.pendingJobs.all().filter(({ kind }) => kind === 'import' || kind === 'watch');
  return pending.map(({ request }) => resumedImport.parse(request));
}

/** Says of imports that nothing goes on with that they have ended: their program was ended just after they were cancelled. */
export function endLostImports({ store, now }: Pick<LibraryContext, 'store' | 'now'>): void {
  const undoing = store.pendingJobs.all().filter(({ kind }) => kind === 'undoImport');
  const ids = new Set<unknown>([
    ...pendingImports(store).map(({ importId }) => importId),
    ...undoing.map(({ request }) => METHODS['imports.undo'].request.parse(request).importId),
  ]);
  const lost = store.imports
    .list()
    .filter(({ id, state }) => (state === 'running' || state === 'undoing') && !ids.has(id));
  for (const { id, state } of lost) {
    const importNumber = store.imports.numberOf(id)!;
    store.transaction(() => {
      // What is left to undo can be undone then.
      if (state === 'running') store.imports.setState(importNumber, 'cancelled', now());
      else store.imports.setState(importNumber, 'done', null);
    });
  }
}
