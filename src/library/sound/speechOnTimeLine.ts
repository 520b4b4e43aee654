import type { SpeechRange } from '../../domain/alignment/detectSpeech.ts';
import type { StoredMedia } from '../store/mediaStore.ts';
import { readSpeech, speechPath } from './speechFile.ts';

/**
 * When someone speaks in a recording, on the time line of its talk and as far as it lies there; `null` while nobody has
 * read its sound.
 */
export async function speechOnTimeLine(
  soundFolder: string,
  { fingerprint, offsetMs }: StoredMedia,
): Promise<SpeechRange[] | null> {
  const pairs = await readSpeech(speechPath(soundFolder, fingerprint));
  if (pairs === null) return null;
  return pairs
    .map(([startMs, endMs]) => ({ startMs: Math.max(0, startMs + offsetMs), endMs: endMs + offsetMs }))
    .filter(({ endMs }) => endMs > 0);
}
