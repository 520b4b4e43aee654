import { existsSync } from 'node:fs';
import { mkdir, rename, copyFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { z } from 'zod';
import type { recognition } from '../../contract/recogniserSchemas.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import { errnoOf } from '../store/storageFailure.ts';

/** What recognisers found in recordings and nobody has taken yet: a file for each talk, which a restart leaves. */
export class Recognitions {
  readonly #folder: string;
  /** What programs said last before they failed, by talk. */
  readonly #lastWords = new Map<TalkId, string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Keeps a file that a recogniser wrote, in place of the one before. */
  async keep(talkId: TalkId, path: string): Promise<void> {
    const kept = this.#pathOf(talkId);
    await mkdir(dirname(kept), { recursive: true });
    await rename(path, kept).catch(async (error: unknown) => {
      // The folder for temporary files is often on another disk.
      if (errnoOf(error) !== 'EXDEV') throw error;
      await copyFile(path, kept);
    });
  }

  /** Keeps what a program said last; `''` when there is nothing to say any more. */
  tell(talkId: TalkId, lastWords: string): void {
    this.#lastWords.set(talkId, lastWords);
  }

  of(talkId: TalkId): z.infer<typeof recognition> {
    const path = this.#pathOf(talkId);
    return { path: existsSync(path) ? path : null, lastWords: this.#lastWords.get(talkId) ?? '' };
  }

  async discard(talkId: TalkId): Promise<void> {
    this.#lastWords.delete(talkId);
    await rm(this.#pathOf(talkId), { force: true });
  }

  /** Ids are of letters, digits, `-` and `_`. */
  #pathOf(talkId: TalkId): string {
    return join(this.#folder, `${talkId}.json`);
  }
}
