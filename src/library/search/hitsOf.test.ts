import { describe, expect, it } from 'vitest';
import { newParagraph, type ParagraphId } from '../../domain/transcript/transcript.ts';
import { hitsOf } from './hitsOf.ts';

function match(from: number, to: number) {
  return { from, to, rule: 0, replacement: null };
}

describe('hitsOf', () => {
  it('times each of many hits in one long paragraph by its words', () => {
    const count = 20_000;
    const words = Array.from({ length: count }, (_, index) => [index * 100, index * 100 + 90, index] as const);
    const paragraph = newParagraph('p' as ParagraphId, 'mot '.repeat(count), { words, startMs: 0, endMs: count * 100 });
    const matches = Array.from({ length: count }, (_, index) => match(index * 4, index * 4 + 3));
    const hits = hitsOf([paragraph], [matches], null, 10_000);
    expect(hits.map(({ startMs, endMs }) => [startMs, endMs])).toEqual(
      words.slice(0, 10_000).map(([startMs, endMs]) => [startMs, endMs]),
    );
  });

  it('times a hit that touches several words, part of one, none, or what follows the last', () => {
    const words = [
      [100, 190, 0],
      [200, 290, 1],
      [300, 390, 2],
    ] as const;
    const paragraph = newParagraph('p' as ParagraphId, 'un … deux trois !', { words, startMs: 100, endMs: 500 });
    const matches = [match(1, 7), match(3, 4), match(5, 9), match(12, 13), match(16, 17)];
    const hits = hitsOf([paragraph], [matches], null, 10);
    expect(hits.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [100, 290],
      [200, 200],
      [200, 290],
      [300, 390],
      [500, 500],
    ]);
  });
});
