import { existsSync, readdirSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { z } from 'zod';
import type { recognition } from '../../contract/recogniserSchemas.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import { cutName } from '../files/cutName.ts';
import { writeAtomically } from '../files/writeAtomically.ts';

/** Of what is kept of the recording's name, in bytes. */
const LONGEST_NAME = 200;

/** What recognisers found in recordings and nobody has taken yet: a file for each talk, which a restart leaves. */
export class Recognitions {
  readonly #folder: string;
  /** What programs said last before they failed, by talk. */
  readonly #lastWords = new Map<TalkId, string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Keeps what a recogniser wrote, in place of what was kept before, as named after its recording. */
  async keep(talkId: TalkId, json: string, recording: string): Promise<void> {
    await this.discard(talkId);
    const folder = this.#folderOf(talkId);
    await mkdir(folder, { recursive: true });
    const name = `${cutName(parse(recording).name, LONGEST_NAME)}.whisper.json`;
    await writeAtomically(join(folder, name), json, true);
  }

  /** Keeps what a program said last, until the talk's next recognition begins. */
  tell(talkId: TalkId, lastWords: string): void {
    this.#lastWords.set(talkId, lastWords);
  }

  of(talkId: TalkId): z.infer<typeof recognition> {
    const folder = this.#folderOf(talkId);
    const [name] = existsSync(folder) ? readdirSync(folder) : [];
    return { path: name === undefined ? null : join(folder, name), lastWords: this.#lastWords.get(talkId) ?? '' };
  }

  async discard(talkId: TalkId): Promise<void> {
    this.#lastWords.delete(talkId);
    await rm(this.#folderOf(talkId), { recursive: true, force: true });
  }

  /** Ids are of letters, digits, `-` and `_`. */
  #folderOf(talkId: TalkId): string {
    return join(this.#folder, talkId);
  }
}
