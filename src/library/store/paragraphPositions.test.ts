import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { POSITION_STEP, positionsFor } from './paragraphPositions.ts';

/** The order of the rows after the written positions took the place of the old ones. */
function orderAfter(order: readonly string[], old: ReadonlyMap<string, number>): string[] {
  const written = positionsFor(order, old);
  const position = (id: string): number => written.get(id) ?? old.get(id) ?? Number.NaN;
  const positions = order.map(position);
  expect(positions.every(Number.isSafeInteger)).toBe(true);
  expect(new Set(positions).size).toBe(positions.length);
  return order.toSorted((a, b) => position(a) - position(b));
}

describe('positionsFor', () => {
  it('gives any order to any rows, known or new', () => {
    const id = fc.constantFrom(...'abcdefghijkl');
    const positions = fc.uniqueArray(fc.nat(40), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(fc.uniqueArray(id), fc.uniqueArray(id), positions, (order, known, numbers) => {
        const old = new Map(known.map((name, index) => [name, numbers[index] ?? 0]));
        expect(orderAfter(order, old)).toEqual(order);
      }),
    );
  });

  it('writes one row for a split, a move, nothing for a removal', () => {
    const old = new Map([...'abcd'].map((name, index) => [name, (index + 1) * POSITION_STEP]));
    expect(positionsFor(['a', 'x', 'b', 'c', 'd'], old)).toEqual(new Map([['x', POSITION_STEP * 1.5]]));
    expect([...positionsFor(['b', 'c', 'd', 'a'], old).keys()]).toEqual(['a']);
    expect(positionsFor(['a', 'd'], old).size).toBe(0);
  });

  it('numbers all rows anew when there is no room left', () => {
    const old = new Map([
      ['a', 1],
      ['b', 2],
    ]);
    expect(orderAfter(['a', 'x', 'b'], old)).toEqual(['a', 'x', 'b']);
  });
});
