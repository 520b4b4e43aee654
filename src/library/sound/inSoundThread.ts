import { Worker } from 'node:worker_threads';
import type { AlignmentProposal } from '../../domain/alignment/alignmentProposal.ts';
import type { FoundShift } from '../../domain/sound/clockShift.ts';
import type { JobControl } from '../jobs/jobRegistry.ts';
import { failureWord, toldFailure } from './soundFailure.ts';
import { THREAD_LIMITS } from './threadLimits.ts';
import type { AlignTask, ReadTask, ShiftTask, SoundOrder, SoundTask, SoundWord } from './soundTask.ts';
import type { WindowSound } from './WindowSound.ts';

/** Beside this module, as source and in the build. */
const THREAD = new URL(`./soundThread.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url);
/** A thread that does not stop by itself is stopped after this. */
const PATIENCE_MS = 100;

/**
 * Does work on sound in a thread of its own, as a job: it is paused, cancelled and watched with `control`, whose progress
 * counts milliseconds of the recording. Cancelled, it gives `null`. Refused with what `recordingSound` refuses.
 */
export function inSoundThread(task: ReadTask, control: JobControl, windowSound: WindowSound): Promise<void>;
export function inSoundThread(
  task: AlignTask,
  control: JobControl,
  windowSound: WindowSound,
): Promise<AlignmentProposal | null>;
export function inSoundThread(
  task: ShiftTask,
  control: JobControl,
  windowSound: WindowSound,
): Promise<FoundShift | null>;
export function inSoundThread(
  task: SoundTask,
  { signal, progress, onPause }: JobControl,
  windowSound: WindowSound,
): Promise<unknown> {
  if (signal.aborted) return Promise.resolve(null);
  const thread = new Worker(THREAD, { workerData: task, name: 'sound', resourceLimits: THREAD_LIMITS });
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  const order = (word: SoundOrder): void => thread.postMessage(word);
  onPause((isPaused) => order({ kind: isPaused ? 'pause' : 'resume' }));
  const ended = new AbortController();
  const wanted = AbortSignal.any([signal, ended.signal]);
  let sound: AsyncGenerator<Float32Array> | null = null;
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    const cancel = (): void => {
      order({ kind: 'cancel' });
      timer = setTimeout(() => void thread.terminate(), PATIENCE_MS).unref();
    };
    signal.addEventListener('abort', cancel);
    thread.on('message', (word: SoundWord) => {
      if (word.kind === 'progress') progress(word.doneMs, task.source.durationMs, '');
      else if (word.kind === 'want') sound = windowSound.blocks(word.mediaId, wanted, word.range);
      else if (word.kind === 'pull') void nextBlock(sound!).then(order);
      else if (word.kind === 'done') resolve(signal.aborted ? null : word.result);
      else reject(toldFailure(word));
    });
    thread.on('error', reject);
    thread.on('exit', () => {
      clearTimeout(timer);
      // The job is listed for long; the task need not be.
      signal.removeEventListener('abort', cancel);
      ended.abort();
      // One that has told its result has settled already.
      if (signal.aborted) resolve(null);
      else reject(new Error('the sound thread ended without a word'));
    });
  });
}

/** What the thread is told when it pulls a block. */
async function nextBlock(sound: AsyncGenerator<Float32Array>): Promise<SoundOrder> {
  try {
    const { done, value } = await sound.next();
    return { kind: 'block', samples: done === true ? null : value };
  } catch (error) {
    return failureWord(error);
  }
}
