import type { Job } from '../../contract/schemas.ts';
import { importFiles } from '../jobs/importFiles.ts';
import type { LibraryContext } from '../libraryContext.ts';
import type { HandlersOf } from './handlersOf.ts';

export function noticeHandlers(context: LibraryContext): HandlersOf<'notices'> {
  return { 'notices.import': ({ paths }) => startImport(context, paths) };
}

/** Starts an import of files and folders. */
export function startImport(context: LibraryContext, paths: readonly string[], isPaused = false): Job {
  return context.jobs.start('import', (control) => importFiles(context, paths, control), {
    request: { paths },
    isPaused,
  });
}
