import type { ImportRequest } from '../../contract/importSchemas.ts';
import type { Job } from '../../contract/schemas.ts';
import { importFiles } from '../jobs/importFiles.ts';
import type { LibraryContext } from '../libraryContext.ts';
import { newId } from '../newId.ts';
import type { HandlersOf } from './handlersOf.ts';

export function noticeHandlers(context: LibraryContext): HandlersOf<'notices'> {
  return { 'notices.import': (request) => startImport(context, request) };
}

/** How an import is started. */
interface ImportStart {
  readonly isPaused?: boolean;
  readonly kind?: 'import' | 'watch';
  /** Another job goes on with it when the library is closed before it ends. */
  readonly isOfJob?: boolean;
}

/**
 * Starts an import of files and folders, or goes on with the one that `importId` names. One of kind `watch` nobody asked
 * for: no window shows its report unasked. One that fails waits at the next opening; what is watched comes again anyway.
 */
export function startImport(
  context: LibraryContext,
  { paths, options, importId: known }: ImportRequest & { readonly importId?: string | undefined },
  { isPaused = false, kind = 'import', isOfJob = false }: ImportStart = {},
): Job {
  const { store, jobs, now } = context;
  const importId = known ?? newId();
  const request = { paths, options, importId };
  if (store.imports.numberOf(importId) === undefined) {
    store.transaction(() => store.imports.create({ id: importId, paths, isDryRun: options.isDryRun }, now()));
  }
  const isKeptOnFailure = kind === 'import' && !options.isDryRun;
  const start = isOfJob ? {} : { request, isKeptOnFailure };
  return jobs.start(kind, (control) => importFiles(context, request, control), { ...start, isPaused });
}
