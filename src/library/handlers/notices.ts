import { importFiles } from '../jobs/importFiles.ts';
import type { LibraryContext } from '../libraryContext.ts';
import type { HandlersOf } from './handlersOf.ts';

export function noticeHandlers(context: LibraryContext): HandlersOf<'notices'> {
  return {
    'notices.import': ({ paths }) => context.jobs.start('import', (control) => importFiles(context, paths, control)),
  };
}
