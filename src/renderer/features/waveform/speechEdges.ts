import type { SpeechRange } from '../../../domain/alignment/detectSpeech.ts';
import type { TimeRange } from '../../../domain/transcript/wordTimes.ts';
import { firstEndingAfter } from './stripScene.ts';

/**
 * The edge of a stretch of speech that a time is drawn to: the nearest within `reachMs`, of two as near the earlier;
 * `null` where there is none. Only edges within `bounds`, both ends included, count. `speech` is in order and apart.
 */
export function snapToSpeech(
  timeMs: number,
  speech: readonly SpeechRange[],
  reachMs: number,
  bounds: TimeRange,
): number | null {
  let nearest: number | null = null;
  for (const edgeMs of edgesFrom(speech, timeMs - reachMs)) {
    if (edgeMs > timeMs + reachMs) break;
    if (edgeMs < timeMs - reachMs || edgeMs < bounds.startMs || edgeMs > bounds.endMs) continue;
    if (nearest === null || Math.abs(edgeMs - timeMs) < Math.abs(nearest - timeMs)) nearest = edgeMs;
  }
  return nearest;
}

/** The edge of a stretch of speech next after a time, or the last before it; `null` where there is none. */
export function speechEdgeBeside(timeMs: number, speech: readonly SpeechRange[], direction: -1 | 1): number | null {
  if (direction === 1) {
    for (const edgeMs of edgesFrom(speech, timeMs)) if (edgeMs > timeMs) return edgeMs;
    return null;
  }
  const index = Math.min(firstEndingAfter(speech, timeMs), speech.length - 1);
  for (const range of [speech[index], speech[index - 1]]) {
    const edgeMs = [range?.endMs, range?.startMs].find((edge) => edge !== undefined && edge < timeMs);
    if (edgeMs !== undefined) return edgeMs;
  }
  return null;
}

/** The edges from the stretch on that ends last before a time, in order. */
function* edgesFrom(speech: readonly SpeechRange[], timeMs: number): Generator<number> {
  for (let index = Math.max(0, firstEndingAfter(speech, timeMs) - 1); index < speech.length; index++) {
    yield speech[index]!.startMs;
    yield speech[index]!.endMs;
  }
}
