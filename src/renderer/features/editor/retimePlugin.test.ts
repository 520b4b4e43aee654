import { undo } from '@tiptap/pm/history';
import { AllSelection, TextSelection } from '@tiptap/pm/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTranscript } from '../../../domain/transcript/checkTranscript.ts';
import { newParagraph, type ParagraphId } from '../../../domain/transcript/transcript.ts';
import { documentOf, transcriptOf, transcriptSchema } from './documentBridge.ts';
import {
  mergeWithNext,
  mergeWithPrevious,
  moveParagraph,
  selectAllText,
  splitAtCaret,
  toggleHeading,
} from './editCommands.ts';
import { open, openTranscript, remove, run, select, timedParagraphs, type, wordsOf } from './editingBench.ts';
import { newParagraphId } from './newParagraphId.ts';

describe('retimePlugin', () => {
  it('leaves the times alone when a word is corrected', () => {
    const state = run(select(open(['le cout humain']), [0, 5], [0, 6]), type('û'));
    expect(wordsOf(state)).toEqual(['le@0 coût@1000 humain@2000']);
  });

  it('keeps both tails when a selection across paragraphs is deleted', () => {
    const state = run(select(open(['un deux trois', 'quatre cinq six']), [0, 8], [1, 7]), remove);
    expect(wordsOf(state)).toEqual(['un@0 deux@1000 cinq@4000 six@5000']);
    expect(transcriptOf(state.doc)[0]).toMatchObject({ startMs: 0, endMs: 5_700 });
  });

  it('cuts and joins without losing a time', () => {
    const cut = run(select(open(['un deux', 'trois']), [0, 2]), splitAtCaret);
    expect(wordsOf(cut)).toEqual(['un@0', 'deux@1000', 'trois@2000']);
    const joined = run(select(cut, [2, 0]), mergeWithPrevious);
    expect(wordsOf(joined)).toEqual(['un@0', 'deux@1000 trois@2000']);
    expect(wordsOf(run(select(joined, [0, 9]), mergeWithNext))).toEqual(['un@0 deux@1000 trois@2000']);
  });

  it.each([
    ['back', [1, 0], [1, 0], mergeWithPrevious],
    ['on', [0, 6], [0, 6], mergeWithNext],
    ['by typing', [0, 6], [1, 1], type('d')],
  ] as const)('joins one without times and one with them where that one starts (%s)', (_, from, to, step) => {
    const silent = newParagraph('silent' as ParagraphId, 'Bravo.');
    const later = timedParagraphs(['un deux trois', 'quatre cinq'])[1]!;
    const joined = run(select(openTranscript([silent, later]), from, to), step);
    expect(transcriptOf(joined.doc)[0]).toMatchObject({ startMs: 3_000, endMs: 4_700 });
    expect(wordsOf(run(joined, undo))).toEqual(['Bravo.@undefined', 'quatre@3000 cinq@4000']);
  });

  it('joins across the edge of a section', () => {
    const texts = Array.from({ length: 41 }, (_, index) => `mot${index}`);
    const state = run(select(open(texts), [40, 0]), mergeWithPrevious);
    expect(wordsOf(state).at(-1)).toBe('mot39@39000 mot40@40000');
    expect(state.doc.childCount).toBe(1);
  });

  it.each([
    ['split', splitAtCaret],
    ['merge back', mergeWithPrevious],
    ['merge on', mergeWithNext],
    ['heading', toggleHeading],
    ['delete', remove],
    ['move', moveParagraph(-1)],
  ])('stands a selection of the whole document (%s)', (_, step) => {
    const before = open(['un deux', 'trois']);
    const all = before.apply(before.tr.setSelection(new AllSelection(before.doc)));
    expect(checkTranscript(transcriptOf(run(all, step).doc))).toEqual([]);
    expect(run(all, selectAllText).selection).toBeInstanceOf(TextSelection);
    expect(run(run(all, selectAllText), splitAtCaret).doc.textContent).toBe('');
  });

  it('gives pasted paragraphs ids of their own and leaves the rest alone', () => {
    const before = select(open(['un deux']), [0, 2]);
    const slice = documentOf(timedParagraphs(['a', 'b']), newParagraphId).slice(2, 7);
    const after = before.apply(before.tr.replaceSelection(slice));
    const transcript = transcriptOf(after.doc);
    expect(new Set(transcript.map(({ id }) => id)).size).toBe(transcript.length);
    expect(wordsOf(after).at(-1)).toMatch(/deux@1000$/);
    expect(checkTranscript(transcript)).toEqual([]);
  });

  it('stands a paste of thousands of paragraphs over the whole text', () => {
    const before = run(open(['un deux', 'trois']), selectAllText);
    const slice = documentOf(timedParagraphs(Array.from({ length: 3_000 }, () => 'mot')), newParagraphId).slice(
      2,
      14_999,
    );
    const after = before.apply(before.tr.replaceSelection(slice));
    expect(after.doc.textContent.length).toBeGreaterThan(8_000);
    expect(new Set(transcriptOf(after.doc).map(({ id }) => id)).size).toBe(transcriptOf(after.doc).length);
    expect(checkTranscript(transcriptOf(after.doc))).toEqual([]);
    expect(run(after, undo).doc.eq(before.doc)).toBe(true);
  });

  it('keeps sections small while paragraphs are added', () => {
    let state = open(['x']);
    for (let count = 0; count < 200; count++) state = run(state, splitAtCaret);
    const sizes = Array.from({ length: state.doc.childCount }, (_, index) => state.doc.child(index).childCount);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(80);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(201);
  });
});

describe('documentOf and transcriptOf', () => {
  it('are each other’s inverse (law)', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 20 }), { minLength: 1, maxLength: 100 }), (paragraphs) => {
        const transcript = timedParagraphs(paragraphs.map((text) => text.replaceAll(/[\n\r]/g, ' ')));
        const doc = documentOf(transcript, newParagraphId);
        doc.check();
        expect(transcriptOf(doc)).toEqual(transcript);
        expect(documentOf(transcriptOf(doc), newParagraphId).eq(doc)).toBe(true);
      }),
    );
  });

  it('give an empty transcript a place for the caret', () => {
    expect(transcriptOf(documentOf([], newParagraphId, transcriptSchema))).toHaveLength(1);
  });
});
