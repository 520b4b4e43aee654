import { EventEmitter } from 'node:events';
import type { MessagePort } from 'node:worker_threads';
import type Electron from 'electron';
import type { MessagePortMain } from './portsStandIn.ts';
import { standInEvent } from './standInEvent.ts';

/** Electron's `WebFrameMain`: a page, or a frame in one. `received` is what `ipcRenderer` gets there. */
export class WebFrameMain extends EventEmitter implements Pick<Electron.WebFrameMain, 'url'> {
  readonly parent: WebFrameMain | null;
  readonly received = new EventEmitter();
  url = '';

  constructor(parent: WebFrameMain | null) {
    super();
    this.parent = parent;
  }

  send(channel: string, ...args: unknown[]): void {
    // As between processes: nothing arrives at once, and nothing but copies.
    const copies = structuredClone(args);
    setImmediate(() => this.received.emit(channel, { ports: [] }, ...copies));
  }

  postMessage(channel: string, message: unknown, transfer: MessagePortMain[] = []): void {
    const ports: MessagePort[] = transfer.map((port) => port.release());
    setImmediate(() => this.received.emit(channel, { ports }, message));
  }
}

type OpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0];

/** Electron's `WebContents`: a page that can be told to go elsewhere, by itself (`navigateAsPage`) or by the app. */
export class WebContents extends EventEmitter implements Pick<Electron.WebContents, 'getURL' | 'isDestroyed'> {
  readonly mainFrame = new WebFrameMain(null);
  reloadCount = 0;
  wasCrashed = false;
  /** Whether the page calls `preventDefault` in its `beforeunload`. */
  preventsUnload = false;
  #isDestroyed = false;
  #openHandler: OpenHandler = () => ({ action: 'allow' });

  getURL(): string {
    return this.mainFrame.url;
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  destroy(): void {
    this.#isDestroyed = true;
    this.emit('destroyed');
  }

  send(channel: string, ...args: unknown[]): void {
    this.mainFrame.send(channel, ...args);
  }

  reload(): void {
    if (!this.unload()) return;
    this.reloadCount++;
    this.emit('did-navigate', standInEvent({}), this.getURL());
  }

  /** Asks the page to go, as before a close or a reload; gives whether it went. Electron has no dialog for this. */
  unload(): boolean {
    if (this.preventsUnload) {
      const event = standInEvent({});
      this.emit('will-prevent-unload', event);
      if (!event.defaultPrevented) return false;
    }
    this.preventsUnload = false;
    return true;
  }

  forcefullyCrashRenderer(): void {
    this.wasCrashed = true;
    // A page that is gone prevents nothing.
    this.preventsUnload = false;
    setImmediate(() => this.emit('render-process-gone', standInEvent({}), { reason: 'killed', exitCode: 9 }));
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  /** The app loads an address: no event asks whether it may. */
  load(url: string): void {
    if (!this.unload()) return;
    this.mainFrame.url = url;
    this.emit('did-navigate', standInEvent({}), url);
  }

  /** What the page or a frame in it does by `location = url`; gives whether it got there. */
  navigateAsPage(url: string, frame: WebFrameMain = this.mainFrame): boolean {
    const isMainFrame = frame === this.mainFrame;
    const details = { url, isSameDocument: false, isMainFrame, frame, initiator: frame };
    const events = [
      { name: 'will-frame-navigate', event: standInEvent(details) },
      ...(isMainFrame ? [{ name: 'will-navigate', event: standInEvent(details) }] : []),
    ];
    for (const { name, event } of events) {
      this.emit(name, event);
      if (event.defaultPrevented) return false;
    }
    frame.url = url;
    return true;
  }

  /** What a server does by a redirection; gives whether it got there. */
  redirectAsServer(url: string): boolean {
    const event = standInEvent({ url, isSameDocument: false, isMainFrame: true, frame: this.mainFrame });
    this.emit('will-redirect', event);
    if (!event.defaultPrevented) this.mainFrame.url = url;
    return !event.defaultPrevented;
  }

  /** What the page does by `window.open` or a link with a target. */
  openAsPage(url: string): 'allow' | 'deny' {
    const details = { url, frameName: '', features: '', disposition: 'new-window', referrer: { url: '', policy: '' } };
    return this.#openHandler(details as unknown as Electron.HandlerDetails).action;
  }

  /** What the page does by adding a `<webview>`; gives whether it is there. */
  attachWebviewAsPage(params: Record<string, string>): boolean {
    const event = standInEvent({});
    this.emit('will-attach-webview', event, {}, params);
    return !event.defaultPrevented;
  }
}
