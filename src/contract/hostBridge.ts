/**
 * What Electron's preload hands the page besides the port to the library, as `window.lutrinHost`: only what needs the
 * main process or the operating system.
 */
export interface HostBridge {
  /** The path of a file that was dropped on the window; empty for one that is not on the disk. `file` is a `File`. */
  pathOf(file: unknown): string;
  /** The paths chosen in a native dialog; empty when it was cancelled. */
  chooseFiles(
    choice: 'notices' | 'noticeFolder' | 'recording' | 'searchFolder' | 'timedText' | 'anyFile',
  ): Promise<string[]>;
  /** The path chosen in a native save dialog, or `null`. */
  chooseSavePath(suggestedName: string): Promise<string | null>;
  /** Listens for the commands of the menu bar. */
  onCommand(listener: (command: string) => void): () => void;
  /** Tells the menu bar the keys to show beside its commands, by command, as Electron writes accelerators. */
  showMenuKeys(keys: Readonly<Record<string, string>>): void;
}

/** The message with which the preload passes the page its port; the port is the event's only one. */
export const PORT_MESSAGE = 'lutrin:port';

/** What an end posts before it closes: a `MessagePort` in a page does not tell reliably by itself. */
export const CLOSED_MESSAGE = 'lutrin:closed';

/** The channels between the preload and the main process, beside `PORT_MESSAGE`, by which the page asks for a port. */
export const HOST_CHANNELS = {
  chooseFiles: 'lutrin:chooseFiles',
  chooseSavePath: 'lutrin:chooseSavePath',
  command: 'lutrin:command',
  menuKeys: 'lutrin:menuKeys',
} as const;
