import { describe, expect, it } from 'vitest';
import { applyReplacements } from './applyReplacements.ts';

describe('applyReplacements', () => {
  it('refuses changes that are not ascending and disjoint', () => {
    const change = { from: 0, to: 2, text: '' };
    expect(() => applyReplacements('abc', [change, change])).toThrow(RangeError);
    expect(() => applyReplacements('a', [change])).toThrow(RangeError);
  });
});
