import { parentPort } from 'node:worker_threads';
import { readSource } from './readSource.ts';
import type { ReadSource, SourceTask } from './sourceTask.ts';

/** The thread that `NoticeThreads` starts: it reads one file after another. */
const port = parentPort!;

port.on('message', (task: SourceTask) => {
  void read(task).then((result) => port.postMessage(result));
});

/** A reader that throws has a defect; the file is refused, and the others are read. */
async function read(task: SourceTask): Promise<ReadSource> {
  try {
    return await readSource(task);
  } catch (error) {
    return { ok: false, reason: 'crashed', detail: String(error).slice(0, 500) };
  }
}
