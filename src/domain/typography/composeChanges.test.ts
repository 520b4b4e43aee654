import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyReplacements } from '../transcript/applyReplacements.ts';
import type { TextReplacement } from '../transcript/textRange.ts';
import { composeChanges } from './composeChanges.ts';

/** Ascending, disjoint changes of a text from random numbers. */
function changesFrom(
  text: string,
  seeds: readonly (readonly [gap: number, length: number, put: string])[],
): TextReplacement[] {
  const changes: TextReplacement[] = [];
  let end = 0;
  for (const [gap, length, put] of seeds) {
    const from = end + gap;
    const to = from + length;
    if (to > text.length) break;
    // An insertion beside another change has no place of its own.
    if (from < to || (gap > 0 && put !== '')) changes.push({ from, to, text: put });
    end = from < to ? to : to + 1;
  }
  return changes;
}

const seeds = fc.array(fc.tuple(fc.nat(3), fc.nat(3), fc.string({ maxLength: 3 })), { maxLength: 6 });

describe('composeChanges', () => {
  it('does in one go what two lists do one after the other', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), seeds, seeds, (before, some, more) => {
        const first = changesFrom(before, some);
        const between = applyReplacements(before, first);
        const second = changesFrom(between, more);
        const both = composeChanges(before, first, second);
        expect(applyReplacements(before, both)).toBe(applyReplacements(between, second));
        for (const { from, to, text } of both) expect(text).not.toBe(before.slice(from, to));
      }),
      { numRuns: 5_000 },
    );
  });

  it('joins an insertion with the change it touches, under the name of the earlier', () => {
    const first = [{ from: 0, to: 1, text: '«', rule: 'quotes' }];
    const second = [{ from: 1, to: 1, text: ' ', rule: 'spaces' }];
    expect(composeChanges('"a', first, second)).toEqual([{ from: 0, to: 1, text: '« ', rule: 'quotes' }]);
  });

  it('leaves out what comes back to the first text', () => {
    expect(composeChanges('a', [{ from: 0, to: 1, text: 'b' }], [{ from: 0, to: 1, text: 'a' }])).toEqual([]);
  });
});
