import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invertReplacements, replaceInParagraph } from '../../domain/transcript/replaceInParagraph.ts';
import { MARK_KINDS, sortMarks } from '../../domain/transcript/textMarks.ts';
import { tokensOf } from '../../domain/transcript/tokensOf.ts';
import { newParagraph, type Paragraph, type ParagraphId } from '../../domain/transcript/transcript.ts';
import { recordReplaced, undoReplaced } from './replacedParagraph.ts';

/** Words of any times, sound or not. */
const anyParagraph = fc
  .record({
    text: fc.stringMatching(/^[a-c]{0,3}( [a-c.]{0,3}){0,6}$/),
    times: fc.array(fc.nat(9_000), { minLength: 3 }),
    isTimed: fc.boolean(),
    startMs: fc.option(fc.nat(9_000)),
    endMs: fc.option(fc.nat(9_000)),
    marks: fc.array(
      fc.record({ from: fc.nat(9), to: fc.nat(9), kind: fc.constantFrom(...MARK_KINDS), note: fc.constant('') }),
    ),
  })
  .map(({ text, times, isTimed, marks, ...ends }) => {
    const at = (index: number): number => times[index % times.length]!;
    const words = tokensOf(text).map((_, index) => [at(2 * index), at(2 * index + 1), at(index) % 5] as const);
    const sorted = sortMarks(marks.filter(({ to }) => to <= text.length));
    return newParagraph('p' as ParagraphId, text, { ...ends, words: isTimed ? words : [], marks: sorted });
  });

function replaced(paragraph: Paragraph, letter: string, by: string) {
  const found = [...paragraph.text.matchAll(new RegExp(letter, 'g'))];
  const changes = found.map(({ index }) => ({ from: index, to: index + letter.length, text: by }));
  const after = replaceInParagraph(paragraph, changes);
  return { after, record: recordReplaced(paragraph, after, invertReplacements(paragraph.text, changes)) };
}

describe('undoReplaced', () => {
  it('gives back exactly what was replaced, and is idempotent (law)', () => {
    const anyPart = fc.constantFrom('a', 'ab', ' ', 'b c', 'a ');
    fc.assert(
      fc.property(anyParagraph, anyPart, fc.constantFrom('x', '', 'x y', ' ', '…'), (before, part, by) => {
        const { after, record } = replaced(before, part, by);
        fc.pre(after.text !== before.text);
        const kept = JSON.parse(JSON.stringify(record)) as typeof record;
        expect(undoReplaced(after, kept)).toEqual(before);
        expect(undoReplaced(before, kept)).toBe(before);
      }),
      { numRuns: 1_000 },
    );
  });

  it('leaves a text that has changed since', () => {
    const { after, record } = replaced(newParagraph('p' as ParagraphId, 'a b'), 'a', 'x');
    expect(undoReplaced({ ...after, text: 'x c' }, record)).toBeNull();
  });
});

describe('recordReplaced', () => {
  it('keeps no more of a long paragraph than what was touched', () => {
    const words = Array.from({ length: 10_000 }, (_, index) => [index * 300, index * 300 + 290, index] as const);
    const text = `${'mot '.repeat(9_999)}fin`;
    const before = newParagraph('p' as ParagraphId, text, { words, startMs: 0, endMs: 3_000_000 });
    expect(JSON.stringify(replaced(before, 'fin', 'la fin').record).length).toBeLessThan(500);
  });
});
