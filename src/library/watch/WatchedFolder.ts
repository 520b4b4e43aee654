import { z } from 'zod';
import { importRequest } from '../../contract/importSchemas.ts';
import { WATCHED_FOLDER_SETTING, watchedFolder } from '../../contract/watchSchemas.ts';
import type { Subscribe } from '../../contract/serve.ts';
import { startImport } from '../handlers/notices.ts';
import type { LibraryContext } from '../libraryContext.ts';
import type { Job } from '../../contract/schemas.ts';
import { watchFolder, type FolderWatch } from './watchFolder.ts';

/** Until when a folder was looked at: what came into it later is imported at the next opening. */
const SEEN_SETTING = 'watchedFolderSeen';
const seenFolder = z.object({ folder: z.string(), atMs: z.number() });

/**
 * Imports what lands in the folder of the setting `WATCHED_FOLDER_SETTING`, and follows that setting, while the library is
 * open. Files that land while an import of them is under way are imported after it. A folder that was not watched before
 * is imported whole.
 */
export class WatchedFolder {
  readonly #context: LibraryContext;
  readonly #stopListening: () => void;
  #folder: string | null = null;
  #watch: FolderWatch | null = null;
  readonly #landed = new Set<string>();
  /** The import under way, and when what it imports was looked at. */
  #running: { readonly jobId: string; readonly atMs: number; readonly folder: string | null } | null = null;
  /** Whether files of this folder were not imported since it is watched. */
  #hasMissed = false;

  constructor(context: LibraryContext, subscribe: Subscribe) {
    this.#context = context;
    this.#stopListening = subscribe((event, payload) => {
      if (event === 'setting.changed' && (payload as { name: string }).name === WATCHED_FOLDER_SETTING) this.#follow();
      if (event === 'job.changed') this.#onJob(payload as Job);
    });
    this.#follow();
  }

  /** Watches no more; an import under way is the job registry's to end. */
  close(): void {
    this.#stopListening();
    this.#unwatch();
  }

  #follow(): void {
    const { store, logError } = this.#context;
    const settings = store.settings.all();
    const setting = watchedFolder.safeParse(settings[WATCHED_FOLDER_SETTING] ?? null);
    const folder = setting.success ? setting.data : null;
    if (folder === this.#folder) return;
    this.#unwatch();
    this.#folder = folder;
    this.#hasMissed = false;
    if (folder === null) return;
    const seen = seenFolder.safeParse(settings[SEEN_SETTING]);
    this.#watch = watchFolder(folder, {
      sinceMs: seen.success && seen.data.folder === folder ? seen.data.atMs : 0,
      onError: logError,
      onLanded: (paths) => {
        for (const path of paths) this.#landed.add(path);
        this.#importNext();
      },
    });
  }

  #unwatch(): void {
    void this.#watch?.close().catch(this.#context.logError);
    this.#watch = null;
    this.#landed.clear();
  }

  #importNext(): void {
    if (this.#running !== null || this.#landed.size === 0) return;
    const paths = [...this.#landed];
    const job = startImport(this.#context, importRequest.parse({ paths }), { kind: 'watch' });
    this.#landed.clear();
    this.#running = { jobId: job.id, atMs: Date.now(), folder: this.#folder };
  }

  #onJob({ id, state }: Job): void {
    if (id !== this.#running?.jobId || state === 'running') return;
    const { atMs, folder } = this.#running;
    this.#running = null;
    // What was cancelled or failed comes again at the next opening, and with it what landed later.
    this.#hasMissed ||= state !== 'done';
    if (!this.#hasMissed && folder === this.#folder) this.#context.store.settings.set(SEEN_SETTING, { folder, atMs });
    this.#importNext();
  }
}
