import { constants, setPriority } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { TimeRange } from '../../domain/transcript/wordTimes.ts';
import { alignTalk } from './alignTalk.ts';
import { findRecordingShift } from './findRecordingShift.ts';
import { readSound } from './readSound.ts';
import { SecondSide } from './SecondSide.ts';
import { failureWord, toldFailure } from './soundFailure.ts';
import type { SoundOrder, SoundTask, SoundWord, ThreadControl } from './soundTask.ts';

/** The thread that `inSoundThread` starts: one task, then it ends. */
const ANNOUNCE_EVERY_MS = 100;

const port = parentPort!;
const abort = new AbortController();
let resume: (() => void) | null = null;
let paused: Promise<void> | null = null;
let lastToldAt = 0;
const second = new SecondSide();
let pulled = Promise.withResolvers<Float32Array | null>();

// On Linux this is the thread's own priority, elsewhere the whole program's: whoever plays or types comes first.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

const control: ThreadControl = {
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
  fromWindow,
  run: second.run,
};

port.on('message', (order: SoundOrder) => {
  if (order.kind === 'block') pulled.resolve(order.samples);
  else if (order.kind === 'failed') pulled.reject(toldFailure(order));
  else if (order.kind === 'pause') {
    second.hold(true);
    paused ??= new Promise((resolve) => (resume = resolve));
  } else {
    second.hold(false);
    if (order.kind === 'cancel') abort.abort();
    resume?.();
    paused = null;
  }
});
void perform(workerData as SoundTask)
  .then(tell)
  .then(() => {
    second.close();
    port.close();
  });

async function perform(task: SoundTask): Promise<SoundWord> {
  try {
    return { kind: 'done', result: await resultOf(task) };
  } catch (thrown) {
    return failureWord(thrown);
  }
}

async function* fromWindow(mediaId: string, range: TimeRange | undefined): AsyncGenerator<Float32Array> {
  tell({ kind: 'want', mediaId, range });
  for (;;) {
    pulled = Promise.withResolvers();
    tell({ kind: 'pull' });
    const samples = await pulled.promise;
    if (samples === null) return;
    yield samples;
  }
}

function resultOf(task: SoundTask): Promise<unknown> {
  if (task.kind === 'read') return readSound(task, control);
  return task.kind === 'align' ? alignTalk(task, control) : findRecordingShift(task, control);
}

function tell(word: SoundWord): void {
  port.postMessage(word);
}
