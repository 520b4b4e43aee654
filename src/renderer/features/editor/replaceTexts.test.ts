import { undo } from '@tiptap/pm/history';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replaceInParagraph } from '../../../domain/transcript/replaceInParagraph.ts';
import { sortMarks, type TextMark } from '../../../domain/transcript/textMarks.ts';
import { tokensOf } from '../../../domain/transcript/tokensOf.ts';
import type { TextReplacement } from '../../../domain/transcript/textRange.ts';
import { newParagraph, type Paragraph, type ParagraphId } from '../../../domain/transcript/transcript.ts';
import { transcriptOf } from './documentBridge.ts';
import { openTranscript, run, timedParagraphs } from './editingBench.ts';
import { replaceTexts, type PlacedReplacement } from './replaceTexts.ts';

const texts = fc
  .array(fc.constantFrom('le', 'vent', "l'été", '«\u00a0sable\u00a0»', '!'), { maxLength: 6 })
  .map((words) => words.join(' '));
const marks = fc.array(fc.tuple(fc.nat(20), fc.nat(8), fc.constantFrom('italic', 'comment', 'inaudible')), {
  maxLength: 3,
});
const cuts = fc.array(fc.tuple(fc.nat(8), fc.nat(6), fc.constantFrom('', 'x', ' ', 'un deux', 'x ')), {
  minLength: 1,
  maxLength: 3,
});

/** Replacements that are ascending and apart, each of which changes something. */
function placed(text: string, made: readonly [number, number, string][]): TextReplacement[] {
  const replacements: TextReplacement[] = [];
  let at = 0;
  for (const [skip, length, put] of made) {
    const from = at + skip + Math.min(1, replacements.length);
    const to = Math.min(text.length, from + length);
    if (from > text.length || (from === to && put === '')) break;
    replacements.push({ from, to, text: put });
    at = to;
  }
  return replacements;
}

function marked(text: string, made: readonly [number, number, TextMark['kind']][]): Paragraph {
  const all = made.map(([from, length, kind]) => ({ from, to: Math.min(text.length, from + length), kind, note: '' }));
  return { ...timedParagraphs([text])[0]!, marks: sortMarks(all) };
}

function replacement(index: number, from: number, to: number, text: string): PlacedReplacement {
  return { paragraphId: `p${index}` as ParagraphId, from, to, text };
}

describe('replaceTexts', () => {
  const before = ['Le sirocco lève', 'le sable, le sirocco'].map((text, index) => {
    const words = tokensOf(text).map((_, word) => [1_000 * word, 1_000 * word + 700, 10 * index + word] as const);
    return newParagraph(`p${index}` as ParagraphId, text, { words, startMs: 0, endMs: words.at(-1)![1] });
  });
  it('keeps the times of replaced words, in one undo step', () => {
    const state = openTranscript(before);
    const command = replaceTexts([
      replacement(0, 3, 10, 'simoun'),
      replacement(1, 0, 2, 'du'),
      replacement(1, 13, 20, 'simoun'),
    ]);
    const replaced = run(state, command);
    const after = transcriptOf(replaced.doc);
    expect(after.map(({ text }) => text)).toEqual(['Le simoun lève', 'du sable, le simoun']);
    expect(after.map(({ words }) => words)).toEqual(before.map(({ words }) => words));
    expect(transcriptOf(run(replaced, undo).doc)).toEqual(before);
  });

  it('does nothing when one of them no longer fits', () => {
    const state = openTranscript(before);
    expect(run(state, replaceTexts([replacement(0, 0, 2, 'La'), replacement(1, 0, 99, '')]))).toBe(state);
    expect(run(state, replaceTexts([replacement(7, 0, 0, 'x')]))).toBe(state);
  });

  it('keeps a comment on the word that is corrected', () => {
    const paragraph = marked('le vent', [[3, 4, 'comment']]);
    const state = openTranscript([paragraph]);
    const corrected = run(state, replaceTexts([{ paragraphId: paragraph.id, from: 3, to: 7, text: 'sirocco' }]));
    expect(transcriptOf(corrected.doc)[0]!.marks).toEqual([{ from: 3, to: 10, kind: 'comment', note: '' }]);
    expect(transcriptOf(run(corrected, undo).doc)).toEqual([paragraph]);
  });

  it('makes of a paragraph what the library makes of it (law)', () => {
    fc.assert(
      fc.property(texts, marks, cuts, (text, made, edits) => {
        const paragraph = marked(text, made);
        const replacements = placed(text, edits);
        const state = openTranscript([paragraph]);
        const command = replaceTexts(replacements.map((each) => ({ ...each, paragraphId: paragraph.id })));
        expect(transcriptOf(run(state, command).doc)).toEqual([replaceInParagraph(paragraph, replacements)]);
      }),
      { numRuns: 500 },
    );
  });
});
