/**
 * One end of a connection that carries JSON values in order. Every transport is one of these.
 *
 * `onClose` listeners run once, whichever side closed; messages sent after that are dropped.
 */
export interface Port {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
  close(): void;
}

/**
 * Two ports joined in one process. Messages pass through JSON on purpose: what a real transport would lose is
 * lost here too. Delivery is asynchronous, in order.
 */
export function portPair(): [Port, Port] {
  const left = portEnd();
  const right = portEnd();
  left.peer = right;
  right.peer = left;
  return [left.port, right.port];
}

interface PortEnd {
  port: Port;
  peer: PortEnd | undefined;
  receive(text: string): void;
  finish(): void;
}

function portEnd(): PortEnd {
  const messageListeners: ((message: unknown) => void)[] = [];
  const closeListeners: (() => void)[] = [];
  let isOpen = true;
  const end: PortEnd = {
    peer: undefined,
    receive(text) {
      void Promise.resolve().then(() => {
        if (isOpen) for (const listener of messageListeners) listener(JSON.parse(text));
      });
    },
    finish() {
      if (!isOpen) return;
      isOpen = false;
      for (const listener of closeListeners) listener();
    },
    port: {
      send(message) {
        if (isOpen) end.peer?.receive(JSON.stringify(message));
      },
      onMessage: (listener) => void messageListeners.push(listener),
      onClose: (listener) => void closeListeners.push(listener),
      close() {
        end.finish();
        end.peer?.finish();
      },
    },
  };
  return end;
}
