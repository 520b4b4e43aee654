/* oxlint-disable unicorn/require-post-message-target-origin -- a port between processes is no window */
import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { MessagePortMain } from './portsStandIn.ts';

/** What a worker does before the module of a utility process: it gives it `process.parentPort`. */
class ParentPort extends EventEmitter {
  readonly #waiting: object[] = [];

  constructor() {
    super();
    parentPort?.on('message', ({ data, ports }: { data: unknown; ports: MessagePort[] }) => {
      const event = { data, ports: ports.map((port) => new MessagePortMain(port)) };
      // Electron keeps messages until somebody listens.
      if (this.listenerCount('message') === 0) this.#waiting.push(event);
      else this.emit('message', event);
    });
    this.on('newListener', (name) => {
      if (name === 'message') queueMicrotask(() => this.#waiting.splice(0).forEach((event) => this.emit(name, event)));
    });
  }

  postMessage(message: unknown): void {
    parentPort?.postMessage(message);
  }
}

Object.defineProperty(process, 'parentPort', { value: new ParentPort() });
const { modulePath } = workerData as { modulePath: string };
// What the build emits as .js is run from its source here.
const source = modulePath.replace(/\.js$/, '.ts');
await import(pathToFileURL(existsSync(modulePath) ? modulePath : source).href);
