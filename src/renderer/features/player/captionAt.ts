import type { Cue } from '../../../domain/formats/cue.ts';

/** The index of the cue that is on screen at a time, or -1. Cues come in order and do not overlap. */
export function captionIndexAt(cues: readonly Pick<Cue, 'startMs' | 'endMs'>[], timeMs: number): number {
  let low = 0;
  let high = cues.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cues[middle]!.startMs <= timeMs) low = middle + 1;
    else high = middle;
  }
  const last = cues[low - 1];
  return last !== undefined && timeMs < last.endMs ? low - 1 : -1;
}
