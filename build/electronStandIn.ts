import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { AppStandIn } from './electron/appStandIn.ts';
import { WebContents, type WebFrameMain } from './electron/contentsStandIn.ts';
import { MessageChannelMain } from './electron/portsStandIn.ts';
import { SessionStandIn } from './electron/sessionStandIn.ts';
import { standInEvent } from './electron/standInEvent.ts';
import { UtilityProcess } from './electron/utilityStandIn.ts';

/**
 * What the tests have for `electron`: its events, orders and defaults as documented, in Node alone. It shows that the
 * host does its part; that Electron does its own shows only where its program runs, in the end-to-end tests.
 */
export { MessageChannelMain };
export const app = new AppStandIn();

/** What the test looks at and decides: answers of dialogs, displays, files that a page was given. */
export const standIn = {
  session: new SessionStandIn(),
  processes: [] as UtilityProcess[],
  windows: [] as BrowserWindow[],
  schemes: [] as Electron.CustomScheme[],
  workAreas: [{ x: 0, y: 0, width: 1_920, height: 1_040 }] as Electron.Rectangle[],
  /** Every dialog that was shown, oldest first. */
  dialogs: [] as { kind: string; options: Record<string, unknown> }[],
  /** The answers of dialogs to come; a dialog without one stays open, and one that blocks is cancelled. */
  answers: [] as unknown[],
  openedOutside: [] as string[],
  menu: null as Electron.MenuItemConstructorOptions[] | null,
  exposed: new Map<string, unknown>(),
  filePaths: new Map<unknown, string>(),
  /** The frame that `ipcRenderer` speaks for. */
  frame: null as { contents: WebContents; frame: WebFrameMain } | null,

  /** Enters a page, or a frame of it, as the preload would. */
  enter(contents: WebContents, frame: WebFrameMain = contents.mainFrame): void {
    standIn.frame = { contents, frame };
  },

  /** Chooses a command of the menu bar by its id. */
  clickMenu(id: string): void {
    const items = (standIn.menu ?? []).flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
    const item = items.find((candidate) => candidate.id === id);
    if (item?.click === undefined) throw new Error(`no command ${id} in the menu bar`);
    item.click({} as Electron.MenuItem, undefined, {} as Electron.KeyboardEvent);
  },
};

/** Electron's `BrowserWindow`. */
export class BrowserWindow extends EventEmitter {
  readonly webContents = new WebContents();
  readonly options: Electron.BrowserWindowConstructorOptions;
  isShown = false;
  wasFocused = false;
  #isMaximized = false;
  #isMinimized = false;
  #isDestroyed = false;
  bounds: Electron.Rectangle;

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    this.options = options;
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.bounds = { x, y, width, height };
    this.isShown = options.show !== false;
    standIn.windows.push(this);
    app.windows.push(this);
    app.emit('web-contents-created', standInEvent({}), this.webContents);
  }

  static fromWebContents(contents: unknown): BrowserWindow | null {
    return standIn.windows.find((window) => window.webContents === contents) ?? null;
  }

  async loadURL(url: string): Promise<void> {
    this.webContents.load(url);
    const answer = await standIn.session.protocol.answer(new Request(url)).catch(() => null);
    if (answer?.ok !== true) this.webContents.emit('did-fail-load', standInEvent({}), -6, 'ERR_FILE_NOT_FOUND', url);
    await answer?.body?.cancel();
    this.emit('ready-to-show', standInEvent({}));
  }

  show(): void {
    this.isShown = true;
  }
  focus(): void {
    this.wasFocused = true;
  }
  maximize(): void {
    this.#isMaximized = true;
  }
  isMaximized(): boolean {
    return this.#isMaximized;
  }
  minimize(): void {
    this.#isMinimized = true;
  }
  isMinimized(): boolean {
    return this.#isMinimized;
  }
  restore(): void {
    this.#isMinimized = false;
  }
  getNormalBounds(): Electron.Rectangle {
    return this.bounds;
  }
  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  close(): void {
    if (this.#isDestroyed) return;
    const event = standInEvent({});
    this.emit('close', event);
    if (event.defaultPrevented || !this.webContents.unload()) return;
    this.#isDestroyed = true;
    this.webContents.destroy();
    this.emit('closed');
    app.windowClosed();
  }
}

export const session = { defaultSession: standIn.session };

export const protocol = {
  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
    if (app.isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    standIn.schemes.push(...schemes);
  },
} satisfies Partial<Electron.Protocol>;

export const screen = {
  getAllDisplays: () => standIn.workAreas.map((workArea) => ({ workArea }) as Electron.Display),
} satisfies Partial<Electron.Screen>;

export const shell = {
  openExternal: async (url: string): Promise<void> => void standIn.openedOutside.push(url),
} satisfies Partial<Electron.Shell>;

export const utilityProcess = {
  fork(modulePath: string): UtilityProcess {
    if (!app.isReady()) throw new Error('utilityProcess cannot be created before app is ready.');
    const child = new UtilityProcess(modulePath);
    standIn.processes.push(child);
    return child;
  },
};

export const Menu = {
  buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => template,
  setApplicationMenu: (menu: Electron.MenuItemConstructorOptions[]): void => void (standIn.menu = menu),
};

/** Shows a dialog: some are given their window first. It stays open until there is an answer. */
function showDialog(kind: string): (...args: object[]) => Promise<unknown> {
  return async (...args) => {
    standIn.dialogs.push({ kind, options: args.at(-1) as Record<string, unknown> });
    while (standIn.answers.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    return standIn.answers.shift();
  };
}

/** Shows a message box that blocks the process; gives the index of a button. */
function showMessageBoxSync(...args: object[]): number {
  const options = args.at(-1) as Electron.MessageBoxSyncOptions;
  standIn.dialogs.push({ kind: 'blocking message', options: { ...options } });
  const answer = standIn.answers.shift() as Electron.MessageBoxReturnValue | undefined;
  return answer?.response ?? options.cancelId ?? 0;
}

export const dialog = {
  showMessageBox: showDialog('message'),
  showMessageBoxSync,
  showOpenDialog: showDialog('open'),
  showSaveDialog: showDialog('save'),
  showErrorBox: (title: string, content: string): void =>
    void standIn.dialogs.push({ kind: 'error', options: { title, content } }),
};

type Listener = Parameters<EventEmitter['on']>[1];
type IpcHandler = (event: object, ...args: unknown[]) => unknown;

class IpcMainStandIn extends EventEmitter {
  readonly handlers = new Map<string, IpcHandler>();

  handle(channel: string, handler: IpcHandler): void {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.handlers.set(channel, handler);
  }
}
export const ipcMain = new IpcMainStandIn();

function senderEvent(): object {
  if (standIn.frame === null) throw new Error('no page was entered');
  return { sender: standIn.frame.contents, senderFrame: standIn.frame.frame, ports: [] };
}

/** Electron's `ipcRenderer`, of the frame that the test entered. */
export const ipcRenderer = {
  send: (channel: string, ...args: unknown[]): void =>
    void ipcMain.emit(channel, senderEvent(), ...structuredClone(args)),
  async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
    const handler = ipcMain.handlers.get(channel);
    const error = (reason: unknown): Error => new Error(`Error invoking remote method '${channel}': ${String(reason)}`);
    if (handler === undefined) throw error(`No handler registered for '${channel}'`);
    try {
      return structuredClone(await handler(senderEvent(), ...structuredClone(args)));
    } catch (reason) {
      throw error(reason);
    }
  },
  on: (channel: string, listener: Listener) => void standIn.frame?.frame.received.on(channel, listener),
  off: (channel: string, listener: Listener) => void standIn.frame?.frame.received.off(channel, listener),
};

export const contextBridge = {
  exposeInMainWorld: (name: string, api: unknown): void => void standIn.exposed.set(name, api),
} satisfies Partial<Electron.ContextBridge>;

export const webUtils = {
  getPathForFile: (file: unknown): string => standIn.filePaths.get(file) ?? '',
} satisfies Partial<Electron.WebUtils>;
