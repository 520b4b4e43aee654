import type { Command, EditorState, Transaction } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import type { ParagraphId } from '../../../domain/transcript/transcript.ts';
import { transcriptOf } from './documentBridge.ts';
import { mergeIntoPrevious, moveParagraph, splitAtCaret } from './editCommands.ts';
import { open, remove, select, type } from './editingBench.ts';
import { followRange } from './followRange.ts';

const TEXTS = ['Bonjour à tous.', 'Vers l’an 200, à Alexandrie.', 'Et le blanc ?'];

/** Where « l’an » of the second paragraph is after a command on a selection, and whether that is what it says there. */
function follow(from: readonly [number, number], to: readonly [number, number], command: Command) {
  const state = select(open(TEXTS), from, to);
  let transactions: readonly Transaction[] = [];
  let after: EditorState = state;
  command(state, (transaction) => ({ state: after, transactions } = state.applyTransaction(transaction)));
  const range = followRange({ paragraphId: 'p1' as ParagraphId, from: 5, to: 9, quote: 'l’an' }, transactions);
  const text = transcriptOf(after.doc).find(({ id }) => id === range?.paragraphId)?.text;
  expect(text?.slice(range?.from, range?.to)).toBe(range?.quote);
  return range;
}

describe('followRange', () => {
  it('goes with its words when something is typed or deleted before them', () => {
    expect(follow([1, 0], [1, 0], type('Alors, '))).toMatchObject({ from: 12, to: 16, quote: 'l’an' });
    expect(follow([1, 0], [1, 5], remove)).toMatchObject({ from: 0, to: 4, quote: 'l’an' });
    expect(follow([0, 0], [0, 8], remove)).toMatchObject({ from: 5, to: 9, quote: 'l’an' });
  });

  it('says what its words have become', () => {
    expect(follow([1, 7], [1, 9], type('année'))).toMatchObject({ from: 5, quote: 'l’année' });
    expect(follow([1, 8], [1, 8], type('bel '))).toMatchObject({ quote: 'l’abel n' });
  });

  it('goes to another paragraph with its words', () => {
    expect(follow([1, 5], [1, 5], splitAtCaret)).toMatchObject({ from: 0, to: 4, quote: 'l’an' });
    expect(follow([1, 0], [1, 0], mergeIntoPrevious)).toMatchObject({ paragraphId: 'p0', from: 21, quote: 'l’an' });
    expect(follow([2, 0], [2, 0], mergeIntoPrevious)).toMatchObject({ paragraphId: 'p1', from: 5, quote: 'l’an' });
    expect(follow([1, 0], [1, 0], moveParagraph(1))).toMatchObject({ paragraphId: 'p1', from: 5, quote: 'l’an' });
    expect(follow([1, 0], [1, 0], moveParagraph(-1))).toMatchObject({ paragraphId: 'p1', from: 5, quote: 'l’an' });
  });

  it('is nowhere once its words are gone', () => {
    expect(follow([1, 2], [1, 12], remove)).toBeNull();
    expect(follow([0, 3], [2, 3], type('et'))).toBeNull();
  });
});
