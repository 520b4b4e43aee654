import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../contract/failure.ts';
import { dataFolder } from '../library/files/dataFolder.ts';
import { openLibrary, type Library } from '../library/openLibrary.ts';
import { openWindow } from './openWindow.ts';
import { startLoopback, type Loopback } from './startLoopback.ts';

/** How to run the loopback host. */
export interface RunOptions {
  /** The data folder; `undefined` is the usual one. */
  readonly folder: string | undefined;
  readonly port: number;
  /** A new library gets the demonstration lecture, and the page opens on it. */
  readonly demo: boolean;
  /** Opens a window on the page; when it is closed the host ends. */
  readonly open: boolean;
  /** The checkout or the installed program: the folder that has `out` and `resources`. */
  readonly programFolder: string;
  readonly log: (message: string) => void;
}

/**
 * Runs the loopback host until it is told to end by a signal or by its window, and gives it once it serves.
 * Throws a `Failure` when the library cannot be opened, and a system error when the port is taken.
 */
export async function runLoopback(options: RunOptions): Promise<Loopback> {
  const { programFolder, log } = options;
  const library = openLibrary({
    resumesJobs: true,
    watchesFolder: true,
    folder: dataFolder(options.folder),
    demoFolder: join(programFolder, 'resources/demo'),
    version: readVersion(programFolder),
    logError: (error) => log(String(error)),
  });
  try {
    const talkId = options.demo && library.wasCreated ? await installDemo(library, log) : null;
    const rendererFolder = join(programFolder, 'out/renderer');
    const loopback = await startLoopback({ library, rendererFolder, port: options.port, talkId, log });
    library.setAddress(loopback.address);
    const end = endOnce(library, loopback);
    process.once('SIGINT', end);
    process.once('SIGTERM', end);
    const advise = (): void => log('No window is open here: open the address in a browser.');
    if (options.open && !openWindow(loopback.issueUrl(), library.folder, end, advise)) advise();
    return loopback;
  } catch (error) {
    library.close();
    throw error;
  }
}

/** The version in the program's `package.json`. */
export function readVersion(programFolder: string): string {
  const { version } = JSON.parse(readFileSync(join(programFolder, 'package.json'), 'utf8')) as { version: string };
  return version;
}

async function installDemo(library: Library, log: (message: string) => void): Promise<string | null> {
  try {
    return (await library.handlers['demo.install']({})).talkId;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    log(`The demonstration lecture could not be installed: ${error.message}`);
    return null;
  }
}

/** Ends the host; a second signal meanwhile ends the process at once, as nothing handles it any more. */
function endOnce(library: Library, loopback: Loopback): () => void {
  let isEnding = false;
  return () => {
    if (isEnding) return;
    isEnding = true;
    void loopback.close().finally(() => {
      library.close();
      process.exit(0);
    });
  };
}
