/* oxlint-disable unicorn/require-post-message-target-origin -- a port between processes is no window */
import { EventEmitter } from 'node:events';
import { Worker } from 'node:worker_threads';
import type Electron from 'electron';
import type { MessagePortMain } from './portsStandIn.ts';

/** Electron's `UtilityProcess`, as a worker of its own: it has its own modules, and can end without the app. */
export class UtilityProcess extends EventEmitter implements Pick<Electron.UtilityProcess, 'kill'> {
  readonly modulePath: string;
  readonly #worker: Worker;
  #isGone = false;

  constructor(modulePath: string) {
    super();
    this.modulePath = modulePath;
    this.#worker = new Worker(new URL('./utilityBootstrap.ts', import.meta.url), { workerData: { modulePath } });
    this.#worker.on('message', (message: unknown) => this.emit('message', message));
    this.#worker.on('error', (error) => this.emit('error', 'FatalError', modulePath, String(error)));
    this.#worker.on('exit', (code) => {
      this.#isGone = true;
      this.emit('exit', code);
    });
    this.on('error', () => undefined);
  }

  postMessage(message: unknown, transfer: MessagePortMain[] = []): void {
    if (this.#isGone) return;
    const ports = transfer.map((port) => port.release());
    this.#worker.postMessage({ data: message, ports }, ports);
  }

  kill(): boolean {
    if (this.#isGone) return false;
    void this.#worker.terminate();
    return true;
  }
}
