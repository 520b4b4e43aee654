import { MEL_BANDS } from './melFilters.ts';
import type { MelSpectrogram } from './spectrogramBuilder.ts';

/** Cepstral coefficients of a frame, the mean level first. */
export const CEPSTRA = 13;

/** Means are taken over about so many frames of a recording. */
const SAMPLED_FRAMES = 60_000;

const COSINES = Array.from({ length: CEPSTRA }, (_, order) =>
  Float64Array.from({ length: MEL_BANDS }, (__, band) => Math.cos((Math.PI * order * (band + 0.5)) / MEL_BANDS)),
);

/** How the bands of a recording lie, natural logarithm of power: what templates are fitted to. */
export interface BandLevels {
  /** The mean of the frames with speech. */
  readonly speech: Float64Array;
  /** The mean of the pauses. */
  readonly pause: Float64Array;
}

/** Maps band levels to coefficients of mean 0 and variance 1 over the speech of one recording. */
export class CepstralSpace {
  readonly levels: BandLevels;
  readonly #floor: number;
  readonly #means = new Float64Array(CEPSTRA);
  readonly #scales = new Float64Array(CEPSTRA).fill(1);
  readonly #bands = new Float64Array(MEL_BANDS);

  /** `speech` flags the frames with speech. */
  constructor(spectrogram: MelSpectrogram, speech: Uint8Array) {
    const mean = meanBands(spectrogram, speech, 1);
    // What lies 50 dB below the speech is no part of it; digital silence would otherwise outweigh everything.
    this.#floor = mean.reduce((sum, level) => sum + level, 0) / MEL_BANDS - 50 / 4.34;
    this.levels = {
      speech: mean,
      pause: meanBands(spectrogram, speech, 0).map((level) => Math.max(level, this.#floor)),
    };
    this.#normalise(spectrogram, speech);
  }

  /** Writes the coefficients of `MEL_BANDS` levels at `offset` to `out` at `to`. */
  write(bands: ArrayLike<number>, offset: number, out: Float32Array, to: number): void {
    for (let band = 0; band < MEL_BANDS; band++) this.#bands[band] = Math.max(this.#floor, bands[offset + band]!);
    for (let order = 0; order < CEPSTRA; order++) {
      const cosines = COSINES[order]!;
      let sum = 0;
      for (let band = 0; band < MEL_BANDS; band++) sum += cosines[band]! * this.#bands[band]!;
      out[to + order] = (sum - this.#means[order]!) * this.#scales[order]!;
    }
  }

  #normalise({ frames, bands }: MelSpectrogram, speech: Uint8Array): void {
    const sums = new Float64Array(CEPSTRA);
    const squares = new Float64Array(CEPSTRA);
    const cepstra = new Float32Array(CEPSTRA);
    let count = 0;
    for (let frame = 0; frame < frames; frame += Math.ceil(frames / SAMPLED_FRAMES)) {
      if (speech[frame] === 0) continue;
      this.write(bands, frame * MEL_BANDS, cepstra, 0);
      for (let order = 0; order < CEPSTRA; order++) {
        sums[order]! += cepstra[order]!;
        squares[order]! += cepstra[order]! ** 2;
      }
      count++;
    }
    if (count === 0) return;
    for (let order = 0; order < CEPSTRA; order++) {
      const mean = sums[order]! / count;
      this.#means[order] = mean;
      this.#scales[order] = 1 / Math.sqrt(Math.max(1e-6, squares[order]! / count - mean * mean));
    }
  }
}

function meanBands({ frames, bands }: MelSpectrogram, speech: Uint8Array, flag: 0 | 1): Float64Array {
  const means = new Float64Array(MEL_BANDS);
  let count = 0;
  for (let frame = 0; frame < frames; frame += Math.ceil(frames / SAMPLED_FRAMES)) {
    if (speech[frame] !== flag) continue;
    for (let band = 0; band < MEL_BANDS; band++) means[band]! += bands[frame * MEL_BANDS + band]!;
    count++;
  }
  return means.map((sum) => (count === 0 ? -Infinity : sum / count));
}
