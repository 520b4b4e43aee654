import { describe, expect, it } from 'vitest';
import { shiftedMs, type ClockShift, type FoundShift } from './clockShift.ts';
import { findLevelShift } from './findLevelShift.ts';
import { levelsOfRanges } from './levelsOfRanges.ts';

interface Range {
  readonly startMs: number;
  readonly endMs: number;
}

/** Speech as it comes: stretches of 0.4 to 6 s, pauses of 0.2 to 2 s. */
function speech(lengthMs: number, seed: number): Range[] {
  let state = seed;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const ranges: Range[] = [];
  for (let at = 0; at < lengthMs;) {
    const startMs = at + 200 + 1_800 * random() ** 2;
    const endMs = startMs + 400 + 5_600 * random() ** 2;
    ranges.push({ startMs, endMs });
    at = endMs;
  }
  return ranges;
}

/** What of the speech is in another cut, on that cut's clock, when its times become these by `shift`. */
function otherCut(ranges: readonly Range[], { scale, offsetMs }: ClockShift): Range[] {
  return ranges.flatMap(({ startMs, endMs }) => {
    const [from, to] = [(startMs - offsetMs) / scale, (endMs - offsetMs) / scale];
    return from < 0 ? [] : [{ startMs: from, endMs: to }];
  });
}

/** Subtitles of speech: short pauses are bridged, cues begin early and end late. */
function cues(ranges: readonly Range[]): Range[] {
  const joined: Range[] = [];
  for (const [index, { startMs, endMs }] of ranges.entries()) {
    const last = joined.at(-1);
    if (last !== undefined && startMs - last.endMs < 500) joined[joined.length - 1] = { ...last, endMs: endMs + 300 };
    else joined.push({ startMs: startMs - 40 * (index % 3), endMs: endMs + 100 * (index % 4) });
  }
  return joined;
}

const MINUTE = 60_000;

function find(own: readonly Range[], other: readonly Range[]): FoundShift | null {
  const work = findLevelShift(levelsOfRanges(own), levelsOfRanges(other));
  for (let step = work.next(); ; step = work.next()) if (step.done === true) return step.value;
}

describe('findLevelShift', () => {
  it.each<[string, number, ClockShift]>([
    ['an intro that was cut off', 20 * MINUTE, { scale: 1, offsetMs: 12_400 }],
    ['an intro that was put in front', 20 * MINUTE, { scale: 1, offsetMs: -95_000 }],
    ['a clock that drifts', 60 * MINUTE, { scale: 1.0004, offsetMs: 3_000 }],
    ['25 frames a second for 24', 60 * MINUTE, { scale: 25 / 24, offsetMs: -8_000 }],
    ['23.976 frames a second for 24', 90 * MINUTE, { scale: 23.976 / 24, offsetMs: 31_000 }],
    ['three hours', 180 * MINUTE, { scale: 1.0009, offsetMs: 60_000 }],
    ['a short talk', 3 * MINUTE, { scale: 1, offsetMs: 4_300 }],
  ])('finds %s from cues and speech', (_, lengthMs, shift) => {
    const own = speech(lengthMs, 11);
    const other = cues(otherCut(own, shift));
    const found = find(own, other)!;
    expect(found.isSure).toBe(true);
    const endMs = other.at(-1)!.endMs;
    for (const timeMs of [0, endMs / 2, endMs]) {
      expect(Math.abs(shiftedMs(timeMs, found) - shiftedMs(timeMs, shift))).toBeLessThan(200);
    }
  });

  it('is sure of less than a minute that both have', () => {
    const own = speech(0.9 * MINUTE, 12);
    const found = find(own, otherCut(own, { scale: 1, offsetMs: 13_300 }));
    expect(found?.isSure).toBe(true);
    expect(Math.abs(found!.offsetMs - 13_300)).toBeLessThan(60);
  });

  it('is not sure of short ones that are not the same', () => {
    const unsure = Array.from({ length: 15 }, (_, seed) =>
      find(speech(0.9 * MINUTE, 3), speech(0.8 * MINUTE, 100 + seed)),
    );
    expect(unsure.filter((found) => found?.isSure === true)).toEqual([]);
  });

  it('is not sure where the other is another talk', () => {
    for (let seed = 1; seed < 12; seed++) {
      const found = find(speech(20 * MINUTE, 3), speech(20 * MINUTE, 100 + seed));
      expect(found?.isSure ?? false).toBe(false);
    }
  });

  it('finds nothing in silence or in nothing', () => {
    expect(find([], [])).toBeNull();
    expect(find([], speech(MINUTE, 1))).toBeNull();
    expect(find(speech(MINUTE, 1), [])).toBeNull();
    expect(find(speech(MINUTE, 1), [{ startMs: 0, endMs: MINUTE }])).toBeNull();
  });
});
