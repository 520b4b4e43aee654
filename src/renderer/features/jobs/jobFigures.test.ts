import { describe, expect, it } from 'vitest';
import { paceOf, remainingMs, roundSpan } from './jobFigures.ts';

const align = { kind: 'align', done: 600_000, total: 2_400_000, activeMs: 10_000 } as const;

describe('remainingMs', () => {
  it('goes by what was done in the time that was worked', () => {
    expect(remainingMs(align)).toBe(30_000);
    expect(remainingMs({ ...align, done: align.total })).toBe(0);
  });

  it('says nothing before there is enough to go by', () => {
    expect(remainingMs({ ...align, activeMs: 1_000 })).toBeNull();
    expect(remainingMs({ ...align, done: 0 })).toBeNull();
    expect(remainingMs({ ...align, total: 0 })).toBeNull();
  });
});

describe('paceOf', () => {
  it('tells how much faster than the recording, or how many a second', () => {
    expect(paceOf(align)).toEqual({ isOfSound: true, value: 60 });
    expect(paceOf({ kind: 'import', done: 900, total: 0, activeMs: 3_000 })).toEqual({ isOfSound: false, value: 300 });
    expect(paceOf({ ...align, done: 0 })).toBeNull();
  });
});

describe('roundSpan', () => {
  it.each([
    [400, 'seconds', 1],
    [9_000, 'seconds', 9],
    [11_000, 'seconds', 15],
    [55_000, 'seconds', 55],
    [56_000, 'minutes', 1],
    [61_000, 'minutes', 2],
  ] as const)('says %d ms in %s', (ms, unit, count) => {
    expect(roundSpan(ms)).toEqual({ unit, count });
  });
});
