import { AcousticModel, type ModelValues } from './acousticModel.ts';
import type { Vectors } from './classScorer.ts';
import { PHONE_CLASSES, type ClassesName } from './phoneClasses.ts';
import { PHONE_NAMES } from './phones.ts';

/** The frames `[from, to)` of a sound, and what they are scored by. */
export interface FramesToScore {
  readonly classes: ClassesName;
  /** How often each phone is expected, by number. */
  readonly counts: ArrayLike<number>;
  readonly model: ModelValues;
  readonly vectors: Vectors;
  /** 1 for frames with speech. */
  readonly speech: Uint8Array;
  readonly from: number;
  readonly to: number;
}

/** The score of the phone that fits each frame best, and how far from it the average phone is. */
export interface PhoneScores {
  readonly scores: Float32Array;
  /** Summed over the frames with speech. */
  readonly gaps: number;
  readonly spokenFrames: number;
}

/** Scores frames by their best phones. Yields the share done. */
export function* scoreBestPhones(order: FramesToScore): Generator<number, PhoneScores> {
  const { counts, vectors, speech, from, to } = order;
  const model = AcousticModel.of(order.model);
  const { middleOf } = PHONE_CLASSES[order.classes];
  const expected = Array.from(PHONE_NAMES.keys()).filter((phone) => counts[phone]! > 0);
  const total = expected.reduce((sum, phone) => sum + counts[phone]!, 0);
  const scores = new Float32Array(to - from);
  let gaps = 0;
  let spokenFrames = 0;
  for (let frame = from; frame < to; frame++) {
    if (frame % 256 === 0) yield (frame - from) / (to - from);
    let best = -Infinity;
    let sum = 0;
    for (const phone of expected) {
      const score = model.score(middleOf(phone), vectors.data, frame * vectors.dimensions);
      if (score > best) best = score;
      sum += score * counts[phone]!;
    }
    scores[frame - from] = best;
    if (speech[frame] === 0) continue;
    gaps += best - sum / total;
    spokenFrames++;
  }
  return { scores, gaps, spokenFrames };
}
