import { tokensOf } from '../transcript/tokensOf.ts';
import { MEL_BANDS } from './melFilters.ts';
import { PHONES, PHONE_NAMES } from './phones.ts';
import { phoneShape } from './phoneTemplates.ts';
import { pronounce } from './pronounce.ts';
import { FRAME_MS, LEVELS_A_FRAME, type MelSpectrogram } from './spectrogramBuilder.ts';

/** Some sentences for tests. */
export const SENTENCES = [
  'Le premier chapitre raconte la vie des ouvriers.',
  'Nous avons donc comparé trois méthodes différentes.',
  'Pourquoi cette question est-elle restée sans réponse ?',
  'Les archives de la ville contiennent mille lettres.',
  'Une machine ne remplace jamais un bon professeur.',
  'La suite du cours portera sur les images.',
  'Il faudrait encore vérifier chaque hypothèse.',
  'Deux historiens ont publié leurs conclusions.',
];
/** Others, as many. */
export const OTHERS = [
  'La pluie avait déjà trempé le jardin des voisins.',
  'Chacun voudrait comprendre ce que signifie un tel chiffre.',
  'Son frère habite depuis longtemps au bord du fleuve.',
  'On croit souvent que tout a commencé plus tard.',
  'Quelques semaines après, le journal fermait ses portes.',
  'Personne ne savait combien coûterait ce grand projet.',
  'Elle rangea ses outils dans une boîte en fer.',
  'Vous verrez au tableau une courbe qui descend vite.',
];
const FRAMES_A_PHONE = 8;
/** Before, between and after sentences. */
export const PAUSE_FRAMES = 60;

/** The spectrogram in a room: each band falls by `decay` a frame at most, natural logarithm of power. */
export function withEcho({ frames, bands }: MelSpectrogram, decay: number): MelSpectrogram {
  const heard = bands.slice();
  for (let at = MEL_BANDS; at < heard.length; at++) heard[at] = Math.max(heard[at]!, heard[at - MEL_BANDS]! - decay);
  const levels = levelsOf(heard);
  return { frames, bands: heard, levels, voiceLevels: levels };
}

/** The spectrogram with noise: no band is below `level`, natural logarithm of power, which varies as speech does. */
export function withNoise({ frames, bands }: MelSpectrogram, level: number, seed: number): MelSpectrogram {
  const jitter = jitterOf(seed, 1);
  const heard = bands.map((band) => Math.max(band, level + jitter()));
  const levels = levelsOf(heard);
  return { frames, bands: heard, levels, voiceLevels: levels };
}

/** Numbers from `-spread` to `spread`, the same for the same seed. */
function jitterOf(seed: number, spread: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7f_ff_ff_ff;
    return (state / 0x7f_ff_ff_ff - 0.5) * 2 * spread;
  };
}

/**
 * A spectrogram for tests that sounds as the phones are sketched, formants `formantScale` times as high, one sentence after
 * another with pauses around. The bands of each frame vary by up to `spread`, natural logarithm of power.
 */
export function sketchSpeech(
  sentences: readonly string[],
  seed = 1,
  { formantScale = 1, spread = 1 }: { readonly formantScale?: number; readonly spread?: number } = {},
): { sound: MelSpectrogram; startsMs: number[] } {
  const rows: Float64Array[] = [];
  const jitter = jitterOf(seed, spread);
  const add = (shape: Float64Array, frames: number): void => {
    for (let frame = 0; frame < frames; frame++) rows.push(shape.map((level) => Math.max(level, -9) + jitter()));
  };
  const silence = new Float64Array(MEL_BANDS).fill(-9);
  add(silence, PAUSE_FRAMES);
  const startsMs = sentences.map((sentence) => {
    const start = rows.length * FRAME_MS;
    const tokens = tokensOf(sentence).map(({ start: from, end }) => sentence.slice(from, end));
    for (const { phone } of pronounce(tokens, 'fr').flatMap(([usual]) => usual ?? []))
      add(phoneShape(PHONES[PHONE_NAMES[phone]!], formantScale), FRAMES_A_PHONE);
    add(silence, PAUSE_FRAMES);
    return start;
  });
  const bands = new Float32Array(rows.length * MEL_BANDS);
  for (const [frame, row] of rows.entries()) bands.set(row, frame * MEL_BANDS);
  const levels = levelsOf(bands);
  return { sound: { frames: rows.length, bands, levels, voiceLevels: levels }, startsMs };
}

function levelsOf(bands: Float32Array): Float32Array {
  return Float32Array.from({ length: (bands.length / MEL_BANDS) * LEVELS_A_FRAME }, (_, at) => {
    const frame = Math.floor(at / LEVELS_A_FRAME);
    const powers = bands.subarray(frame * MEL_BANDS, (frame + 1) * MEL_BANDS).map(Math.exp);
    return Math.log(powers.reduce((sum, power) => sum + power, 0));
  });
}
