import { undo } from '@tiptap/pm/history';
import { describe, expect, it } from 'vitest';
import type { SpeakerId } from '../../../domain/transcript/transcript.ts';
import { transcriptOf } from './documentBridge.ts';
import {
  blocksOf,
  confirmTimesAtCaret,
  moveParagraph,
  moveToNeighbour,
  setReview,
  setSpeaker,
  setTimeAtCaret,
  splitAtCaret,
  toggleHeading,
} from './editCommands.ts';
import { open, run, select, type, wordsOf } from './editingBench.ts';
import { markOrInsert } from './markCommands.ts';

/** What is typed within this time is one step. */
const SLOW = 60_000;

describe('splitAtCaret', () => {
  it('takes away what is selected, and the blanks around it', () => {
    const state = run(select(open(['un deux trois']), [0, 3], [0, 7]), splitAtCaret);
    expect(transcriptOf(state.doc).map(({ text }) => text)).toEqual(['un', 'trois']);
    expect(wordsOf(state)).toEqual(['un@0', 'trois@2000']);
    expect([state.selection.$head.parent.textContent, state.selection.$head.parentOffset]).toEqual(['trois', 0]);
    expect(wordsOf(run(state, undo))).toEqual(['un@0 deux@1000 trois@2000']);
  });

  it('goes on with a paragraph behind a heading, with and without a selection', () => {
    const heading = run(open(['un deux trois', 'quatre cinq']), toggleHeading);
    const kinds = (state: typeof heading): string[] =>
      transcriptOf(state.doc).map(({ kind, text }) => `${kind} ${text}`);
    expect(kinds(run(select(heading, [0, 3]), splitAtCaret))).toEqual([
      'heading un',
      'paragraph deux trois',
      'paragraph quatre cinq',
    ]);
    const inHeading = run(select(heading, [0, 3], [0, 7]), splitAtCaret);
    expect(kinds(inHeading)).toEqual(['heading un', 'paragraph trois', 'paragraph quatre cinq']);
    const across = run(select(heading, [0, 3], [1, 6]), splitAtCaret);
    expect(kinds(across)).toEqual(['heading un', 'paragraph cinq']);
    expect(wordsOf(across)).toEqual(['un@0', 'cinq@4000']);
  });

  it('leaves what is left of the last paragraph to its speaker', () => {
    let state = open(['un deux', 'trois', 'quatre cinq']);
    for (const [index, speaker] of ['a', 'b', 'c'].entries()) {
      state = run(state, setSpeaker(speaker as SpeakerId, blocksOf(state.doc)[index]!.position));
    }
    const cut = run(select(state, [0, 2], [2, 6]), splitAtCaret);
    expect(wordsOf(cut)).toEqual(['un@0', 'cinq@4000']);
    expect(transcriptOf(cut.doc)).toMatchObject([
      { id: 'p0', speakerId: 'a' },
      { id: 'p2', speakerId: 'c' },
    ]);
    expect(transcriptOf(run(cut, undo).doc)).toEqual(transcriptOf(state.doc));
  });

  it('is a step of its own behind what was typed', () => {
    const typed = run(select(open(['un deux trois'], SLOW), [0, 2]), type(' abc'));
    const cut = run(select(typed, [0, 4], [0, 6]), splitAtCaret);
    expect(wordsOf(cut)).toHaveLength(2);
    expect(transcriptOf(run(cut, undo).doc)[0]!.text).toBe('un abc deux trois');
  });
});

describe('confirmTimesAtCaret', () => {
  it('does not apply, and makes no undo step, where both ends are known', () => {
    const state = open(['un deux']);
    expect(confirmTimesAtCaret(null)(state, undefined)).toBe(false);
    expect(run(state, confirmTimesAtCaret(null))).toBe(state);
  });
});

describe('markOrInsert', () => {
  it('never cuts a word in two: it goes behind the one that the caret is in', () => {
    const line = open(['un deux, trois']);
    const text = (offset: number): string =>
      transcriptOf(run(select(line, [0, offset]), markOrInsert('sound', 'bruit')).doc)[0]!.text;
    expect(text(5)).toBe('un deux, [bruit] trois');
    expect(text(3)).toBe('un [bruit] deux, trois');
    expect(text(14)).toBe('un deux, trois [bruit]');
  });

  it('is a step of its own behind what was typed', () => {
    const typed = run(select(open(['un deux'], SLOW), [0, 2]), type(' abc'));
    const marked = run(typed, markOrInsert('inaudible', 'inaudible'));
    expect(transcriptOf(marked.doc)[0]!.text).toBe('un abc [inaudible] deux');
    expect(transcriptOf(run(marked, undo).doc)[0]!.text).toBe('un abc deux');
  });
});

function speakers(state: ReturnType<typeof open>): (string | null)[] {
  return transcriptOf(state.doc).map(({ speakerId }) => speakerId);
}

describe('setSpeaker', () => {
  const texts = ['un deux', 'trois', 'quatre cinq', 'six'];

  it('gives every selected paragraph to the speaker in one step, and leaves the selection', () => {
    const selected = select(open(texts), [0, 3], [2, 4]);
    const given = run(selected, setSpeaker('a' as SpeakerId));
    expect(speakers(given)).toEqual(['a', 'a', 'a', null]);
    expect(given.selection.eq(selected.selection)).toBe(true);
    expect(speakers(run(given, undo))).toEqual([null, null, null, null]);
  });

  it('leaves out paragraphs that the selection ends right before or begins right behind', () => {
    expect(speakers(run(select(open(texts), [0, 7], [2, 0]), setSpeaker('a' as SpeakerId)))).toEqual([
      null,
      'a',
      null,
      null,
    ]);
  });

  it('gives a paragraph that is none of the selected ones alone', () => {
    const state = select(open(texts), [0, 3], [1, 2]);
    const position = (index: number): number => blocksOf(state.doc)[index]!.position;
    expect(speakers(run(state, setSpeaker('a' as SpeakerId, position(3))))).toEqual([null, null, null, 'a']);
    expect(speakers(run(state, setSpeaker('a' as SpeakerId, position(1))))).toEqual(['a', 'a', null, null]);
  });

  it('has nothing to give in a heading', () => {
    const heading = run(select(open(texts), [1, 0]), toggleHeading);
    expect(setSpeaker('a' as SpeakerId)(heading)).toBe(false);
    expect(speakers(run(select(heading, [0, 3], [2, 4]), setSpeaker('a' as SpeakerId)))).toEqual([
      'a',
      null,
      'a',
      null,
    ]);
  });
});

describe('setReview', () => {
  it('is of the paragraph at the caret where nothing but the break between two is selected', () => {
    const state = run(select(open(['un', 'deux']), [0, 2], [1, 0]), setReview('checked'));
    expect(transcriptOf(state.doc).map(({ review }) => review)).toEqual(['untouched', 'checked']);
  });

  it('makes no undo step where nothing changes, as setSpeaker does', () => {
    const state = open(['un deux']);
    const spoken = run(state, setSpeaker('a' as SpeakerId));
    expect(run(spoken, setSpeaker('a' as SpeakerId))).toBe(spoken);
    expect(run(state, setReview('untouched'))).toBe(state);
  });

  it('reaches every selected paragraph', () => {
    const state = run(select(open(['un', 'deux', 'trois']), [0, 1], [1, 2]), setReview('doubtful'));
    expect(transcriptOf(state.doc).map(({ review }) => review)).toEqual(['doubtful', 'doubtful', 'untouched']);
  });
});

describe('what has nowhere to go', () => {
  it('is refused, so that it can be said: the first and last paragraph, and the times of a heading', () => {
    const state = open(['un', 'deux']);
    expect(moveParagraph(-1)(select(state, [0, 0]))).toBe(false);
    expect(moveParagraph(1)(select(state, [1, 0]))).toBe(false);
    expect(moveToNeighbour(-1)(select(state, [0, 0]))).toBe(false);
    expect(moveToNeighbour(1)(select(state, [1, 0]))).toBe(false);
    expect(setTimeAtCaret('start', 100)(run(select(state, [0, 0]), toggleHeading))).toBe(false);
  });
});
