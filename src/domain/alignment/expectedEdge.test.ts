import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedEdge, OWN_SHARE } from './expectedEdge.ts';
import type { FrameScorer } from './pathSearch.ts';

const OUTSIDE = 9;

/** `scores[frame][class]`. */
function scorerOf(scores: readonly (readonly number[])[]): FrameScorer {
  let now = 0;
  return {
    frames: scores.length,
    moveTo: (frame) => {
      now = frame;
    },
    score: (which) => scores[now]![which]!,
  };
}

/** The edge before the first frame of class `entered`, on a path through classes that last `lengths` frames. */
function edgeOf(scores: readonly (readonly number[])[], lengths: readonly number[], entered: number): number {
  const classes = Int16Array.from(lengths.flatMap((length, which) => Array.from({ length }, () => which)));
  const frame = classes.indexOf(entered);
  return expectedEdge({ classes, scorer: scorerOf(scores), outside: OUTSIDE }, frame);
}

/** All ways to part so many frames among so many classes in order: how long each lasts. */
function waysOf(frames: number, states: number): number[][] {
  if (states === 1) return [[frames]];
  const firsts = Array.from({ length: frames - states + 1 }, (_, at) => at + 1);
  return firsts.flatMap((first) => waysOf(frames - first, states - 1).map((rest) => [first, ...rest]));
}

/** Frames of two classes, between which those from `from` to `to` tell nothing. */
function unclearFrames(frames: number, from: number, to: number): number[][] {
  return Array.from({ length: frames }, (_, frame) => {
    if (frame >= from && frame < to) return [0, 0];
    return frame < from ? [0, -1e4] : [-1e4, 0];
  });
}

describe('expectedEdge', () => {
  const scored = fc
    .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 0, max: 4 }), fc.nat())
    .chain(([states, more, seed]) =>
      fc.record({
        scores: fc.array(
          fc.array(fc.double({ min: -90, max: 0, noNaN: true }), { minLength: states, maxLength: states }),
          {
            minLength: states + more,
            maxLength: states + more,
          },
        ),
        entered: fc.integer({ min: 1, max: states - 1 }),
        seed: fc.constant(seed),
      }),
    );

  it('is the mean over all ways, wherever the path passes', () => {
    fc.assert(
      fc.property(scored, ({ scores, entered, seed }) => {
        const states = scores[0]!.length;
        const ways = waysOf(scores.length, states);
        const weights = ways.map((lengths) => {
          const path = lengths.flatMap((length, which) => Array.from({ length }, () => which));
          return Math.exp(OWN_SHARE * path.reduce((sum, which, frame) => sum + scores[frame]![which]!, 0));
        });
        const edges = ways.map((lengths) => lengths.slice(0, entered).reduce((sum, length) => sum + length, 0));
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        const mean = edges.reduce((sum, edge, at) => sum + (edge * weights[at]!) / total, 0);
        expect(edgeOf(scores, ways[seed % ways.length]!, entered)).toBeCloseTo(mean, 6);
      }),
    );
  });

  it('is where the sound changes, and in the middle where it does not tell', () => {
    expect(edgeOf(unclearFrames(20, 10, 10), [10, 10], 1)).toBeCloseTo(10, 6);
    for (const first of [8, 10, 12])
      expect(edgeOf(unclearFrames(20, 8, 12), [first, 20 - first], 1)).toBeCloseTo(10, 6);
  });

  it('is found from a path that is beside it', () => {
    for (const first of [5, 7, 13, 15])
      expect(edgeOf(unclearFrames(20, 10, 10), [first, 20 - first], 1)).toBeCloseTo(10, 6);
  });

  it('is that of the path beside what is outside the text, and at the ends of the recording', () => {
    const classes = Int16Array.from([0, 0, OUTSIDE, OUTSIDE, 1, 1]);
    const path = { classes, scorer: scorerOf(unclearFrames(6, 0, 6)), outside: OUTSIDE };
    for (const frame of [0, 2, 4, 6]) expect(expectedEdge(path, frame)).toBe(frame);
  });

  it('stays within 200 ms of the path, however long the sounds beside it are', () => {
    const edge = edgeOf(unclearFrames(400, 10, 10), [200, 200], 1);
    expect(edge).toBeGreaterThan(180);
    expect(edge).toBeLessThan(200);
  });
});
