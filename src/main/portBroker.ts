import { ipcMain, MessageChannelMain } from 'electron';
import { PORT_MESSAGE } from '../contract/hostBridge.ts';
import type { Page } from './page.ts';
import { isFromPage } from './security.ts';
import type { LibraryProcess } from './startLibrary.ts';

/**
 * Joins a page that has loaded to the library process, by a channel of their own: what they say does not pass
 * through the main process. `library` gives the process of the moment.
 */
export function brokerPorts(page: Page, library: () => LibraryProcess): void {
  ipcMain.on(PORT_MESSAGE, (event) => {
    if (!isFromPage(event, page)) return;
    const { port1, port2 } = new MessageChannelMain();
    library().admit(port1);
    event.senderFrame?.postMessage(PORT_MESSAGE, null, [port2]);
  });
}
