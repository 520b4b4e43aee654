import { existsSync, mkdirSync, readdirSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../contract/failure.ts';
import type { Handlers, MethodName } from '../contract/methods.ts';
import type { Announce, Subscribe } from '../contract/serve.ts';
import { isInside } from './files/isInside.ts';
import { takeLock, type LibraryLock } from './files/libraryLock.ts';
import { alignmentHandlers } from './handlers/alignment.ts';
import { demoHandlers } from './handlers/demo.ts';
import { exportHandlers } from './handlers/exports.ts';
import { fileHandlers } from './handlers/files.ts';
import { glossaryHandlers } from './handlers/glossary.ts';
import { importHandlers } from './handlers/imports.ts';
import { harvestHandlers } from './handlers/harvest.ts';
import { jobHandlers } from './handlers/jobs.ts';
import { libraryHandlers } from './handlers/library.ts';
import { mediaHandlers } from './handlers/media.ts';
import { noticeHandlers } from './handlers/notices.ts';
import { peopleHandlers } from './handlers/people.ts';
import { profileHandlers } from './handlers/profiles.ts';
import { recogniserHandlers } from './handlers/recogniser.ts';
import { revisionHandlers } from './handlers/revisions.ts';
import { searchHandlers } from './handlers/search.ts';
import { settingsHandlers } from './handlers/settings.ts';
import { soundHandlers } from './handlers/sound.ts';
import { tableHandlers } from './handlers/tables.ts';
import { talkHandlers } from './handlers/talks.ts';
import { timedTextHandlers } from './handlers/timedTexts.ts';
import { transcriptHandlers } from './handlers/transcripts.ts';
import { harvestFolders } from './harvest/harvestStore.ts';
import { createJobRegistry } from './jobs/jobRegistry.ts';
import { endLostImports, pathsOfPendingJobs, resumeJobs } from './jobs/resumeJobs.ts';
import type { LibraryContext } from './libraryContext.ts';
import { findLostMedia, measureOldMedia } from './media/findLostMedia.ts';
import { newId } from './newId.ts';
import { Recognitions } from './recogniser/recognitions.ts';
import { WindowSound } from './sound/WindowSound.ts';
import { openLibraryStore } from './store/libraryStore.ts';
import { errnoOf, storageFailure } from './store/storageFailure.ts';
import { TakenTexts } from './timedTexts/takenTexts.ts';
import { WatchedFolder } from './watch/WatchedFolder.ts';

/** What a host says of the library it opens. */
export interface LibraryOptions {
  /** The data folder; made when it is missing. */
  readonly folder: string;
  /** The folder with `notice.txt`, `transcript.json` and `lecture.webm`, or `null`. */
  readonly demoFolder: string | null;
  readonly version: string;
  /** Whether jobs that had not ended go on: in a program that stays open, not in one that answers a question. */
  readonly resumesJobs?: boolean;
  /** Whether what lands in the watched folder is imported: in a program that stays open. */
  readonly watchesFolder?: boolean;
  /** Is told errors that reach no caller. */
  readonly logError?: (error: unknown) => void;
}

/** An open library. */
export interface Library {
  readonly handlers: Handlers;
  readonly subscribe: Subscribe;
  /** The data folder, with links resolved. */
  readonly folder: string;
  /** Where the host puts files it was sent, in a folder of its own for each upload. */
  readonly inboxFolder: string;
  /** The library was made just now: the host may offer the demonstration lecture. */
  readonly wasCreated: boolean;
  /** Tells other processes that want this library where it is served. */
  setAddress(address: string): void;
  /** Stops the work under way and closes the database. Handlers refuse afterwards. */
  close(): void;
}

const DATABASE = 'library.sqlite';
/** Says that there was a library here, so that a database that vanished is not mistaken for a new one. */
const SENTINEL = 'library.json';
const LOCK = 'library.lock';

/**
 * Opens the library of a folder, for this process alone. Refused with `library.locked`, `library.missing`,
 * `library.newer`, `library.damaged`, or what the machine says (`storage.*`, `file.*`).
 */
export function openLibrary(options: LibraryOptions): Library {
  const folder = prepareFolder(options.folder);
  const lock = guarded(() => takeLock(join(folder, LOCK)));
  try {
    return guarded(() => openLocked(options, folder, lock));
  } catch (error) {
    lock.release();
    throw error;
  }
}

function prepareFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true });
    return realpathSync(folder);
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === 'EEXIST' || errno === 'ENOTDIR') throw new Failure('file.notFolder', folder);
    if (errno === 'EACCES' || errno === 'EPERM') throw new Failure('file.denied', folder);
    // What Node makes of a folder that a read-only file system will not let it create.
    if (errno === 'ENOENT') throw new Failure('storage.readOnly', folder);
    throw storageFailure(error);
  }
}

function openLocked(options: LibraryOptions, folder: string, lock: LibraryLock): Library {
  const logError = options.logError ?? (() => {});
  const wasCreated = requireDatabase(folder);
  const store = openLibraryStore(join(folder, DATABASE));
  try {
    writeSentinel(folder);
    emptyInbox(join(folder, 'inbox'), [...pathsOfPendingJobs(store), ...harvestFolders(store.settings)]);
    removeDrafts(join(folder, 'media'));
    const { announce, subscribe, silence } = createAnnouncer(logError);
    const context: LibraryContext = {
      store,
      jobs: createJobRegistry(announce, store.pendingJobs, logError),
      takenTexts: new TakenTexts(),
      recognitions: new Recognitions(join(folder, 'recognised')),
      windowSound: new WindowSound(announce),
      announce,
      logError,
      now: () => new Date().toISOString(),
      version: options.version,
      folder,
      inboxFolder: join(folder, 'inbox'),
      mediaFolder: join(folder, 'media'),
      soundFolder: join(folder, 'sound'),
      demoFolder: options.demoFolder,
    };
    endLostImports(context);
    const stopped = new AbortController();
    if (options.resumesJobs === true) {
      void resumeJobs(context, stopped.signal).catch((error: unknown) => logError(storageFailure(error)));
    }
    const watched = options.watchesFolder === true ? new WatchedFolder(context, subscribe) : null;
    void findLostMedia(context, stopped.signal)
      .then(() => measureOldMedia(context, stopped.signal))
      .catch((error: unknown) => logError(storageFailure(error)));
    return {
      handlers: guardHandlers(handlersOf(context), stopped.signal),
      subscribe,
      folder,
      inboxFolder: context.inboxFolder,
      wasCreated,
      setAddress: (address) => lock.setAddress(address),
      close() {
        if (stopped.signal.aborted) return;
        stopped.abort();
        watched?.close();
        context.jobs.close();
        silence();
        store.close();
        lock.release();
      },
    };
  } catch (error) {
    store.close();
    throw error;
  }
}

/** Whether the database is yet to be made. Refused when there was one and it is gone or empty. */
function requireDatabase(folder: string): boolean {
  const path = join(folder, DATABASE);
  const isEmpty = !existsSync(path) || statSync(path).size === 0;
  if (isEmpty && existsSync(join(folder, SENTINEL))) throw new Failure('library.missing', path);
  return isEmpty;
}

function writeSentinel(folder: string): void {
  const path = join(folder, SENTINEL);
  if (existsSync(path)) return;
  const content = { id: newId(), createdAt: new Date().toISOString() };
  writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`, { flush: true });
}

/** Deletes uploads that a host took in and nobody imported before it ended, but for what an import still needs. */
function emptyInbox(inbox: string, needed: readonly string[]): void {
  mkdirSync(inbox, { recursive: true });
  for (const name of readdirSync(inbox)) {
    const upload = join(inbox, name);
    if (!needed.some((path) => isInside(path, upload))) rmSync(upload, { recursive: true, force: true });
  }
}

/** Recordings that were being converted when a host ended. */
function removeDrafts(mediaFolder: string): void {
  if (!existsSync(mediaFolder)) return;
  for (const name of readdirSync(mediaFolder)) {
    if (name.endsWith('.part')) rmSync(join(mediaFolder, name), { force: true });
  }
}

interface Announcer {
  readonly announce: Announce;
  readonly subscribe: Subscribe;
  silence(): void;
}

function createAnnouncer(logError: (error: unknown) => void): Announcer {
  const listeners = new Set<Announce>();
  return {
    announce(event, payload) {
      for (const listener of listeners) {
        // One client that fails must not keep the others, or the work that announces, from going on.
        try {
          listener(event, payload);
        } catch (error) {
          logError(error);
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    silence: () => listeners.clear(),
  };
}

function handlersOf(context: LibraryContext): Handlers {
  return {
    ...libraryHandlers(context),
    ...talkHandlers(context),
    ...noticeHandlers(context),
    ...importHandlers(context),
    ...tableHandlers(context),
    ...harvestHandlers(context),
    ...jobHandlers(context),
    ...transcriptHandlers(context),
    ...timedTextHandlers(context),
    ...revisionHandlers(context),
    ...searchHandlers(context),
    ...glossaryHandlers(context),
    ...peopleHandlers(context),
    ...profileHandlers(context),
    ...mediaHandlers(context),
    ...soundHandlers(context),
    ...recogniserHandlers(context),
    ...alignmentHandlers(context),
    ...exportHandlers(context),
    ...settingsHandlers(context),
    ...fileHandlers(),
    ...demoHandlers(context),
  };
}

/** The handlers, with errors of the machine told as failures, until `closed` is aborted. */
function guardHandlers(handlers: Handlers, closed: AbortSignal): Handlers {
  const guard = (handler: (request: never) => unknown) => async (request: never) => {
    if (closed.aborted) throw new Failure('connection.closed');
    try {
      return await handler(request);
    } catch (error) {
      throw closed.aborted ? new Failure('connection.closed') : storageFailure(error);
    }
  };
  const names = Object.keys(handlers) as MethodName[];
  return Object.fromEntries(names.map((name) => [name, guard(handlers[name])])) as unknown as Handlers;
}

function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw storageFailure(error);
  }
}
