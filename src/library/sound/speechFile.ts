import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { SpeechRange } from '../../domain/alignment/detectSpeech.ts';
import { writeAtomically } from '../files/writeAtomically.ts';
import { errnoOf } from '../store/storageFailure.ts';

const VERSION = 1;
const schema = z.object({
  version: z.literal(VERSION),
  ranges: z.array(z.tuple([z.int().min(0), z.int().min(0)])),
});

/** Stretches of speech as they are kept and sent: `[startMs, endMs]`, in order and apart. */
type SpeechPairs = z.infer<typeof schema>['ranges'];

/** Where someone speaks in a recording, kept beside its waveform. */
export function speechPath(soundFolder: string, fingerprint: string): string {
  return join(soundFolder, `${fingerprint}.speech.json`);
}

/** Keeps stretches of speech. */
export async function writeSpeech(path: string, ranges: readonly SpeechRange[]): Promise<void> {
  const pairs = ranges.map(({ startMs, endMs }) => [startMs, endMs]);
  await writeAtomically(path, JSON.stringify({ version: VERSION, ranges: pairs }), true);
}

/** What was kept, or `null`: also when it cannot be read, as it can be found anew. */
export async function readSpeech(path: string): Promise<SpeechPairs | null> {
  try {
    return schema.parse(JSON.parse(await readFile(path, 'utf8'))).ranges;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT' || error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}
