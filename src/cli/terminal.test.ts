import { describe, expect, it } from 'vitest';
import { table } from './terminal.ts';

describe('table', () => {
  it('aligns rows of any length', () => {
    expect(table([['a', 'b'], ['long', 'x', 'why'], ['c']])).toBe('a     b\nlong  x  why\nc\n');
  });

  it('takes more rows than a call takes arguments', () => {
    expect(table(Array.from({ length: 300_000 }, () => ['a']))).toHaveLength(600_000);
  });

  it('is empty without rows', () => {
    expect(table([])).toBe('');
  });
});
