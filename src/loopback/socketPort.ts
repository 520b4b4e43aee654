import type { WebSocket } from 'ws';
import type { Port } from '../contract/port.ts';

/** A port over a WebSocket that is open. A message that is no JSON closes it. */
export function socketPort(socket: WebSocket): Port {
  return {
    send(message) {
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
    },
    onMessage(listener) {
      socket.on('message', (data) => {
        const message = parseJson(String(data));
        if (message === undefined) socket.close(1007);
        else listener(message);
      });
    },
    onClose: (listener) => void socket.once('close', () => listener()),
    close: () => socket.close(1000),
  };
}

/** The value of a JSON text, or `undefined` when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
