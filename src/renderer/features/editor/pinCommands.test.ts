import { undo } from '@tiptap/pm/history';
import type { EditorState } from '@tiptap/pm/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTranscript } from '../../../domain/transcript/checkTranscript.ts';
import type { TextMark } from '../../../domain/transcript/textMarks.ts';
import { transcriptOf } from './documentBridge.ts';
import { blocksOf, splitAtCaret, toggleHeading } from './editCommands.ts';
import { copy, open, paste, remove, run, select, type } from './editingBench.ts';
import { releasePinsHere, toggleCueBreakHere, toggleNoBreakHere, type PinRefusal } from './pinCommands.ts';
import { setPins } from './setPins.ts';

/** Each mark with the text it lies on, and what it says. */
function pinsOf(state: EditorState): string[] {
  return transcriptOf(state.doc).flatMap(({ text, marks }) =>
    marks.map(({ kind, from, to, note }) => [kind, text.slice(from, to), note].join(' ').trim()),
  );
}

function withPins(texts: readonly string[], ...marks: TextMark[]): EditorState {
  const state = open(texts);
  return state.apply(setPins(state.tr, blocksOf(state.doc)[0]!.position, marks));
}

const reasons: PinRefusal[] = [];
const cueBreak = toggleCueBreakHere((reason) => void reasons.push(reason));
const noBreak = toggleNoBreakHere((reason) => void reasons.push(reason));

describe('the commands of pins', () => {
  it('pin the word at the caret, the selection, and take it back', () => {
    const state = select(open(['un deux trois quatre']), [0, 5]);
    const pinned = run(state, cueBreak);
    expect(pinsOf(pinned)).toEqual(['cueBreak deux']);
    expect(pinsOf(run(pinned, undo))).toEqual([]);
    expect(pinsOf(run(pinned, cueBreak))).toEqual([]);
    expect(pinsOf(run(pinned, noBreak))).toEqual(['noBreak un deux']);
    expect(pinsOf(run(select(state, [0, 4], [0, 15]), noBreak))).toEqual(['noBreak deux trois quatre']);
  });

  it('say why they cannot', () => {
    reasons.length = 0;
    const state = select(open(['un deux', 'trois']), [0, 0]);
    expect([cueBreak(state), noBreak(state)]).toEqual([false, false]);
    cueBreak(run(state, toggleHeading));
    expect(reasons).toEqual(['noChange', 'noWord', 'heading']);
    expect(releasePinsHere(state)).toBe(false);
  });

  it('release all pins of a selection and no other mark, in one step', () => {
    const texts = ['un deux trois', 'quatre cinq'];
    let state = run(select(open(texts), [0, 4]), cueBreak);
    state = run(select(state, [1, 8]), noBreak);
    const released = run(select(state, [0, 5], [1, 3]), releasePinsHere);
    expect(pinsOf(released)).toEqual([]);
    expect(pinsOf(run(released, undo))).toEqual(['cueBreak deux', 'noBreak quatre cinq']);
    expect(pinsOf(run(select(state, [0, 12]), (at, dispatch) => releasePinsHere(at, dispatch)))).toHaveLength(2);
  });
});

const DEUX: TextMark = { from: 3, to: 7, kind: 'cueBreak', note: '' };
const TIMES: TextMark = { from: 3, to: 7, kind: 'cueTimes', note: '500-' };
const END: TextMark = { from: 3, to: 7, kind: 'cueTimes', note: '-900' };
const WORDING: TextMark = { from: 3, to: 13, kind: 'wording', note: 'plus' };

describe('pins in the editor', () => {
  it('are no part of what is typed beside them', () => {
    const state = withPins(['un deux trois'], DEUX);
    expect(pinsOf(run(select(state, [0, 7]), type('ième')))).toEqual(['cueBreak deux']);
    expect(pinsOf(run(select(state, [0, 3]), type('vingt-')))).toEqual(['cueBreak deux']);
    expect(pinsOf(run(select(state, [0, 5]), type('x')))).toEqual(['cueBreak dexux']);
  });

  it('stay on a word that is typed anew, and go with one that is deleted', () => {
    const state = select(withPins(['un deux trois'], DEUX, TIMES, END), [0, 3], [0, 7]);
    const typed = run(state, type('douze'));
    expect(pinsOf(typed)).toEqual(['cueBreak douze', 'cueTimes douze -900', 'cueTimes douze 500-']);
    expect(pinsOf(run(typed, undo))).toHaveLength(3);
    expect(pinsOf(run(state, remove))).toEqual([]);
    expect(pinsOf(run(select(withPins(['un deux trois'], WORDING), [0, 3], [0, 13]), type('x')))).toEqual([]);
    expect(pinsOf(run(select(withPins(['un deux trois'], DEUX), [0, 0], [0, 7]), type('x')))).toEqual([]);
  });

  it('are in one half only when their paragraph is split', () => {
    const split = (mark: TextMark) => pinsOf(run(select(withPins(['un deux trois'], mark), [0, 5]), splitAtCaret));
    expect(split(DEUX)).toEqual(['cueBreak de']);
    expect(split(WORDING)).toEqual([]);
    expect(split({ ...WORDING, kind: 'cueTimes', note: '500-900' })).toEqual([
      'cueTimes de 500-',
      'cueTimes ux trois -900',
    ]);
    expect(pinsOf(run(select(withPins(['un deux trois'], WORDING), [0, 5], [0, 9]), splitAtCaret))).toEqual([]);
    expect(pinsOf(run(select(withPins(['un deux trois'], WORDING), [0, 2]), splitAtCaret))).toEqual([
      'wording deux trois plus',
    ]);
  });

  it('travel with a copy of all their words', () => {
    const state = withPins(['un deux trois', 'ici '], WORDING);
    const after = (from: number, to: number) =>
      pinsOf(run(select(state, [1, 4]), paste(copy(select(state, [0, from], [0, to]))))).slice(1);
    expect(after(0, 13)).toEqual(['wording deux trois plus']);
    expect(after(3, 13)).toEqual(['wording deux trois plus']);
    expect(after(3, 9)).toEqual([]);
  });

  it('stay sound whatever is edited', () => {
    const anyEdit = fc.tuple(
      fc.nat(30),
      fc.nat(30),
      fc.constantFrom(type('mot'), type('a b'), type(' '), remove, splitAtCaret, cueBreak, noBreak, releasePinsHere),
    );
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 8 }), (edits) => {
        let state = withPins(['un deux trois quatre cinq'], DEUX, TIMES, { ...END, from: 14, to: 20 }, WORDING);
        for (const [from, to, edit] of edits) {
          state = run(select(state, [0, Math.min(from, to)], [0, Math.max(from, to)]), edit);
          expect(checkTranscript(transcriptOf(state.doc))).toEqual([]);
        }
      }),
    );
  });
});
