import { Failure } from '../../contract/failure.ts';
import type { MelSpectrogram } from '../../domain/alignment/spectrogramBuilder.ts';

/**
 * Natural logarithm of a band's power: the dither of 16 bits reaches -11.4, speech 60 dB below full scale -8.7 (measured
 * with a synthesiser's).
 */
const SILENT_POWER = -10;

/**
 * Refuses, with `media.silent`, sound of which no moment is loud enough to hold a word: a muted track. In silence any word
 * fits as well as any other.
 */
export function requireAudible(sounds: readonly MelSpectrogram[]): void {
  const isAudible = sounds.some(({ bands }) => bands.some((power) => power > SILENT_POWER));
  if (!isAudible) throw new Failure('media.silent');
}
