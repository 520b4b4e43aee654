import type { Cue } from './cue.ts';

/** The index of the cue that is on screen at a time, or -1. Cues come in order and do not overlap. */
export function captionIndexAt(cues: readonly Pick<Cue, 'startMs' | 'endMs'>[], timeMs: number): number {
  const last = startedCaptionIndex(cues, timeMs);
  return last >= 0 && timeMs < cues[last]!.endMs ? last : -1;
}

/** The index of the last cue that has begun at a time, on screen or gone; -1 before the first. Cues come in order. */
export function startedCaptionIndex(cues: readonly Pick<Cue, 'startMs'>[], timeMs: number): number {
  let low = 0;
  let high = cues.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cues[middle]!.startMs <= timeMs) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
