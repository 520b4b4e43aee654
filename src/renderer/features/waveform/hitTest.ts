import { dragBounds, type DragTarget } from './dragBounds.ts';
import {
  firstEndingAfter,
  lanesOf,
  paragraphsIn,
  rangeOf,
  showsWords,
  wordTimesIn,
  type StripScene,
} from './stripScene.ts';
import { msOf, xOf } from './viewWindow.ts';

/** What is at a place of the strip. */
export type Hit =
  | DragTarget
  | { readonly kind: 'word'; readonly paragraphIndex: number; readonly wordIndex: number; readonly startMs: number }
  | { readonly kind: 'paragraph' | 'cue'; readonly startMs: number }
  | { readonly kind: 'wave' };

/** How far from an edge it can still be taken hold of, in pixels. */
const EDGE_REACH = 6;
const WORD_REACH = 4;

/** What is at a place of the strip, in pixels. Edges come before what they are the edges of. */
export function hitTest(scene: StripScene, x: number, y: number, durationMs: number): Hit {
  const lanes = lanesOf(scene.height);
  if (y >= lanes.cues.top) return cueAt(scene, x);
  const isInText = y >= lanes.text.top;
  const words = showsWords(scene);
  const edge = isInText && words ? null : edgeAt(scene, x, durationMs);
  if (edge !== null) return edge;
  if (!isInText) return { kind: 'wave' };
  return words ? wordAtPlace(scene, x, durationMs) : paragraphAtPlace(scene, x);
}

/** The edge of the current paragraph at a place; of two within reach the nearer. */
function edgeAt(scene: StripScene, x: number, durationMs: number): DragTarget | null {
  const { view, width, currentIndex, timed } = scene;
  if (currentIndex < 0 || timed.transcript[currentIndex]?.kind !== 'paragraph') return null;
  const { startMs, endMs } = rangeOf(scene, currentIndex);
  const toStart = Math.abs(xOf(view, width, startMs) - x);
  const toEnd = Math.abs(xOf(view, width, endMs) - x);
  if (Math.min(toStart, toEnd) > EDGE_REACH) return null;
  const target = { kind: 'edge', paragraphIndex: currentIndex, edge: toEnd < toStart ? 'end' : 'start' } as const;
  return dragBounds(timed, target, durationMs) === null ? null : target;
}

function wordAtPlace(scene: StripScene, x: number, durationMs: number): Hit {
  const { view, width, timed } = scene;
  const timeMs = msOf(view, width, x);
  const reachMs = msOf(view, width, x + WORD_REACH) - timeMs;
  for (const paragraphIndex of paragraphsIn(timed, { fromMs: timeMs - reachMs, toMs: timeMs + reachMs + 1 })) {
    const times = wordTimesIn(scene, paragraphIndex);
    for (const [wordIndex, [startMs]] of times.entries()) {
      if (Math.abs(startMs - timeMs) > reachMs) continue;
      const target = { kind: 'wordStart', paragraphIndex, wordIndex } as const;
      if (dragBounds(timed, target, durationMs) !== null) return target;
    }
    const wordIndex = times.findIndex(([startMs, endMs]) => timeMs >= startMs && timeMs < endMs);
    if (wordIndex >= 0) return { kind: 'word', paragraphIndex, wordIndex, startMs: times[wordIndex]![0] };
  }
  return { kind: 'wave' };
}

function paragraphAtPlace({ view, width, timed }: StripScene, x: number): Hit {
  const timeMs = msOf(view, width, x);
  for (const index of paragraphsIn(timed, { fromMs: timeMs, toMs: timeMs + 1 })) {
    return { kind: 'paragraph', startMs: timed.times[index]!.startMs };
  }
  return { kind: 'wave' };
}

function cueAt({ view, width, captions }: StripScene, x: number): Hit {
  const timeMs = msOf(view, width, x);
  const cue = captions[firstEndingAfter(captions, timeMs)];
  return cue !== undefined && cue.startMs <= timeMs ? { kind: 'cue', startMs: cue.startMs } : { kind: 'wave' };
}
