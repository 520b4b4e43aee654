import { parentPort } from 'node:worker_threads';
import { readWebAnswer } from '../harvest/readWebAnswer.ts';
import { readTableStart } from './packedSources.ts';
import { readSource } from './readSource.ts';
import type { ThreadResult, ThreadTask, ThreadWord } from './sourceTask.ts';

/** The thread that `NoticeThreads` starts: it reads one file after another. */
const port = parentPort!;

port.on('message', (task: ThreadTask) => {
  void read(task).then(tell);
});
tell('ready');

function tell(word: ThreadWord): void {
  port.postMessage(word);
}

/** A reader that throws has a defect; the file is refused, and the others are read. */
async function read(task: ThreadTask): Promise<ThreadResult> {
  try {
    if (task.kind === 'source') return await readSource(task);
    return task.kind === 'table' ? await readTableStart(task.bytes) : readWebAnswer(task.bytes);
  } catch (error) {
    return { ok: false, reason: 'crashed', detail: String(error).slice(0, 500) };
  }
}
