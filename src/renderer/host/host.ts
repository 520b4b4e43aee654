import type { Connection } from '../../contract/connect.ts';

/** What the host can do beyond the library; the interface offers its own stand-in for what it cannot. */
interface HostFeatures {
  /** File dialogs of the operating system; without them the path picker is shown. */
  readonly hasNativeDialogs: boolean;
}

/** What to choose in a native dialog. */
type FileChoice = 'notices' | 'noticeFolder' | 'recording' | 'searchFolder' | 'timedText' | 'anyFile';

/** The window's side of a host: the connection to the library, and what only a host can do. */
export interface Host {
  readonly connection: Connection;
  readonly features: HostFeatures;
  /** The address of a recording's bytes, with ranges. */
  mediaUrl(mediaId: string): string;
  /**
   * Paths at which the library can read what was dropped on the window. A browser gives no paths: there the files
   * are handed to the library first, and `onProgress` tells how many of how many bytes. Once `signal` is aborted that
   * ends, refused with its reason.
   */
  pathsOfDrop(
    transfer: DataTransfer,
    onProgress: (sentBytes: number, totalBytes: number) => void,
    signal?: AbortSignal,
  ): Promise<string[]>;
  /** The paths chosen in a native dialog; empty when it was cancelled. */
  chooseFiles(choice: FileChoice): Promise<string[]>;
  /** The path chosen in a native save dialog, or `null` when it was cancelled. */
  chooseSavePath(suggestedName: string): Promise<string | null>;
  /** Listens for commands of a native menu bar, by command name; returns a function that stops listening. */
  onCommand(listener: (command: string) => void): () => void;
  /** Tells a native menu bar the keys to show, by command name, as Electron writes accelerators. */
  showMenuKeys(keys: Readonly<Record<string, string>>): void;
}
