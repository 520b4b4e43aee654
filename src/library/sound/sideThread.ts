import { workerData } from 'node:worker_threads';
import { SideWorker, type SideOrder } from '../../domain/alignment/searchSide.ts';
import type { ThreadPlace } from './SecondSide.ts';

/**
 * The thread that `SecondSide` starts: it does orders, one after another, until it is stopped. On Linux it has the priority
 * of the thread that starts it: who waits for it must not wait longer than for itself.
 */
const { port, isHeld } = workerData as ThreadPlace;
const worker = new SideWorker();

port.on('message', (order: SideOrder) => {
  const work = worker.perform(order);
  for (let step = work.next(); ; step = work.next()) {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    if (step.done === true) return port.postMessage(step.value);
    Atomics.wait(isHeld, 0, 1);
  }
});
