import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../../contract/failure.ts';
import type { RecogniserSetting } from '../../contract/recogniserSchemas.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import type { Recognitions } from '../recogniser/recognitions.ts';
import { runRecogniser } from '../recogniser/runRecogniser.ts';
import { shiftRecognised } from '../recogniser/shiftRecognised.ts';
import { writeWav } from '../recogniser/writeWav.ts';
import { decodeSound } from '../sound/decodeSound.ts';
import type { StoredMedia } from '../store/mediaStore.ts';
import type { JobControl } from './jobRegistry.ts';

/** How much of the work is to decode the sound; the rest is the program's. */
const DECODING_SHARE = 0.05;

interface RecognisedTalk {
  readonly talkId: TalkId;
  readonly media: StoredMedia;
  readonly setting: RecogniserSetting;
  readonly language: string | null;
  readonly recognitions: Recognitions;
}

/**
 * Recognises the speech of a recording with the user's program and keeps the words it found, with their times on the
 * talk's time line. Progress counts milliseconds of sound. What is written meanwhile is in a temporary folder, which
 * goes whatever happens.
 */
export async function recogniseSpeech(
  { talkId, media, setting, language, recognitions }: RecognisedTalk,
  control: JobControl,
): Promise<void> {
  const { signal } = control;
  const { path, name, durationMs } = media;
  const tell = (share: number): void => control.progress(Math.round(share * durationMs), durationMs, '');
  const folder = mkdtempSync(join(tmpdir(), 'lutrin-recognise-'));
  // At once, too: when the library closes, its process may end before what is under way does.
  const removeFolder = (): void => {
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // The program still writes there, or holds it, until it has ended: then it goes, below.
    }
  };
  signal.addEventListener('abort', removeFolder);
  try {
    const wavPath = join(folder, 'sound.wav');
    await writeWav(wavPath, decodeSound(path, signal), async (ms) => {
      tell(DECODING_SHARE * Math.min(1, ms / durationMs));
      await control.turn();
    });
    const run = { setting, folder, wavPath, language: languageOf(language) };
    const found = await runRecogniser(run, control, (share) => tell(DECODING_SHARE + (1 - DECODING_SHARE) * share));
    if (found === null || signal.aborted) return;
    // Characters that were cut in two among the tokens are lost in any case.
    const json = await readFile(found, 'utf8');
    await recognitions.keep(talkId, shiftRecognised(json, media.offsetMs), name);
  } catch (error) {
    if (error instanceof Failure && error.code === 'recogniser.failed') recognitions.tell(talkId, error.detail);
    throw error;
  } finally {
    signal.removeEventListener('abort', removeFolder);
    await rm(folder, { recursive: true, force: true });
  }
}

/** The language as whisper.cpp names it; it tells one that it does not know by itself. */
function languageOf(language: string | null): string {
  return /^[a-z]{2}(?=$|-)/i.exec(language ?? '')?.[0].toLowerCase() ?? 'auto';
}
