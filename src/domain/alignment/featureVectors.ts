import { CEPSTRA, type CepstralSpace } from './cepstra.ts';
import type { Vectors } from './classScorer.ts';
import { MEL_BANDS } from './melFilters.ts';
import { sharedFloats } from './sharedMemory.ts';
import type { MelSpectrogram } from './spectrogramBuilder.ts';

/** Cepstra, then how fast they change. */
export const FINE_DIMENSIONS = 2 * CEPSTRA;
/** Frames on either side that the change is measured over: 50 ms in all. */
const REACH = 2;
/** Changes are brought to about the variance of the cepstra. */
const CHANGE_SCALE = 4;

/** The vectors of a recording, one a frame of the spectrogram: cepstra and their changes. Yields the share done. */
export function* fineVectors(spectrogram: MelSpectrogram, space: CepstralSpace): Generator<number, Vectors> {
  const { frames, bands } = spectrogram;
  const data = sharedFloats(frames * FINE_DIMENSIONS);
  for (let frame = 0; frame < frames; frame++) {
    if (frame % 1024 === 0) yield (0.5 * frame) / frames;
    space.write(bands, frame * MEL_BANDS, data, frame * FINE_DIMENSIONS);
  }
  for (let frame = 0; frame < frames; frame++) {
    if (frame % 1024 === 0) yield 0.5 + (0.5 * frame) / frames;
    writeChanges(data, frame, frames);
  }
  return { frames, dimensions: FINE_DIMENSIONS, data };
}

function writeChanges(data: Float32Array, frame: number, frames: number): void {
  for (let order = 0; order < CEPSTRA; order++) {
    let sum = 0;
    for (let step = 1; step <= REACH; step++) {
      const after = Math.min(frames - 1, frame + step);
      const before = Math.max(0, frame - step);
      sum += step * (data[after * FINE_DIMENSIONS + order]! - data[before * FINE_DIMENSIONS + order]!);
    }
    data[frame * FINE_DIMENSIONS + CEPSTRA + order] = (CHANGE_SCALE * sum) / 10;
  }
}

/** The cepstra alone, `step` frames averaged to one. */
export function coarseVectors(fine: Vectors, step: number): Vectors {
  const frames = Math.ceil(fine.frames / step);
  const data = sharedFloats(frames * CEPSTRA);
  for (let frame = 0; frame < fine.frames; frame++) {
    const to = Math.floor(frame / step) * CEPSTRA;
    for (let order = 0; order < CEPSTRA; order++) data[to + order]! += fine.data[frame * fine.dimensions + order]!;
  }
  for (let frame = 0; frame < frames; frame++) {
    const count = Math.min(step, fine.frames - frame * step);
    for (let order = 0; order < CEPSTRA; order++) data[frame * CEPSTRA + order]! /= count;
  }
  return { frames, dimensions: CEPSTRA, data };
}
