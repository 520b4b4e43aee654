/* oxlint-disable unicorn/require-post-message-target-origin -- a port between processes is no window */
import type { MessagePortMain } from 'electron';
import { CLOSED_MESSAGE } from '../contract/hostBridge.ts';
import type { Port } from '../contract/port.ts';

/** A port over Electron's `MessagePortMain`. */
export function electronPort(channel: MessagePortMain): Port {
  const closeListeners: (() => void)[] = [];
  let isOpen = true;
  const finish = (): void => {
    isOpen = false;
    for (const listener of closeListeners.splice(0)) listener();
  };
  channel.on('close', finish);
  channel.on('message', ({ data }) => {
    if (data !== CLOSED_MESSAGE) return;
    channel.close();
    finish();
  });
  return {
    send(message) {
      if (isOpen) channel.postMessage(message);
    },
    onMessage(listener) {
      channel.on('message', ({ data }) => {
        if (data !== CLOSED_MESSAGE) listener(data);
      });
      channel.start();
    },
    onClose: (listener) => void closeListeners.push(listener),
    close() {
      if (!isOpen) return;
      channel.postMessage(CLOSED_MESSAGE);
      channel.close();
      finish();
    },
  };
}
