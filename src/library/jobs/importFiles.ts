import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { ImportRequest } from '../../contract/importSchemas.ts';
import { pathInUpload, removeFromInbox } from '../files/inbox.ts';
import { isInside } from '../files/isInside.ts';
import { readFileBytes } from '../files/readTextFile.ts';
import { walkPaths, type WalkedPath } from '../files/walkPaths.ts';
import type { LibraryContext } from '../libraryContext.ts';
import { openLibraryStore, type LibraryStore } from '../store/libraryStore.ts';
import { ImportRun, type ReadFile } from './importRun.ts';
import type { JobControl } from './jobRegistry.ts';
import { readAhead } from './readAhead.ts';

/** No notice comes near this; a recording among notices is not read. */
const MAX_SOURCE_BYTES = 32 * 1024 * 1024;
/** How many files are read while one is written: enough to keep the threads busy, and few enough to be held in memory. */
const READ_AHEAD = 4;
/** How many files an announcement of changed talks gathers. */
const ANNOUNCE_EVERY = 50;

/**
 * Imports files and folders one by one, each talk whole or not at all; uploads in the inbox are deleted afterwards, unless
 * it failed. An import that was interrupted goes on: what is in its report already is passed over.
 */
export async function importFiles(
  context: LibraryContext,
  { paths, options, importId }: ImportRequest & { readonly importId: string },
  control: JobControl,
): Promise<void> {
  const { store, now } = context;
  const importNumber = store.imports.numberOf(importId);
  // Its report was dropped meanwhile.
  if (importNumber === undefined) return;
  if (store.imports.get(importNumber).state !== 'running') {
    store.transaction(() => store.imports.setState(importNumber, 'running', null));
  }
  let copy: CopiedLibrary | null = null;
  let state: 'done' | 'cancelled' | 'failed' = 'failed';
  try {
    if (options.isDryRun) copy = await copyLibrary(context);
    const run = new ImportRun(context, { importNumber, store: copy?.store ?? store, options });
    await control.turn();
    await importAll(context, { paths, run }, control);
    state = control.signal.aborted ? 'cancelled' : 'done';
  } finally {
    await copy?.remove().catch(context.logError);
    // One that was closed goes on at the next opening.
    if (store.isOpen()) {
      store.transaction(() => store.imports.setState(importNumber, state, now()));
      // What was read is on the disk before its source goes.
      store.sync();
      context.announce('import.changed', { importId });
      // One that failed can be tried again.
      if (state !== 'failed' || options.isDryRun) await removeUploads(context, paths);
    }
  }
}

async function importAll(
  context: LibraryContext,
  { paths, run }: { readonly paths: readonly string[]; readonly run: ImportRun },
  control: JobControl,
): Promise<void> {
  const { signal } = control;
  const found = await collect(context, paths, signal);
  const rest = found.filter(({ shownAs }) => !run.isDone(shownAs));
  let done = found.length - rest.length;
  const goesOn = async (): Promise<boolean> => {
    await control.turn();
    return !signal.aborted;
  };
  try {
    for await (const [{ shownAs }, file] of readAhead(rest, READ_AHEAD, (walked) => readWalked(run, walked, signal))) {
      if (signal.aborted || file === null) break;
      control.progress(done, found.length, shownAs);
      await run.write(shownAs, file, goesOn);
      done++;
      control.report({ report: run.report(false) });
      if (done % ANNOUNCE_EVERY === 0) announceChanged(context, run);
      // Other calls have their turn between two files.
      if (!(await goesOn())) break;
    }
    control.progress(done, found.length, '');
  } finally {
    control.report({ report: run.report(signal.aborted) });
    announceChanged(context, run);
  }
}

async function readWalked(
  run: ImportRun,
  { path, shownAs, obstacle }: WalkedPath,
  signal: AbortSignal,
): Promise<ReadFile | null> {
  if (signal.aborted) return null;
  const content =
    obstacle === null ? await readFileBytes(path, MAX_SOURCE_BYTES) : ({ ok: false, ...obstacle } as const);
  // The library may have been closed while the file was read.
  return signal.aborted ? null : run.read({ shownAs, content }, signal);
}

async function collect(context: LibraryContext, paths: readonly string[], signal: AbortSignal): Promise<WalkedPath[]> {
  const found: WalkedPath[] = [];
  const names = new OwnNames();
  for await (const file of walkPaths(paths)) {
    if (signal.aborted) break;
    const isUpload = isInside(file.path, context.inboxFolder);
    const shownAs = isUpload ? pathInUpload(file.path, context.inboxFolder) : file.shownAs;
    found.push({ ...file, shownAs: names.of(shownAs, file.path) });
  }
  return found;
}

/** The report tells files by their names: the second of two of a name is `a (2).txt`. */
class OwnNames {
  readonly #paths = new Map<string, string>();
  readonly #counts = new Map<string, number>();

  of(shownAs: string, path: string): string {
    const { dir, name, ext } = parse(shownAs);
    let own = shownAs;
    while ((this.#paths.get(own) ?? path) !== path) {
      const count = (this.#counts.get(shownAs) ?? 1) + 1;
      this.#counts.set(shownAs, count);
      own = join(dir, `${name} (${count})${ext}`);
    }
    this.#paths.set(own, path);
    return own;
  }
}

/** A copy of the library for a dry run, in the inbox, which is emptied when a program ended before it could. */
async function copyLibrary({ store, inboxFolder }: LibraryContext): Promise<CopiedLibrary> {
  const folder = join(inboxFolder, `dry-run-${randomUUID()}`);
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'library.sqlite');
  store.copyTo(path);
  const copy = openLibraryStore(path);
  return {
    store: copy,
    async remove() {
      copy.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface CopiedLibrary {
  readonly store: LibraryStore;
  remove(): Promise<void>;
}

function announceChanged({ announce }: LibraryContext, run: ImportRun): void {
  if (run.changed.size > 0) announce('talks.changed', { talkIds: [...run.changed] });
  run.changed.clear();
  announce('import.changed', { importId: run.importId });
}

async function removeUploads({ inboxFolder, logError }: LibraryContext, paths: readonly string[]): Promise<void> {
  for (const path of paths) await removeFromInbox(path, inboxFolder).catch(logError);
}
