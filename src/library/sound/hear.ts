import { SpectrogramBuilder, type MelSpectrogram } from '../../domain/alignment/spectrogramBuilder.ts';
import { SOUND_RATE } from '../../domain/sound/waveform.ts';
import type { SoundControl } from './soundTask.ts';

/** The spectrum of a sound, `onHeard` told the milliseconds heard so far; `null` when it was cancelled. */
export async function hear(
  sound: AsyncIterable<Float32Array>,
  { signal, turn }: Pick<SoundControl, 'signal' | 'turn'>,
  onHeard: (ms: number) => void,
): Promise<MelSpectrogram | null> {
  const builder = new SpectrogramBuilder();
  let samples = 0;
  for await (const block of sound) {
    builder.push(block);
    samples += block.length;
    onHeard((1_000 * samples) / SOUND_RATE);
    await turn();
  }
  return signal.aborted ? null : builder.finish();
}
