import { CEPSTRA, type BandLevels } from './cepstra.ts';
import type { HeardSound } from './hearSound.ts';
import { phoneTemplates } from './phoneTemplates.ts';

/**
 * How much higher the formants of a voice may be than those of the sketches, which are men's: women's are by 12 to 20 %,
 * children's by up to 35 % (Peterson & Barney 1952, table II).
 */
const SCALES = [0.85, 0.9, 0.95, 1, 1.05, 1.1, 1.15, 1.2, 1.25, 1.3];
/** So many frames, taken from all of the speech, tell a voice. */
const TELLING_FRAMES = 2_000;
/** Of the phones to begin with, more than they vary: an echo or a narrow band takes the recording far from the templates. */
export const TEMPLATE_VARIANCE = 1.8;

/**
 * Finds how much higher the formants of the voice are than those of the sketches: that which makes the speech most
 * probable, whatever is said, phones as often as in the text (vocal tract length normalisation: Eide & Gish 1996).
 * Yields the share done.
 */
export function* findFormantScale(
  heard: HeardSound,
  levels: BandLevels,
  counts: Float64Array,
): Generator<number, number> {
  const frames = tellingFrames(heard.speech);
  let found = 1;
  let best = -Infinity;
  for (const [index, scale] of SCALES.entries()) {
    yield index / SCALES.length;
    const templates = phoneTemplates(heard.space, levels, counts, scale);
    const fit = frames.reduce((sum, frame) => sum + logDensity(heard, frame, templates, counts), 0);
    if (fit > best) [found, best] = [scale, fit];
  }
  return found;
}

function tellingFrames(speech: Uint8Array): number[] {
  const spoken = Array.from(speech.keys()).filter((frame) => speech[frame] === 1);
  const step = Math.max(1, Math.floor(spoken.length / TELLING_FRAMES));
  return spoken.filter((_, index) => index % step === 0);
}

/** Of a frame among all phones, natural logarithm, but for what is the same for all scales. */
function logDensity(
  { vectors: { data, dimensions } }: HeardSound,
  frame: number,
  templates: Float32Array,
  counts: Float64Array,
): number {
  let density = Number.MIN_VALUE;
  for (const [phone, count] of counts.entries()) {
    if (count === 0) continue;
    let distance = 0;
    for (let order = 0; order < CEPSTRA; order++) {
      distance += (data[frame * dimensions + order]! - templates[phone * CEPSTRA + order]!) ** 2;
    }
    density += count * Math.exp(-distance / (2 * TEMPLATE_VARIANCE));
  }
  return Math.log(density);
}
