import { statSync } from 'node:fs';
import { join } from 'node:path';
import { connect, type Connection } from '../../src/contract/connect.ts';
import { portPair } from '../../src/contract/port.ts';
import type { Job } from '../../src/contract/schemas.ts';
import { serve } from '../../src/contract/serve.ts';
import { openLibrary } from '../../src/library/openLibrary.ts';

/** A library in this process, asked through the contract as every client asks. */
export interface BenchLibrary {
  readonly connection: Connection;
  readonly folder: string;
  /** The database with its write-ahead log. */
  sizeBytes(): number;
  close(): void;
}

/** Opens, or makes, the library of a folder. */
export function openBenchLibrary(folder: string): BenchLibrary {
  const library = openLibrary({ folder, demoFolder: null, version: 'bench' });
  const [near, far] = portPair();
  serve(far, library.handlers, library.subscribe, (error) => console.error(error));
  const connection = connect(near);
  return {
    connection,
    folder,
    sizeBytes: () =>
      ['library.sqlite', 'library.sqlite-wal'].reduce(
        (sum, name) => sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0),
        0,
      ),
    close() {
      connection.close();
      library.close();
    },
  };
}

/** Imports a folder and waits for the end of the job. */
export function importFolder(library: BenchLibrary, folder: string): Promise<Job> {
  return jobEnded(library, () => library.connection.call('notices.import', { paths: [folder] }));
}

/** Starts a job, the only one, and waits for its end. */
export function jobEnded({ connection }: BenchLibrary, start: () => Promise<Job>): Promise<Job> {
  return new Promise((resolve, reject) => {
    const stop = connection.on('job.changed', (job) => {
      if (job.state === 'running') return;
      stop();
      resolve(job);
    });
    start().catch(reject);
  });
}
