import { CLOSED_MESSAGE } from '../../contract/hostBridge.ts';
import type { Port } from '../../contract/port.ts';

/** A port over a `MessagePort`, as Electron's preload passes it to the page. */
export function messagePort(channel: MessagePort): Port {
  const closeListeners: (() => void)[] = [];
  const finish = (): void => {
    for (const listener of closeListeners.splice(0)) listener();
  };
  channel.addEventListener('close', finish);
  channel.addEventListener('message', (event) => {
    if (event.data === CLOSED_MESSAGE) finish();
  });
  return {
    // A port has one other end and no target origin.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    send: (message) => channel.postMessage(message),
    onMessage(listener) {
      channel.addEventListener('message', (event) => {
        if (event.data !== CLOSED_MESSAGE) listener(event.data);
      });
      channel.start();
    },
    onClose: (listener) => void closeListeners.push(listener),
    close() {
      channel.close();
      finish();
    },
  };
}
