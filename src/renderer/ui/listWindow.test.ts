import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PAGE_SIZE, pagesBetween, rowAfterKey } from './listWindow.ts';

describe('pagesBetween', () => {
  it('names the pages that hold the rows', () => {
    expect(pagesBetween(0, 20, 10_000)).toEqual([0]);
    expect(pagesBetween(95, 104, 10_000)).toEqual([0, 1]);
    expect(pagesBetween(9_990, 9_999, 10_000)).toEqual([99]);
  });

  it('names none for an empty list or an empty range', () => {
    expect(pagesBetween(0, 10, 0)).toEqual([]);
    expect(pagesBetween(5, 4, 100)).toEqual([]);
  });

  it('covers every row asked for that is in the list, and no page beyond its end', () => {
    fc.assert(
      fc.property(fc.nat(3_000), fc.nat(60), fc.integer({ min: 1, max: 3_000 }), (first, length, total) => {
        const pages = pagesBetween(first, first + length, total);
        for (let row = first; row <= Math.min(first + length, total - 1); row++) {
          expect(pages).toContain(Math.floor(row / PAGE_SIZE));
        }
        expect(Math.max(...pages) * PAGE_SIZE).toBeLessThan(total);
      }),
    );
  });
});

describe('rowAfterKey', () => {
  const size = { total: 500, rowsInView: 10 };

  it('moves by a row, a page, or to the ends', () => {
    expect(rowAfterKey('ArrowDown', 4, size)).toBe(5);
    expect(rowAfterKey('ArrowUp', 4, size)).toBe(3);
    expect(rowAfterKey('PageDown', 4, size)).toBe(13);
    expect(rowAfterKey('PageUp', 20, size)).toBe(11);
    expect(rowAfterKey('Home', 20, size)).toBe(0);
    expect(rowAfterKey('End', 20, size)).toBe(499);
  });

  it('stays in the list', () => {
    expect(rowAfterKey('ArrowUp', 0, size)).toBe(0);
    expect(rowAfterKey('PageDown', 498, size)).toBe(499);
    expect(rowAfterKey('ArrowDown', 900, size)).toBe(499);
  });

  it('leaves other keys, and an empty list, alone', () => {
    expect(rowAfterKey('a', 4, size)).toBeNull();
    expect(rowAfterKey('constructor', 4, size)).toBeNull();
    expect(rowAfterKey('End', 0, { total: 0, rowsInView: 10 })).toBeNull();
  });

  it('moves even when less than a row can be seen', () => {
    expect(rowAfterKey('PageDown', 0, { total: 5, rowsInView: 0 })).toBe(1);
  });
});
