import type { Announce } from '../contract/serve.ts';
import type { JobRegistry } from './jobs/jobRegistry.ts';
import type { Recognitions } from './recogniser/recognitions.ts';
import type { WindowSound } from './sound/WindowSound.ts';
import type { LibraryStore } from './store/libraryStore.ts';
import type { TakenTexts } from './timedTexts/takenTexts.ts';

/** What every handler works with. */
export interface LibraryContext {
  readonly store: LibraryStore;
  readonly jobs: JobRegistry;
  readonly takenTexts: TakenTexts;
  readonly recognitions: Recognitions;
  readonly windowSound: WindowSound;
  readonly announce: Announce;
  readonly logError: (error: unknown) => void;
  /** The present as ISO 8601, for `importedAt` and `updatedAt`. Order never depends on it alone. */
  readonly now: () => string;
  readonly version: string;
  /** The data folder of the library, with links resolved. */
  readonly folder: string;
  /** Where a host puts files it was sent; they are Lutrin's to move or delete. */
  readonly inboxFolder: string;
  /** Where recordings that came through the inbox are kept. */
  readonly mediaFolder: string;
  /** Where what was computed from the sound of recordings is kept; it can be computed again. */
  readonly soundFolder: string;
  /** The folder of the demonstration lecture, or `null` when there is none. */
  readonly demoFolder: string | null;
}
