import { Logging, LogLevel } from 'mediabunny';
import { parentPort, workerData } from 'node:worker_threads';
import { failureWord } from '../sound/soundFailure.ts';
import { describeContainer } from './describeContainer.ts';
import type { ContainerWord } from './describeInThread.ts';

/** The thread that `describeInThread` starts: one file, then it ends. */
const TELL_EVERY_MS = 1_000;
const port = parentPort!;

// That it does not know a codec, it would tell on the terminal of who runs a command: ffmpeg may know it.
Logging.level = LogLevel.Silent;
setInterval(() => tell({ kind: 'awake' }), TELL_EVERY_MS).unref();
void describeContainer(workerData as string).then(
  (description) => tell({ kind: 'done', description }),
  (error: unknown) => tell(failureWord(error)),
);

function tell(word: ContainerWord): void {
  port.postMessage(word);
}
