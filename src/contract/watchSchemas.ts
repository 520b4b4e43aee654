import { path } from './schemas.ts';

/** The setting that holds the watched folder; `null` while there is none. */
export const WATCHED_FOLDER_SETTING = 'watchedFolder';

/** The value of `WATCHED_FOLDER_SETTING`. */
export const watchedFolder = path.max(4_000).nullable();
