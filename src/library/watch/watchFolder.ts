import type { Stats } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { basename } from 'node:path';
import { watch } from 'chokidar';

/** A watch on a folder that goes on until it is closed. */
export interface FolderWatch {
  close(): Promise<void>;
}

interface WatchOptions {
  /** Is given the paths of files that have landed, some at a time, in no order. */
  readonly onLanded: (paths: string[]) => void;
  readonly onError: (error: unknown) => void;
  /** Files that were there at the beginning count when they came or changed after it; milliseconds since 1970. */
  readonly sinceMs: number;
  /** How long a file must stay as it is to have landed. */
  readonly settleMs?: number;
}

/** Slow networks and programs that write in pieces pause for less. */
const SETTLE_MS = 1_500;
const LOOKS_PER_SETTLE = 5;
/** Clocks of file servers differ a little from that of this machine. */
const CLOCK_SLACK_MS = 2_000;

/** Partial downloads and what programs put beside a file while they write it, hidden files, and what the system puts in. */
const UNFINISHED =
  /^\.|^~|~$|\.(?:part|partial|crdownload|download|opdownload|filepart|tmp|temp|swp|!ut)$|^(?:thumbs\.db|desktop\.ini)$/iu;
/** Recordings are no notices, and large. */
const RECORDING = /\.(?:mp4|m4[av]|mov|mkv|webm|mp3|og[agv]|opus|flac|wav|aac|avi|wm[av]|m?ts|mpe?g)$/iu;

/**
 * Tells of the files that land in a folder and in those in it: of each once it has stopped growing, and again when it
 * changes. Partial downloads are passed over until they get their name, recordings always; links are not followed. A
 * folder that is not there is waited for.
 */
export function watchFolder(
  folder: string,
  { onLanded, onError, sinceMs, settleMs = SETTLE_MS }: WatchOptions,
): FolderWatch {
  const growing = new Map<string, GrowingFile>();
  let timer: NodeJS.Timeout | null = null;
  let isClosed = false;

  const look = async (): Promise<void> => {
    const landed: string[] = [];
    for (const [path, file] of growing) {
      const status = await lstat(path).catch(() => null);
      if (status === null || !status.isFile()) growing.delete(path);
      else if (file.hasSettled(status, settleMs)) {
        growing.delete(path);
        landed.push(path);
      }
    }
    if (isClosed) return;
    timer = growing.size === 0 ? null : setTimeout(() => void look().catch(onError), settleMs / LOOKS_PER_SETTLE);
    if (landed.length > 0) onLanded(landed);
  };
  const notice = (path: string): void => {
    growing.set(path, new GrowingFile());
    timer ??= setTimeout(() => void look().catch(onError), settleMs / LOOKS_PER_SETTLE);
  };

  let isReady = false;
  const watcher = watch(folder, {
    ignored: (path) => path !== folder && isPassedOver(path),
    followSymlinks: false,
    ignorePermissionErrors: true,
    alwaysStat: true,
  });
  watcher.on('add', (path, status) => {
    const isOld = status !== undefined && Math.max(status.mtimeMs, status.ctimeMs) < sinceMs - CLOCK_SLACK_MS;
    if (isReady || !isOld) notice(path);
  });
  watcher.on('change', notice);
  watcher.on('unlink', (path) => growing.delete(path));
  watcher.on('ready', () => (isReady = true));
  watcher.on('error', onError);
  return {
    async close() {
      isClosed = true;
      if (timer !== null) clearTimeout(timer);
      await watcher.close();
    },
  };
}

function isPassedOver(path: string): boolean {
  const name = basename(path);
  return UNFINISHED.test(name) || RECORDING.test(name);
}

/** A file that may still be written to. */
class GrowingFile {
  #size = -1;
  #modifiedMs = -1;
  #sinceMs = 0;

  hasSettled({ size, mtimeMs }: Stats, settleMs: number): boolean {
    const now = performance.now();
    if (size !== this.#size || mtimeMs !== this.#modifiedMs) {
      this.#size = size;
      this.#modifiedMs = mtimeMs;
      this.#sinceMs = now;
    }
    return now - this.#sinceMs >= settleMs;
  }
}
