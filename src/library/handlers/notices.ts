import type { ImportRequest } from '../../contract/importSchemas.ts';
import type { Job } from '../../contract/schemas.ts';
import { importFiles } from '../jobs/importFiles.ts';
import type { LibraryContext } from '../libraryContext.ts';
import { newId } from '../newId.ts';
import type { HandlersOf } from './handlersOf.ts';

export function noticeHandlers(context: LibraryContext): HandlersOf<'notices'> {
  return { 'notices.import': (request) => startImport(context, request) };
}

/**
 * Starts an import of files and folders, or goes on with the one that `importId` names. One of kind `watch` nobody asked
 * for: no window shows its report unasked.
 */
export function startImport(
  context: LibraryContext,
  { paths, options, importId: known }: ImportRequest & { readonly importId?: string | undefined },
  { isPaused = false, kind = 'import' }: { readonly isPaused?: boolean; readonly kind?: 'import' | 'watch' } = {},
): Job {
  const { store, jobs, now } = context;
  const importId = known ?? newId();
  const request = { paths, options, importId };
  if (store.imports.numberOf(importId) === undefined) {
    store.transaction(() => store.imports.create({ id: importId, paths, isDryRun: options.isDryRun }, now()));
  }
  return jobs.start(kind, (control) => importFiles(context, request, control), { request, isPaused });
}
