import { join } from 'node:path';
import { connect, type Connection } from '../contract/connect.ts';
import { portPair } from '../contract/port.ts';
import { serve } from '../contract/serve.ts';
import { dataFolder } from '../library/files/dataFolder.ts';
import { openLibrary } from '../library/openLibrary.ts';
import { readVersion } from '../loopback/runLoopback.ts';
import type { Terminal } from './terminal.ts';

/** Where the program and its library are. */
export interface Places {
  /** The folder that has `out` and `resources`. */
  readonly programFolder: string;
  /** What `--library` named. */
  readonly folder: string | undefined;
}

/** Opens the library in this process, asks it through the contract as any client does, and closes it. */
export async function withLibrary<T>(
  { programFolder, folder }: Places,
  terminal: Terminal,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const logError = (error: unknown): void => terminal.err(`${String(error)}\n`);
  const library = openLibrary({
    folder: dataFolder(folder),
    demoFolder: join(programFolder, 'resources/demo'),
    version: readVersion(programFolder),
    logError,
  });
  const [near, far] = portPair();
  serve(far, library.handlers, library.subscribe, logError);
  try {
    return await work(connect(near));
  } finally {
    near.close();
    library.close();
  }
}
