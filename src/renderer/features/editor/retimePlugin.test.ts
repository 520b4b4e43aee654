import { redo, undo } from '@tiptap/pm/history';
import { AllSelection, TextSelection, type Command, type EditorState } from '@tiptap/pm/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTranscript } from '../../../domain/transcript/checkTranscript.ts';
import { tokensOf } from '../../../domain/transcript/tokensOf.ts';
import { documentOf, paragraphOf, transcriptOf, transcriptSchema } from './documentBridge.ts';
import {
  blocksOf,
  mergeIntoPrevious,
  mergeWithNext,
  mergeWithPrevious,
  moveParagraph,
  selectAllText,
  splitAtCaret,
  toggleHeading,
} from './editCommands.ts';
import { copy, open, paste, remove, run, select, timedParagraphs, type, wordsOf } from './editingBench.ts';
import { newParagraphId } from './newParagraphId.ts';

type Place = readonly [paragraph: number, offset: number];

const SHORT: fc.Arbitrary<Place> = fc.tuple(fc.nat(5), fc.nat(30));
/** Sections end at 40 paragraphs. */
const LONG: fc.Arbitrary<Place> = fc.tuple(fc.oneof(fc.nat(90), fc.integer({ min: 38, max: 42 })), fc.nat(30));

function textsOf(minLength: number, maxLength: number): fc.Arbitrary<string[]> {
  return fc.array(fc.stringMatching(/^[a-c]{1,4}( [a-c]{1,4}){0,6}$/), { minLength, maxLength, size: 'max' });
}

interface SessionStep {
  readonly from: Place;
  readonly to: Place;
  /** So that a failing case can be read. */
  readonly name: string;
  readonly command: Command;
}

function sessionsAt(place: fc.Arbitrary<Place>): fc.Arbitrary<SessionStep[]> {
  const command = fc.oneof(
    fc.stringMatching(/^[a-c ]{1,6}$/).map((text) => ({ name: `type ${text}`, command: type(text) })),
    fc.tuple(place, place).map(([from, to]) => {
      const pasting: Command = (state, dispatch) => paste(copy(select(state, from, to)))(state, dispatch);
      return { name: `paste ${from.join()} to ${to.join()}`, command: pasting };
    }),
    fc.constantFrom(
      { name: 'delete', command: remove },
      { name: 'split', command: splitAtCaret },
      { name: 'merge back', command: mergeWithPrevious },
      { name: 'merge from inside', command: mergeIntoPrevious },
      { name: 'merge on', command: mergeWithNext },
      { name: 'heading', command: toggleHeading },
      { name: 'move up', command: moveParagraph(-1) },
      { name: 'move down', command: moveParagraph(1) },
    ),
  );
  const size = fc.option(fc.tuple(fc.nat(2), fc.nat(30)), { freq: 3 });
  const step = fc.tuple(place, size, command).map(([from, reach, made]) => {
    const to: Place = reach === null ? from : [from[0] + reach[0], reach[1]];
    return { from, to, ...made };
  });
  return fc.array(step, { minLength: 1, maxLength: 25 });
}

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

  it.each([
    ['a short text', textsOf(1, 5), sessionsAt(SHORT), 300],
    ['a text of several sections', textsOf(30, 90), sessionsAt(LONG), 60],
  ])('keeps times, soundness and undo through any session of edits in %s (law)', (_, texts, sessions, numRuns) => {
    fc.assert(
      fc.property(texts, sessions, (paragraphs, steps) => {
        const first = open(paragraphs);
        let state = first;
        for (const { from, to, command } of steps) {
          const before = select(state, from, to);
          state = run(before, command);
          expect(checkTranscript(transcriptOf(state.doc))).toEqual([]);
          expect(missing(untouchedWords(before), timedWords(state))).toEqual([]);
        }
        const last = state.doc;
        while (undo(state)) state = run(state, undo);
        expect(transcriptOf(state.doc)).toEqual(transcriptOf(first.doc));
        while (redo(state)) state = run(state, redo);
        expect(transcriptOf(state.doc)).toEqual(transcriptOf(last));
      }),
      { numRuns },
    );
  });
});

interface TimedWord {
  readonly word: string;
  readonly startMs: number;
  /** The index of its paragraph. */
  readonly block: number;
  /** Its place in the document. */
  readonly from: number;
  readonly to: number;
}

/** Every word that has a time, with that. */
function timedWords({ doc }: EditorState): TimedWord[] {
  return blocksOf(doc).flatMap(({ node, position }, block) => {
    const { text, words } = paragraphOf(node);
    return tokensOf(text).flatMap(({ start, end }, index) => {
      const time = words[index];
      if (time === undefined) return [];
      const word = `${text.slice(start, end)} ${time.join(' ')}`;
      return [{ word, startMs: time[0], block, from: position + 1 + start, to: position + 1 + end }];
    });
  });
}

/** The words that an edit of the selection has to leave alone: all but those that it borders on. */
function untouchedWords(state: EditorState): TimedWord[] {
  const { from, to } = state.selection;
  const words = timedWords(state);
  const blocks = blocksOf(state.doc);
  const first = blocks.findLastIndex(({ position }) => position < from) - 1;
  const last = blocks.findLastIndex(({ position }) => position < to) + 1;
  const near = words.filter(({ block }) => block >= first && block <= last);
  // Where paragraphs that were moved or pasted are joined, times may run backwards, and cannot all stay.
  const runsForward = near.every(({ startMs }, index) => startMs >= (near[index - 1]?.startMs ?? 0));
  return words.filter((word) => (runsForward ? word.to < from || word.from > to : !near.includes(word)));
}

/** The words of `before` that are not, or not as often, in `after`. */
function missing(before: readonly TimedWord[], after: readonly TimedWord[]): string[] {
  const left = new Map<string, number>();
  for (const { word } of after) left.set(word, (left.get(word) ?? 0) + 1);
  return before
    .map(({ word }) => word)
    .filter((word) => {
      const count = left.get(word) ?? 0;
      left.set(word, count - 1);
      return count <= 0;
    });
}

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
