import type { AcousticModel } from './acousticModel.ts';
import type { FrameScorer } from './pathSearch.ts';

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

/** Which frames are scored, and in which order: from `first` on, `step` by `step`. */
export interface FrameView {
  readonly first: number;
  readonly step: number;
  readonly frames: number;
}

/** Scores the frames of a recording by a model. */
export class ClassScorer implements FrameScorer {
  readonly frames: number;
  readonly #model: AcousticModel;
  readonly #vectors: Vectors;
  readonly #notes: FrameNotes;
  readonly #view: FrameView;
  #frame = -1;

  constructor(model: AcousticModel, vectors: Vectors, notes: FrameNotes, view?: FrameView) {
    this.#view = view ?? { first: 0, step: 1, frames: vectors.frames };
    this.frames = this.#view.frames;
    this.#model = model;
    this.#vectors = vectors;
    this.#notes = notes;
  }

  moveTo(frame: number): void {
    this.#frame = this.#view.first + this.#view.step * frame;
  }

  score(which: number): number {
    const frame = this.#frame;
    const { garbage, silences, quiet } = this.#notes;
    if (which === garbage.which) return garbage.scores[frame]! - quiet[frame]!;
    const { data, dimensions } = this.#vectors;
    const isSilence = which === silences[0];
    const best = isSilence ? this.#model.closest(silences, data, frame * dimensions) : which;
    const score = this.#model.score(best, data, frame * dimensions);
    return isSilence ? score : score - quiet[frame]!;
  }
}
