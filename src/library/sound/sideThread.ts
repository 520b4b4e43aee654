import { constants, setPriority } from 'node:os';
import { workerData } from 'node:worker_threads';
import { SideWorker, type SideOrder } from '../../domain/alignment/searchSide.ts';
import type { ThreadPlace } from './SecondSide.ts';

/** The thread that `SecondSide` starts: it does orders, one after another, until it is stopped. */
const { port, isHeld } = workerData as ThreadPlace;
const worker = new SideWorker();

// See `soundThread.ts`.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

port.on('message', (order: SideOrder) => {
  const work = worker.perform(order);
  for (let step = work.next(); ; step = work.next()) {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    if (step.done === true) return port.postMessage(step.value);
    Atomics.wait(isHeld, 0, 1);
  }
});
