import type { Port } from '../../contract/port.ts';

/**
 * A port over a WebSocket to the loopback host. The first message is the access token; what is sent before the
 * socket is open waits for it.
 */
export function webSocketPort(url: string, token: string): Port {
  const socket = new WebSocket(url);
  const waiting = [JSON.stringify({ token })];
  socket.addEventListener('open', () => {
    for (const text of waiting.splice(0)) socket.send(text);
  });
  return {
    send(message) {
      const text = JSON.stringify(message);
      if (socket.readyState === WebSocket.CONNECTING) waiting.push(text);
      else if (socket.readyState === WebSocket.OPEN) socket.send(text);
    },
    onMessage: (listener) => socket.addEventListener('message', (event) => listener(JSON.parse(String(event.data)))),
    onClose: (listener) => socket.addEventListener('close', () => listener(), { once: true }),
    close: () => socket.close(),
  };
}
