import { MEL_BANDS } from './melFilters.ts';
import { LEAST_LEVEL, type MelSpectrogram } from './spectrogramBuilder.ts';

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

/** What the coefficients of a recording are brought to mean 0 and variance 1 by. */
export interface CepstralNorms {
  /** Lower band levels count as this one. */
  readonly floor: number;
  readonly means: readonly number[];
  readonly scales: readonly number[];
}

/** Maps band levels to coefficients of mean 0 and variance 1 over the speech of one recording. */
export class CepstralSpace {
  readonly norms: CepstralNorms;
  readonly #bands = new Float64Array(MEL_BANDS);

  constructor(norms: CepstralNorms) {
    this.norms = norms;
  }

  /** Writes the coefficients of `MEL_BANDS` levels at `offset` to `out` at `to`. */
  write(bands: ArrayLike<number>, offset: number, out: Float32Array, to: number): void {
    const { floor, means, scales } = this.norms;
    for (let band = 0; band < MEL_BANDS; band++) this.#bands[band] = Math.max(floor, bands[offset + band]!);
    for (let order = 0; order < CEPSTRA; order++) {
      const cosines = COSINES[order]!;
      let sum = 0;
      for (let band = 0; band < MEL_BANDS; band++) sum += cosines[band]! * this.#bands[band]!;
      out[to + order] = (sum - means[order]!) * scales[order]!;
    }
  }
}

/** The space of a recording; `speech` flags the frames with speech. */
export function measureCepstra(spectrogram: MelSpectrogram, speech: Uint8Array): CepstralSpace {
  const mean = meanBands(spectrogram, speech, 1);
  // What lies 50 dB below the speech is no part of it; digital silence would otherwise outweigh everything.
  const speechFloor = mean.reduce((sum, level) => sum + level, 0) / MEL_BANDS - 50 / 4.34;
  const floor = Math.max(LEAST_LEVEL, speechFloor);
  const raw = new CepstralSpace({
    floor,
    means: Array.from({ length: CEPSTRA }, () => 0),
    scales: Array.from({ length: CEPSTRA }, () => 1),
  });
  return new CepstralSpace(normsOf(raw, spectrogram, speech));
}

/** How the bands of a recording lie; nothing below the floor of its space. */
export function bandLevels(spectrogram: MelSpectrogram, speech: Uint8Array, { norms }: CepstralSpace): BandLevels {
  return {
    speech: meanBands(spectrogram, speech, 1),
    pause: meanBands(spectrogram, speech, 0).map((level) => Math.max(level, norms.floor)),
  };
}

function normsOf(raw: CepstralSpace, { frames, bands }: MelSpectrogram, speech: Uint8Array): CepstralNorms {
  const sums = new Float64Array(CEPSTRA);
  const squares = new Float64Array(CEPSTRA);
  const cepstra = new Float32Array(CEPSTRA);
  let count = 0;
  for (let frame = 0; frame < frames; frame += Math.ceil(frames / SAMPLED_FRAMES)) {
    if (speech[frame] === 0) continue;
    raw.write(bands, frame * MEL_BANDS, cepstra, 0);
    for (let order = 0; order < CEPSTRA; order++) {
      sums[order]! += cepstra[order]!;
      squares[order]! += cepstra[order]! ** 2;
    }
    count++;
  }
  if (count === 0) return raw.norms;
  const means = Array.from(sums, (sum) => sum / count);
  const scales = means.map((mean, order) => 1 / Math.sqrt(Math.max(1e-6, squares[order]! / count - mean * mean)));
  return { floor: raw.norms.floor, means, scales };
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
