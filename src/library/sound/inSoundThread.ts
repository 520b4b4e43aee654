import { Worker } from 'node:worker_threads';
import type { AlignmentProposal } from '../../domain/alignment/alignmentProposal.ts';
import { Failure, type FailureCode } from '../../contract/failure.ts';
import type { FoundShift } from '../../domain/sound/clockShift.ts';
import type { JobControl } from '../jobs/jobRegistry.ts';
import type { AlignTask, ReadTask, ShiftTask, SoundOrder, SoundTask, SoundWord } from './soundTask.ts';

/** Beside this module, as source and in the build. */
const THREAD = new URL(`./soundThread.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url);
/** A thread that does not stop by itself is stopped after this. */
const PATIENCE_MS = 2_000;

/**
 * Does work on sound in a thread of its own, as a job: it is paused, cancelled and watched with `control`, whose progress
 * counts milliseconds of the recording. Cancelled, it gives `null`. Refused with what `decodeSound` refuses.
 */
export function inSoundThread(task: ReadTask, control: JobControl): Promise<void>;
export function inSoundThread(task: AlignTask, control: JobControl): Promise<AlignmentProposal | null>;
export function inSoundThread(task: ShiftTask, control: JobControl): Promise<FoundShift | null>;
export function inSoundThread(task: SoundTask, { signal, progress, onPause }: JobControl): Promise<unknown> {
  if (signal.aborted) return Promise.resolve(null);
  const thread = new Worker(THREAD, { workerData: task, name: 'sound' });
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  const order = (word: SoundOrder): void => thread.postMessage(word);
  onPause((isPaused) => order(isPaused ? 'pause' : 'resume'));
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    signal.addEventListener('abort', () => {
      order('cancel');
      timer = setTimeout(() => void thread.terminate(), PATIENCE_MS).unref();
    });
    thread.on('message', (word: SoundWord) => {
      if (word.kind === 'progress') progress(word.doneMs, task.source.durationMs, '');
      else if (word.kind === 'done') resolve(signal.aborted ? null : word.result);
      else reject(failureOf(word.code, word.detail));
    });
    thread.on('error', reject);
    thread.on('exit', () => {
      clearTimeout(timer);
      // One that has told its result has settled already.
      if (signal.aborted) resolve(null);
      else reject(new Error('the sound thread ended without a word'));
    });
  });
}

function failureOf(code: string | null, detail: string): Error {
  return code === null ? new Error(detail) : new Failure(code as FailureCode, detail);
}
