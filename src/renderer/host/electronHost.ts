import { connect } from '../../contract/connect.ts';
import { PORT_MESSAGE, type HostBridge } from '../../contract/hostBridge.ts';
import type { Host } from './host.ts';
import { messagePort } from './messagePort.ts';

declare global {
  interface Window {
    /** Given by Electron's preload. */
    readonly lutrinHost?: HostBridge;
  }
}

/** The Electron host, seen from its window. */
export async function electronHost(bridge: HostBridge): Promise<Host> {
  const channel = await receivePort();
  return {
    connection: connect(messagePort(channel)),
    features: { hasNativeDialogs: true },
    mediaUrl: (mediaId) => `lutrin-media://media/${encodeURIComponent(mediaId)}`,
    async pathsOfDrop(transfer, onProgress) {
      const paths = [...transfer.files].map((file) => bridge.pathOf(file)).filter((path) => path !== '');
      onProgress(1, 1);
      return paths;
    },
    chooseFiles: (choice) => bridge.chooseFiles(choice),
    chooseSavePath: (suggestedName) => bridge.chooseSavePath(suggestedName),
    onCommand: (listener) => bridge.onCommand(listener),
    showMenuKeys: (keys) => bridge.showMenuKeys(keys),
  };
}

/** The preload posts the port once the page has loaded, which is after this module runs. */
function receivePort(): Promise<MessagePort> {
  return new Promise((resolve) => {
    const onMessage = (event: MessageEvent): void => {
      if (event.source !== window || event.data !== PORT_MESSAGE || event.ports[0] === undefined) return;
      removeEventListener('message', onMessage);
      resolve(event.ports[0]);
    };
    addEventListener('message', onMessage);
  });
}
