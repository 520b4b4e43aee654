import { constants, setPriority } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { Failure } from '../../contract/failure.ts';
import { storageFailure } from '../store/storageFailure.ts';
import { alignTalk } from './alignTalk.ts';
import { findRecordingShift } from './findRecordingShift.ts';
import { readSound } from './readSound.ts';
import type { SoundControl, SoundOrder, SoundTask, SoundWord } from './soundTask.ts';

/** The thread that `inSoundThread` starts: one task, then it ends. */
const ANNOUNCE_EVERY_MS = 50;

const port = parentPort!;
const abort = new AbortController();
let resume: (() => void) | null = null;
let paused: Promise<void> | null = null;
let lastToldAt = 0;

// On Linux this is the thread's own priority, elsewhere the whole program's: whoever plays or types comes first.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

const control: SoundControl = {
  signal: abort.signal,
  async turn() {
    await nextTurn();
    if (!abort.signal.aborted) await paused;
  },
  progress(doneMs) {
    if (performance.now() - lastToldAt < ANNOUNCE_EVERY_MS) return;
    lastToldAt = performance.now();
    tell({ kind: 'progress', doneMs });
  },
};

port.on('message', (order: SoundOrder) => {
  if (order === 'pause') paused ??= new Promise((resolve) => (resume = resolve));
  else {
    if (order === 'cancel') abort.abort();
    resume?.();
    paused = null;
  }
});
void perform(workerData as SoundTask)
  .then(tell)
  .then(() => port.close());

async function perform(task: SoundTask): Promise<SoundWord> {
  try {
    return { kind: 'done', result: await resultOf(task) };
  } catch (thrown) {
    const error = storageFailure(thrown);
    if (error instanceof Failure) return { kind: 'failed', code: error.code, detail: error.detail };
    return {
      kind: 'failed',
      code: null,
      detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}

function resultOf(task: SoundTask): Promise<unknown> {
  if (task.kind === 'read') return readSound(task, control);
  return task.kind === 'align' ? alignTalk(task, control) : findRecordingShift(task, control);
}

function tell(word: SoundWord): void {
  port.postMessage(word);
}
