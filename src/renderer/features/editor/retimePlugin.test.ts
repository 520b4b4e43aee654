import { redo, undo } from '@tiptap/pm/history';
import { AllSelection, TextSelection } from '@tiptap/pm/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTranscript } from '../../../domain/transcript/checkTranscript.ts';
import { tokensOf } from '../../../domain/transcript/tokensOf.ts';
import { documentOf, transcriptOf, transcriptSchema } from './documentBridge.ts';
import {
  blocksOf,
  mergeWithNext,
  mergeWithPrevious,
  selectAllText,
  splitAtCaret,
  toggleHeading,
} from './editCommands.ts';
import { open, remove, run, select, timedParagraphs, type, wordsOf } from './editingBench.ts';
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

  const place = fc.tuple(fc.nat(5), fc.nat(30));
  const command = fc.oneof(
    fc.stringMatching(/^[a-c ]{1,6}$/).map((text) => ({ name: `type ${text}`, command: type(text) })),
    fc.constantFrom(
      { name: 'delete', command: remove },
      { name: 'split', command: splitAtCaret },
      { name: 'merge back', command: mergeWithPrevious },
      { name: 'merge on', command: mergeWithNext },
      { name: 'heading', command: toggleHeading },
    ),
  );
  const sessions = fc.array(fc.tuple(place, fc.option(place, { freq: 3 }), command), { minLength: 1, maxLength: 25 });
  const texts = fc.array(fc.stringMatching(/^[a-c]{1,4}( [a-c]{1,4}){0,6}$/), { minLength: 1, maxLength: 5 });

  it('keeps any session of edits sound, and undo gives the first text back (law)', () => {
    fc.assert(
      fc.property(texts, sessions, (paragraphs, steps) => {
        const first = open(paragraphs);
        let state = first;
        for (const [from, to, { command: step }] of steps) {
          state = run(select(state, from, to ?? from), step);
          expect(checkTranscript(transcriptOf(state.doc))).toEqual([]);
        }
        const last = state.doc;
        while (undo(state)) state = run(state, undo);
        expect(transcriptOf(state.doc)).toEqual(transcriptOf(first.doc));
        while (redo(state)) state = run(state, redo);
        expect(transcriptOf(state.doc)).toEqual(transcriptOf(last));
      }),
      { numRuns: 300 },
    );
  });

  it('never changes the time of a word that was not touched (law)', () => {
    fc.assert(
      fc.property(texts, place, fc.option(place), fc.stringMatching(/^[x ]{0,6}$/), (paragraphs, from, to, text) => {
        const before = select(open(paragraphs), from, to ?? from);
        const { from: start, to: end } = before.selection;
        const after = before.apply(text === '' ? before.tr.deleteSelection() : before.tr.insertText(text));
        const kept = new Map(
          transcriptOf(after.doc).flatMap(({ words: times }) => times.map((time) => [time[2], time])),
        );
        for (const { node, position } of blocksOf(before.doc)) {
          const paragraph = transcriptOf(before.doc).find(({ id }) => id === node.attrs['id'])!;
          for (const [index, token] of tokensOf(paragraph.text).entries()) {
            const isTouched = position + 1 + token.end >= start && position + 1 + token.start <= end;
            const time = paragraph.words[index]!;
            expect(isTouched ? time : kept.get(time[2])).toEqual(time);
          }
        }
      }),
      { numRuns: 500 },
    );
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
