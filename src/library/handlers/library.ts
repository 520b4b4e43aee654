import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { LibraryContext } from '../libraryContext.ts';
import type { HandlersOf } from './handlersOf.ts';

export function libraryHandlers({ store, version, folder, demoFolder }: LibraryContext): HandlersOf<'library'> {
  return {
    'library.describe': () => ({
      version,
      folder,
      talkCount: store.talkList.count(),
      hasDemo: demoFolder !== null && existsSync(join(demoFolder, 'notice.txt')),
    }),
  };
}
