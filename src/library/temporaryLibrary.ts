import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';
import { connect, type Connection } from '../contract/connect.ts';
import { METHODS, type Call, type EventName, type EventPayload } from '../contract/methods.ts';
import { portPair } from '../contract/port.ts';
import type { ImportItem, ImportOptions } from '../contract/importSchemas.ts';
import type { Job } from '../contract/schemas.ts';
import { serve } from '../contract/serve.ts';
import { openLibrary, type Library, type LibraryOptions } from './openLibrary.ts';

/** A real library in a folder of its own, for tests: it is asked through the contract, and its replies are checked. */
export interface TemporaryLibrary extends AsyncDisposable {
  readonly library: Library;
  readonly call: Call;
  readonly on: Connection['on'];
  /** What was announced so far. */
  announced<E extends EventName>(event: E): EventPayload<E>[];
  /** Errors that reached no caller. */
  readonly errors: unknown[];
  /** A folder for the test's own files, beside the library. */
  readonly workFolder: string;
  /** Imports to the end. */
  importPaths(...paths: string[]): Promise<ImportedFiles>;
  /** The same, in another way than the usual. */
  importWith(options: Partial<ImportOptions>, ...paths: string[]): Promise<ImportedFiles>;
  /** The job once it has ended. */
  finished(jobId: string): Promise<Job>;
}

/** What became of files: the rows of the report of their import. */
interface ImportedFiles {
  readonly importId: string;
  readonly wasCancelled: boolean;
  readonly conflictCount: number;
  readonly files: ImportItem[];
}

/** Opens a temporary library; `await using` closes it and deletes its folder. */
export async function openTemporaryLibrary(options: Partial<LibraryOptions> = {}): Promise<TemporaryLibrary> {
  const root = await mkdtemp(join(tmpdir(), 'lutrin-test-'));
  const errors: unknown[] = [];
  const library = openLibrary({
    folder: join(root, 'library'),
    demoFolder: null,
    version: '0.0.0-test',
    logError: (error) => errors.push(error),
    ...options,
  });
  const [near, far] = portPair();
  serve(far, library.handlers, library.subscribe, (error) => errors.push(error));
  const { call: callUnchecked, on } = connect(near);
  const events: { event: EventName; payload: unknown }[] = [];
  library.subscribe((event, payload) => events.push({ event, payload }));

  const call: Call = async (method, request) => {
    const reply = await callUnchecked(method, request);
    const schema: z.ZodType = METHODS[method].reply;
    schema.parse(reply);
    return reply;
  };
  const finished = async (jobId: string): Promise<Job> => {
    for (;;) {
      const job = await call('jobs.get', { jobId });
      if (job.state !== 'running') return job;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  const importWith = async (chosen: Partial<ImportOptions>, ...paths: string[]): Promise<ImportedFiles> => {
    const job = await finished((await call('notices.import', { paths, options: chosen })).id);
    if (job.report === null || job.state === 'failed') throw new Error(`import ${job.state}: ${job.detail}`);
    const { importId, wasCancelled, conflictCount } = job.report;
    const { items: files } = await call('imports.report', { importId, offset: 0, limit: 1_000 });
    return { importId, wasCancelled, conflictCount, files };
  };
  return {
    library,
    call,
    on,
    errors,
    workFolder: root,
    finished,
    announced: <E extends EventName>(name: E) =>
      events.filter(({ event }) => event === name).map(({ payload }) => payload as EventPayload<E>),
    importPaths: (...paths) => importWith({}, ...paths),
    importWith,
    async [Symbol.asyncDispose]() {
      library.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}
