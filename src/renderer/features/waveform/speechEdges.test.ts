import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snapToSpeech, speechEdgeBeside } from './speechEdges.ts';

const SPEECH = [
  { startMs: 1_000, endMs: 2_000 },
  { startMs: 2_100, endMs: 4_000 },
];
const ANYWHERE = { startMs: 0, endMs: 10_000 };

/** Stretches in order and apart, from the lengths of the pauses and of the speech. */
const arbitrarySpeech = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 900 })), { maxLength: 20 })
  .map((lengths) => {
    let endMs = 0;
    return lengths.map(([pause, speech]) => {
      const startMs = endMs + pause;
      endMs = startMs + speech;
      return { startMs, endMs };
    });
  });

describe('snapToSpeech', () => {
  it('is drawn to the nearest edge within reach', () => {
    expect(snapToSpeech(1_030, SPEECH, 40, ANYWHERE)).toBe(1_000);
    expect(snapToSpeech(960, SPEECH, 40, ANYWHERE)).toBe(1_000);
    expect(snapToSpeech(2_040, SPEECH, 80, ANYWHERE)).toBe(2_000);
    expect(snapToSpeech(2_060, SPEECH, 80, ANYWHERE)).toBe(2_100);
    expect(snapToSpeech(2_050, SPEECH, 80, ANYWHERE)).toBe(2_000);
    expect(snapToSpeech(4_010, SPEECH, 40, ANYWHERE)).toBe(4_000);
  });

  it('is drawn to none that is out of reach or of bounds', () => {
    expect(snapToSpeech(1_500, SPEECH, 40, ANYWHERE)).toBeNull();
    expect(snapToSpeech(1_030, SPEECH, 40, { startMs: 1_001, endMs: 3_000 })).toBeNull();
    expect(snapToSpeech(2_040, SPEECH, 80, { startMs: 2_050, endMs: 3_000 })).toBe(2_100);
    expect(snapToSpeech(10, [], 40, ANYWHERE)).toBeNull();
  });

  it('finds what looking at every edge finds', () => {
    fc.assert(
      fc.property(arbitrarySpeech, fc.nat(20_000), fc.nat(400), (speech, timeMs, reachMs) => {
        const within = speech
          .flatMap(({ startMs, endMs }) => [startMs, endMs])
          .filter((edgeMs) => Math.abs(edgeMs - timeMs) <= reachMs && edgeMs <= ANYWHERE.endMs);
        const nearest = Math.min(...within.map((edgeMs) => Math.abs(edgeMs - timeMs)));
        const found = snapToSpeech(timeMs, speech, reachMs, ANYWHERE);
        expect(found).toBe(within.find((edgeMs) => Math.abs(edgeMs - timeMs) === nearest) ?? null);
      }),
    );
  });
});

describe('speechEdgeBeside', () => {
  it('goes from edge to edge, either way', () => {
    const steps = (from: number, direction: -1 | 1): number[] => {
      const next = speechEdgeBeside(from, SPEECH, direction);
      return next === null ? [] : [next, ...steps(next, direction)];
    };
    expect(steps(0, 1)).toEqual([1_000, 2_000, 2_100, 4_000]);
    expect(steps(9_000, -1)).toEqual([4_000, 2_100, 2_000, 1_000]);
    expect(steps(2_050, -1)).toEqual([2_000, 1_000]);
    expect(speechEdgeBeside(5, [], -1)).toBeNull();
  });

  it('finds what looking at every edge finds', () => {
    fc.assert(
      fc.property(arbitrarySpeech, fc.nat(20_000), (speech, timeMs) => {
        const edges = speech.flatMap(({ startMs, endMs }) => [startMs, endMs]);
        expect(speechEdgeBeside(timeMs, speech, 1)).toBe(edges.find((edgeMs) => edgeMs > timeMs) ?? null);
        expect(speechEdgeBeside(timeMs, speech, -1)).toBe(edges.findLast((edgeMs) => edgeMs < timeMs) ?? null);
      }),
    );
  });
});
