import {
  app,
  dialog,
  shell,
  type Event,
  type IpcMainEvent,
  type IpcMainInvokeEvent,
  type Session,
  type WebContents,
} from 'electron';
import { MEDIA_SCHEME, type Page } from './page.ts';
import type { Strings } from './strings.ts';

/** What the page may use beyond itself: the player fills the screen. Everything else is refused. */
const ALLOWED_PERMISSIONS: ReadonlySet<string> = new Set(['fullscreen']);

/**
 * Keeps every page of the app where it is, and what it is, whatever runs in it. Certificates that are not valid are
 * refused already: Electron accepts one only when a listener says so.
 */
export function guardContents(page: Page, strings: Strings): void {
  const stay = (event: Event<{ url: string }>): void => {
    if (!page.isPageUrl(event.url)) event.preventDefault();
  };
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', stay);
    contents.on('will-frame-navigate', stay);
    contents.on('will-redirect', stay);
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      void offerLink(url, contents, strings);
      return { action: 'deny' };
    });
  });
  app.on('select-client-certificate', (event) => event.preventDefault());
  app.on('login', (event) => event.preventDefault());
}

/** Refuses devices and permissions, and requests to anywhere but the page and its recordings. */
export function guardSession(session: Session, page: Page): void {
  session.setPermissionRequestHandler((contents, permission, callback) => {
    callback(ALLOWED_PERMISSIONS.has(permission) && page.isPageUrl(contents.getURL()));
  });
  session.setPermissionCheckHandler((contents, permission) => {
    return ALLOWED_PERMISSIONS.has(permission) && page.isPageUrl(contents?.getURL() ?? '');
  });
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(({ url }, callback) => {
    const { protocol, host } = new URL(url);
    // A page in development has a socket beside it, on the same host.
    const isOwn = page.isPageUrl(url) || (protocol === 'ws:' && page.isPageUrl(`http://${host}/`));
    callback({ cancel: !isOwn && ![`${MEDIA_SCHEME}:`, 'data:', 'blob:', 'devtools:'].includes(protocol) });
  });
}

/** Whether a message comes from the page itself, not from a frame in it or from another page. */
export function isFromPage({ senderFrame }: IpcMainEvent | IpcMainInvokeEvent, page: Page): boolean {
  return senderFrame !== null && senderFrame.parent === null && page.isPageUrl(senderFrame.url);
}

/** Opens a link outside, when it is https and the user says so. The whole address is shown: it is the notice's. */
async function offerLink(url: string, contents: WebContents, strings: Strings): Promise<void> {
  if (URL.parse(url)?.protocol !== 'https:' || contents.isDestroyed()) return;
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: strings.openLink,
    detail: url.slice(0, 500),
    buttons: [strings.open, strings.cancel],
    defaultId: 1,
    cancelId: 1,
  });
  if (response === 0) await shell.openExternal(url);
}
