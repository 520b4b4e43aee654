import { describe, expect, it } from 'vitest';
import { table } from './terminal.ts';

describe('table', () => {
  it('aligns rows of any length', () => {
    expect(table([['a', 'b'], ['long', 'x', 'why'], ['c']])).toBe('a     b\nlong  x  why\nc\n');
  });

  it('is empty without rows', () => {
    expect(table([])).toBe('');
  });
});
