import { Failure } from '../../contract/failure.ts';
import type { MelSpectrogram } from '../../domain/alignment/spectrogramBuilder.ts';

/**
 * Natural logarithm of a band's power: the dither of 16 bits reaches -11.4, speech 60 dB below full scale -8.7 (measured
 * with a synthesiser's).
 */
const SILENT_POWER = -10;

/**
 * Refuses, with `media.silent`, a recording of which no moment is loud enough to hold a word: a muted track. In silence
 * any word fits as well as any other.
 */
export function requireAudible(sound: MelSpectrogram): void {
  if (!sound.bands.some((power) => power > SILENT_POWER)) throw new Failure('media.silent');
}
