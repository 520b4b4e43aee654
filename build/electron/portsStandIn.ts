/* oxlint-disable unicorn/require-post-message-target-origin -- a port between processes is no window */
import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type Electron from 'electron';

/**
 * Electron's `MessagePortMain` over a port of `node:worker_threads`: an emitter whose messages wait for `start()`, that
 * ends with `close` when the other end does.
 */
export class MessagePortMain extends EventEmitter implements Pick<Electron.MessagePortMain, 'close' | 'start'> {
  readonly #raw: MessagePort;
  #isStarted = false;

  constructor(raw: MessagePort) {
    super();
    this.#raw = raw;
    raw.once('close', () => this.emit('close'));
    // A port that nobody closed must not keep a test's process.
    raw.unref();
  }

  start(): void {
    if (this.#isStarted) return;
    this.#isStarted = true;
    this.#raw.on('message', (message: unknown) => this.emit('message', readEnvelope(message)));
  }

  postMessage(message: unknown, transfer: MessagePortMain[] = []): void {
    const ports = transfer.map((port) => port.release());
    this.#raw.postMessage(ports.length === 0 ? message : { [ENVELOPE]: true, data: message, ports }, ports);
  }

  close(): void {
    this.#raw.close();
  }

  /** The port under it, for a transfer: this object is of no use afterwards. */
  release(): MessagePort {
    this.#raw.removeAllListeners();
    return this.#raw;
  }
}

const ENVELOPE = 'lutrin.standIn.ports';

function readEnvelope(message: unknown): { data: unknown; ports: MessagePortMain[] } {
  if (typeof message !== 'object' || message === null || !(ENVELOPE in message)) return { data: message, ports: [] };
  const { data, ports } = message as unknown as { data: unknown; ports: MessagePort[] };
  return { data, ports: ports.map((port) => new MessagePortMain(port)) };
}

/** Electron's `MessageChannelMain`. */
export class MessageChannelMain {
  readonly port1: MessagePortMain;
  readonly port2: MessagePortMain;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = new MessagePortMain(port1);
    this.port2 = new MessagePortMain(port2);
  }
}
