import type { AcousticModel } from './acousticModel.ts';
import type { FrameScorer } from './findBestPath.ts';

/** Feature vectors of a recording, one a frame, at some rate. */
export interface Vectors {
  readonly frames: number;
  readonly dimensions: number;
  readonly data: Float32Array;
}

/** What a scorer knows of the frames besides the model. */
export interface FrameNotes {
  /** The class of speech outside the text, and its scores. */
  readonly garbage: { readonly which: number; readonly scores: Float32Array };
  /** The classes of pauses: the first stands for all. */
  readonly silences: readonly number[];
  /** What is taken off every class but silence: frames in the midst of a pause are not speech. */
  readonly quiet: Float32Array;
}

/** Scores the frames of a recording by a model; each class once a frame. */
export class ClassScorer implements FrameScorer {
  readonly frames: number;
  readonly #model: AcousticModel;
  readonly #vectors: Vectors;
  readonly #notes: FrameNotes;
  readonly #scores: Float64Array;
  readonly #computedAt: Int32Array;
  #frame = -1;

  constructor(model: AcousticModel, vectors: Vectors, notes: FrameNotes) {
    this.frames = vectors.frames;
    this.#model = model;
    this.#vectors = vectors;
    this.#notes = notes;
    this.#scores = new Float64Array(model.classes + 1);
    this.#computedAt = new Int32Array(model.classes + 1).fill(-1);
  }

  moveTo(frame: number): void {
    this.#frame = frame;
  }

  score(which: number): number {
    const frame = this.#frame;
    const { garbage, silences, quiet } = this.#notes;
    if (which === garbage.which) return garbage.scores[frame]! - quiet[frame]!;
    if (this.#computedAt[which] !== frame) {
      this.#computedAt[which] = frame;
      const { data, dimensions } = this.#vectors;
      const isSilence = which === silences[0];
      const best = isSilence ? this.#model.closest(silences, data, frame * dimensions) : which;
      const score = this.#model.score(best, data, frame * dimensions);
      this.#scores[which] = isSilence ? score : score - quiet[frame]!;
    }
    return this.#scores[which]!;
  }
}
