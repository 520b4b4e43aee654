import { undo } from '@tiptap/pm/history';
import { describe, expect, it } from 'vitest';
import { transcriptOf } from './documentBridge.ts';
import { splitAtCaret, toggleHeading } from './editCommands.ts';
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

  it('is a step of its own behind what was typed', () => {
    const typed = run(select(open(['un deux trois'], SLOW), [0, 2]), type(' abc'));
    const cut = run(select(typed, [0, 4], [0, 6]), splitAtCaret);
    expect(wordsOf(cut)).toHaveLength(2);
    expect(transcriptOf(run(cut, undo).doc)[0]!.text).toBe('un abc deux trois');
  });
});

describe('markOrInsert', () => {
  it('is a step of its own behind what was typed', () => {
    const typed = run(select(open(['un deux'], SLOW), [0, 2]), type(' abc'));
    const marked = run(typed, markOrInsert('inaudible', 'inaudible'));
    expect(transcriptOf(marked.doc)[0]!.text).toBe('un abc [inaudible] deux');
    expect(transcriptOf(run(marked, undo).doc)[0]!.text).toBe('un abc deux');
  });
});
