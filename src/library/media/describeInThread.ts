import { Worker } from 'node:worker_threads';
import { toldFailure } from '../sound/soundFailure.ts';
import type { SoundFailure } from '../sound/soundTask.ts';
import type { ContainerDescription } from './describeContainer.ts';

/** What the thread tells: that it is not stuck, or its last word. */
export type ContainerWord =
  | { readonly kind: 'awake' }
  | { readonly kind: 'done'; readonly description: ContainerDescription | null }
  | SoundFailure;

/** Beside this module, as source and in the build. */
const THREAD = new URL(`./containerThread.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url);
/**
 * A thread that says nothing for so long is in a loop, on a busy machine, too: reading hours of FLAC takes longer, but has
 * pauses.
 */
const PATIENCE_MS = 20_000;
/** The index of three hours takes a tenth of it. */
const MAX_HEAP_MB = 1_024;

/**
 * What `describeContainer` says, from a thread of its own: a damaged file on which the reader never ends, or for which it
 * wants too much memory, is none that is known; nor is any where the system has no thread to give.
 */
export async function describeInThread(path: string, patienceMs = PATIENCE_MS): Promise<ContainerDescription | null> {
  const worker = startWorker(path);
  if (worker === null) return null;
  const told = Promise.withResolvers<ContainerDescription | null>();
  const timer = setTimeout(() => told.resolve(null), patienceMs);
  worker.on('message', (word: ContainerWord) => {
    if (word.kind === 'awake') timer.refresh();
    else if (word.kind === 'done') told.resolve(word.description);
    else told.reject(toldFailure(word));
  });
  worker.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') told.resolve(null);
    else told.reject(error);
  });
  worker.on('exit', () => told.reject(new Error('the thread of a container ended without a word')));
  try {
    return await told.promise;
  } finally {
    clearTimeout(timer);
    void worker.terminate();
  }
}

function startWorker(path: string): Worker | null {
  const resourceLimits = { maxOldGenerationSizeMb: MAX_HEAP_MB };
  try {
    return new Worker(THREAD, { workerData: path, name: 'container', resourceLimits });
  } catch {
    return null;
  }
}
