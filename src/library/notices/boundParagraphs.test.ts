import { describe, expect, it } from 'vitest';
import { LIMITS, paragraph as paragraphSchema } from '../../contract/schemas.ts';
import type { TimedParagraph } from '../../domain/formats/lutrinJson.ts';
import { adoptParagraphs } from './adoptParagraphs.ts';
import { boundParagraphs } from './boundParagraphs.ts';

function timed(text: string, words: TimedParagraph['words'] = []): TimedParagraph {
  return { kind: 'paragraph', speaker: 'Ana', startMs: 0, endMs: 1_000_000, text, words };
}

function areSaved(paragraphs: readonly TimedParagraph[]): boolean {
  return adoptParagraphs(paragraphs, []).paragraphs.every((each) => paragraphSchema.safeParse(each).success);
}

describe('boundParagraphs', () => {
  it('leaves what can be saved as it is', () => {
    const paragraphs = [timed('Un mot.'), timed('')];
    expect(boundParagraphs(paragraphs)).toEqual(paragraphs);
  });

  it('cuts a paragraph of too many words between two, and keeps their times', () => {
    const count = LIMITS.words + 5;
    const words = Array.from({ length: count }, (_, index) => [index, index + 1] as const);
    const pieces = boundParagraphs([timed(Array(count).fill('mot').join(' '), words)]);
    expect(pieces.map((piece) => piece.words.length)).toEqual([LIMITS.words, 5]);
    expect(pieces.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [0, LIMITS.words],
      [LIMITS.words, 1_000_000],
    ]);
    expect(pieces.map(({ speaker }) => speaker)).toEqual(['Ana', 'Ana']);
    expect(areSaved(pieces)).toBe(true);
  });

  it('cuts too long a text at a blank, or within a word without end', () => {
    const long = `${'a'.repeat(LIMITS.longText - 2)} bbbb`;
    expect(boundParagraphs([timed(long)]).map(({ text }) => text)).toEqual(long.split(' '));
    const endless = `${'a'.repeat(LIMITS.longText - 1)}🙂🙂`;
    const pieces = boundParagraphs([timed(endless, [[0, 1]])]);
    expect(pieces.map(({ text }) => text)).toEqual([endless.slice(0, LIMITS.longText - 1), '🙂🙂']);
    expect(areSaved(pieces)).toBe(true);
  });

  it('cuts marks with their text, and no more of them than a paragraph may have', () => {
    const mark = { kind: 'comment' as const, note: 'n'.repeat(LIMITS.markNote + 1) };
    const at = LIMITS.longText - 1;
    const pieces = boundParagraphs([
      { ...timed(`${'a'.repeat(at)} bbbb`), marks: [{ ...mark, from: at - 2, to: at + 3 }] },
    ]);
    const note = mark.note.slice(1);
    expect(pieces.map(({ marks }) => marks)).toEqual([
      [{ ...mark, note, from: at - 2, to: at }],
      [{ ...mark, note, from: 0, to: 2 }],
    ]);
    const marks = Array.from({ length: LIMITS.marks + 1 }, (_, from) => ({
      from,
      to: from + 1,
      kind: 'italic' as const,
      note: String(from),
    }));
    const [bounded] = boundParagraphs([{ ...timed('a'.repeat(LIMITS.marks + 1)), marks }]);
    expect(bounded?.marks).toHaveLength(LIMITS.marks);
  });

  it('cuts names', () => {
    const [bounded] = boundParagraphs([{ ...timed('x'), speaker: 'n'.repeat(LIMITS.shortText + 1) }]);
    expect(bounded?.speaker).toHaveLength(LIMITS.shortText);
  });
});
