import { describe, expect, it } from 'vitest';
import { alignedCount, describeFound } from './describeFound.ts';

const sentence = (text: string, spoken: boolean) => ({ text, startMs: 61_500, endMs: 62_000, confidence: 1, spoken });

describe('alignedCount', () => {
  it('counts what is said', () => {
    expect(alignedCount([sentence('a', true)])).toBe('1 sentence');
    expect(alignedCount([sentence('a', true), sentence('b', false)])).toBe('1 of 2 sentences');
  });
});

describe('describeFound', () => {
  it('tells what is not said and what is not written, and counts what is too much to read', () => {
    const sentences = [sentence('Dit.', true), sentence('Pas dit.', false)];
    const unscripted = Array.from({ length: 22 }, (_, index) => ({
      startMs: 1_000 * index,
      endMs: 1_000 * index + 500,
    }));
    const lines = describeFound({ sentences, unscripted });
    expect(lines.slice(0, 2)).toEqual(['not spoken (at 1:01): Pas dit.', 'speech without text: 0:00 to 0:00']);
    expect(lines.slice(20)).toEqual(['speech without text: 0:19 to 0:19', '  … and 2 more']);
  });
});
