import { cueTarget } from './cueEdges.ts';
import { dragBounds, type DragTarget } from './dragBounds.ts';
import {
  firstEndingAfter,
  lanesOf,
  paragraphsIn,
  rangeOf,
  regionOf,
  showsWords,
  wordTimesIn,
  type StripScene,
} from './stripScene.ts';
import { msOf, xOf } from './viewWindow.ts';

/** What is at a place of the strip. */
export type Hit =
  | DragTarget
  | { readonly kind: 'regionEdge'; readonly edge: 'start' | 'end' }
  | { readonly kind: 'word'; readonly paragraphIndex: number; readonly wordIndex: number; readonly startMs: number }
  | { readonly kind: 'paragraph' | 'cue'; readonly startMs: number }
  | { readonly kind: 'wave' };

/** How far from an edge it can still be taken hold of, in pixels. */
const EDGE_REACH = 6;
const WORD_REACH = 4;
/** Captions narrower than this, in pixels, are all edge, and not taken hold of. */
const LEAST_CUE_WIDTH = 3 * EDGE_REACH;

/** What is at a place of the strip, in pixels. Edges come before what they are the edges of. */
export function hitTest(scene: StripScene, x: number, y: number, durationMs: number): Hit {
  const lanes = lanesOf(scene.height);
  if (y >= lanes.cues.top) return cueEdgeAt(scene, x, durationMs) ?? cueAt(scene, x);
  // On the clock stand the handles of the selection, wherever else its edges coincide with the paragraph's.
  if (y < lanes.wave.top) return regionEdgeAt(scene, x) ?? { kind: 'wave' };
  const isInText = y >= lanes.text.top;
  const words = showsWords(scene);
  const edge = isInText && words ? null : edgeAt(scene, x, durationMs);
  if (edge !== null) return edge;
  if (!isInText) return regionEdgeAt(scene, x) ?? { kind: 'wave' };
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

function regionEdgeAt(scene: StripScene, x: number): Hit | null {
  const region = regionOf(scene);
  if (region === null) return null;
  const toStart = Math.abs(xOf(scene.view, scene.width, region.startMs) - x);
  const toEnd = Math.abs(xOf(scene.view, scene.width, region.endMs) - x);
  if (Math.min(toStart, toEnd) > EDGE_REACH) return null;
  return { kind: 'regionEdge', edge: toEnd < toStart ? 'end' : 'start' };
}

/** What is moved by the edge of a caption at a place. */
function cueEdgeAt({ view, width, timed, captions }: StripScene, x: number, durationMs: number): DragTarget | null {
  const near = firstEndingAfter(captions, msOf(view, width, x));
  const edges = [near - 1, near, near + 1].flatMap((index) => {
    const cue = captions[index];
    if (cue === undefined || xOf(view, width, cue.endMs) - xOf(view, width, cue.startMs) < LEAST_CUE_WIDTH) return [];
    return (['start', 'end'] as const).map((edge) => {
      const timeMs = edge === 'start' ? cue.startMs : cue.endMs;
      return { index, edge, away: Math.abs(xOf(view, width, timeMs) - x) };
    });
  });
  const nearest = edges.toSorted((first, second) => first.away - second.away)[0];
  if (nearest === undefined || nearest.away > EDGE_REACH) return null;
  const target = cueTarget({ timed, captions, durationMs }, nearest.index, nearest.edge);
  return target === null || dragBounds(timed, target, durationMs) === null ? null : target;
}

function wordAtPlace(scene: StripScene, x: number, durationMs: number): Hit {
  const { view, width, timed } = scene;
  const timeMs = msOf(view, width, x);
  const reachMs = msOf(view, width, x + WORD_REACH) - timeMs;
  const near = [...paragraphsIn(timed, { fromMs: timeMs - reachMs, toMs: timeMs + reachMs + 1 })];
  // Where a paragraph begins as the one before ends, each edge is taken hold of on its own side.
  const isBeside = ({ edgeMs, target }: WordEdgeAt): boolean => target.edge === (timeMs < edgeMs ? 'end' : 'start');
  const edge = near
    .flatMap((paragraphIndex) => wordEdgesIn(scene, paragraphIndex))
    .filter(({ edgeMs, target }) => {
      return Math.abs(edgeMs - timeMs) <= reachMs && dragBounds(timed, target, durationMs) !== null;
    })
    .toSorted((first, second) => {
      const nearer = Math.abs(first.edgeMs - timeMs) - Math.abs(second.edgeMs - timeMs);
      return nearer || Number(isBeside(second)) - Number(isBeside(first));
    })[0];
  if (edge !== undefined) return edge.target;
  for (const paragraphIndex of near) {
    const times = wordTimesIn(scene, paragraphIndex);
    const wordIndex = times.findIndex(([startMs, endMs]) => timeMs >= startMs && timeMs < endMs);
    if (wordIndex >= 0) return { kind: 'word', paragraphIndex, wordIndex, startMs: times[wordIndex]![0] };
  }
  return { kind: 'wave' };
}

interface WordEdgeAt {
  readonly edgeMs: number;
  readonly target: DragTarget;
}

/** The edges of a paragraph's words: where two words meet there is one, the start of the second. */
function wordEdgesIn(scene: StripScene, paragraphIndex: number): WordEdgeAt[] {
  const times = wordTimesIn(scene, paragraphIndex);
  return times.flatMap(([startMs, endMs], wordIndex) => {
    const word = { kind: 'wordEdge', paragraphIndex, wordIndex } as const;
    const isFree = endMs > startMs && endMs < (times[wordIndex + 1]?.[0] ?? Infinity);
    return [
      { edgeMs: startMs, target: { ...word, edge: 'start' } as const },
      ...(isFree ? [{ edgeMs: endMs, target: { ...word, edge: 'end' } as const }] : []),
    ];
  });
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
