import { CEPSTRA, type BandLevels, type CepstralSpace } from './cepstra.ts';
import { bandCentresHz, MEL_BANDS } from './melFilters.ts';
import { PHONES, PHONE_NAMES, type PhoneSketch } from './phones.ts';

/** dB to natural logarithm of power. */
const DB = Math.LN10 / 10;
const FORMANT_WIDTHS_HZ = [90, 110, 170] as const;
/** The voice falls by 12 dB an octave at the source and gains 6 at the lips; pre-emphasis gives 6 back. */
const HIGHER_FORMANT_HZ = 3_500;
const VOICE_BAR_DB = -12;
const DEEPEST_DB = -45;

/**
 * What each phone should look like in a recording: `CEPSTRA` numbers a phone, in the order of `PHONE_NAMES`.
 *
 * The sketches give shapes; the recording gives the level and colour of its speech, to which their mean is shifted, and
 * its noise, below which nothing is heard. `counts` says how often each phone is expected, `formantScale` how much higher
 * the formants of the voice are than those of the sketches.
 */
export function phoneTemplates(
  space: CepstralSpace,
  { speech, pause }: BandLevels,
  counts: ArrayLike<number>,
  formantScale: number,
): Float32Array {
  const shapes = PHONE_NAMES.map((name) => phoneShape(PHONES[name], formantScale));
  const shift = Float64Array.from(speech);
  const heard = shapes.map((shape) => Float64Array.from(shape));
  for (let round = 0; round < 4; round++) {
    for (let band = 0; band < MEL_BANDS; band++) {
      let sum = 0;
      let weight = 1e-9;
      for (const [phone, shape] of shapes.entries()) {
        heard[phone]![band] = Math.max(shape[band]! + shift[band]!, pause[band]!);
        sum += (counts[phone] ?? 0) * heard[phone]![band]!;
        weight += counts[phone] ?? 0;
      }
      shift[band]! += speech[band]! - sum / weight;
    }
  }
  const templates = new Float32Array(shapes.length * CEPSTRA);
  for (const [phone, bands] of heard.entries()) space.write(bands, 0, templates, phone * CEPSTRA);
  return templates;
}

/** The levels of the bands of a phone, natural logarithm of power; 0 is about the loudest band of an open vowel. */
export function phoneShape(sketch: PhoneSketch, formantScale = 1): Float64Array {
  return Float64Array.from(bandCentresHz(), (hz) => {
    const parts = [DEEPEST_DB, voicedDb(sketch, hz, formantScale), noiseDb(sketch, hz)];
    return DB * (sketch.levelDb + Math.max(...parts));
  });
}

function voicedDb({ formantsHz, isVoiced }: PhoneSketch, hz: number, formantScale: number): number {
  if (formantsHz === undefined) return isVoiced === true && hz < 400 ? VOICE_BAR_DB : -Infinity;
  const resonances = [...formantsHz, HIGHER_FORMANT_HZ].map((sketched, index) => {
    const formant = sketched * formantScale;
    const width = FORMANT_WIDTHS_HZ[index] ?? 250;
    return -10 * Math.log10((1 - (hz / formant) ** 2) ** 2 + ((hz * width) / formant ** 2) ** 2);
  });
  return resonances.reduce((sum, db) => sum + db, 0) * 0.5 - 14 + tiltDb(hz);
}

function tiltDb(hz: number): number {
  return 6 * Math.log2(Math.max(200, hz) / 500);
}

function noiseDb({ noiseHz }: PhoneSketch, hz: number): number {
  if (noiseHz === undefined) return -Infinity;
  const [from, to] = noiseHz;
  if (hz < from) return -18 * Math.log2(from / hz);
  return hz > to ? -18 * Math.log2(hz / to) : 0;
}
