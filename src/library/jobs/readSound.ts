import { PeakTaker, SOUND_RATE } from '../../domain/sound/waveform.ts';
import { decodeSound } from '../media/decodeSound.ts';
import { waveformPath, writeWaveform } from '../media/waveformFile.ts';
import type { StoredMedia } from '../store/mediaStore.ts';
import type { JobControl } from './jobRegistry.ts';

/**
 * Reads the sound of a recording once, and keeps its waveform. Progress counts milliseconds of sound. Cancelled, it
 * leaves nothing behind.
 */
export async function readSound(
  soundFolder: string,
  { path, fingerprint, durationMs }: StoredMedia,
  { signal, progress }: JobControl,
): Promise<void> {
  await using file = await writeWaveform(waveformPath(soundFolder, fingerprint));
  const taker = new PeakTaker();
  let samples = 0;
  for await (const block of decodeSound(path, signal)) {
    await file.add(taker.push(block));
    samples += block.length;
    progress(Math.round((samples / SOUND_RATE) * 1_000), durationMs, '');
  }
  if (signal.aborted) return;
  await file.add(taker.finish());
  await file.finish();
}
