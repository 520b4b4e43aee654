import type { Vectors } from './classScorer.ts';
import { sharedFloats } from './sharedMemory.ts';

/**
 * Vectors less the mean of the speech around each frame, `reach` frames of speech on either side. Another voice, or the same one
 * at another microphone, is as near to a template then as the one that most of the recording has. Yields the share done.
 */
export function* lessLocalMeans(
  { frames, dimensions, data }: Vectors,
  speech: Uint8Array,
  reach: number,
): Generator<number, Vectors> {
  const spoken = Array.from(speech.keys()).filter((frame) => speech[frame] === 1);
  const local = sharedFloats(data.length);
  local.set(data);
  for (let index = 0; index < dimensions; index++) {
    yield index / dimensions;
    const at = (frame: number): number => frame * dimensions + index;
    const sums = new Float64Array(spoken.length + 1);
    for (const [order, frame] of spoken.entries()) sums[order + 1] = sums[order]! + data[at(frame)]!;
    let order = 0;
    for (let frame = 0; frame < frames; frame++) {
      if (spoken[order]! < frame) order++;
      const from = Math.max(0, order - reach);
      const to = Math.min(spoken.length, order + reach + 1);
      local[at(frame)]! -= (sums[to]! - sums[from]!) / Math.max(reach, to - from);
    }
  }
  return { frames, dimensions, data: local };
}
