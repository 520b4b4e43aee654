import { Failure, type FailureCode } from './failure.ts';
import type { Call, EventName, EventPayload } from './methods.ts';
import type { Port } from './port.ts';

/** A client of the library. */
export interface Connection {
  readonly call: Call;
  /** Listens for an announcement; returns a function that stops listening. */
  on<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void;
  /** Runs once when the connection is lost or closed; returns a function that stops listening. */
  onClose(listener: () => void): () => void;
  close(): void;
}

interface Waiting {
  resolve(reply: unknown): void;
  reject(failure: Failure): void;
}

interface Message {
  readonly id?: number;
  readonly reply?: unknown;
  readonly failure?: { code: FailureCode; detail: string };
  readonly event?: EventName;
  readonly payload?: unknown;
}

/**
 * A client over a port. When the port closes, calls under way and calls made later reject with
 * `connection.closed`. The library is trusted: replies are not checked again.
 */
export function connect(port: Port): Connection {
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<EventName, Set<(payload: never) => void>>();
  const closeListeners = new Set<() => void>();
  let lastId = 0;
  let isOpen = true;

  port.onMessage((raw) => {
    const message = raw as Message;
    if (message.event !== undefined) {
      for (const listener of listeners.get(message.event) ?? []) listener(message.payload as never);
      return;
    }
    const call = waiting.get(message.id ?? 0);
    if (call === undefined) return;
    waiting.delete(message.id ?? 0);
    if (message.failure === undefined) call.resolve(message.reply);
    else call.reject(new Failure(message.failure.code, message.failure.detail));
  });
  port.onClose(() => {
    isOpen = false;
    for (const call of waiting.values()) call.reject(new Failure('connection.closed'));
    waiting.clear();
    for (const listener of closeListeners) listener();
    closeListeners.clear();
  });

  const call = ((method, request) =>
    new Promise((resolve, reject) => {
      if (!isOpen) return reject(new Failure('connection.closed'));
      const id = ++lastId;
      waiting.set(id, { resolve, reject });
      port.send({ id, method, request });
    })) as Call;

  return {
    call,
    on(event, listener) {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set.add(listener as (payload: never) => void));
      return () => void set.delete(listener as (payload: never) => void);
    },
    onClose(listener) {
      closeListeners.add(listener);
      return () => void closeListeners.delete(listener);
    },
    close: () => port.close(),
  };
}
