import { undo } from '@tiptap/pm/history';
import type { EditorState } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { BY_HAND, newParagraph, type ParagraphId } from '../../../domain/transcript/transcript.ts';
import { transcriptOf } from './documentBridge.ts';
import { mergeWithPrevious, setTimeAtCaret, splitAtCaret } from './editCommands.ts';
import { copy, openTranscript, paste, remove, run, select, timedParagraphs, type } from './editingBench.ts';

const [zero] = timedParagraphs(['zéro']);
const untimed = ['un deux', 'trois quatre'].map((text, index) => newParagraph(`u${index}` as ParagraphId, text));

/** The paragraphs, of which that of « un » has a start set by hand. */
function opened(): EditorState {
  return run(select(openTranscript([zero!, ...untimed]), [1, 0]), setTimeAtCaret('start', 5_000));
}

function rows(state: EditorState): string[] {
  return transcriptOf(state.doc).map(({ text, startMs, isStartByHand }) => {
    return `${text} @${startMs}${isStartByHand ? ' by hand' : ''}`;
  });
}

describe('a start set by hand in the editor', () => {
  it('stays through what is typed, split and merged, and goes with undo', () => {
    const state = opened();
    expect(rows(state)).toEqual(['zéro @0', 'un deux @5000 by hand', 'trois quatre @null']);
    expect(rows(run(state, undo))[1]).toBe('un deux @null');
    const typed = run(select(state, [1, 2]), type(' et'));
    expect(rows(typed)[1]).toBe('un et deux @5000 by hand');
    const split = run(select(state, [1, 3]), splitAtCaret);
    expect(rows(split).slice(1, 3)).toEqual(['un @5000 by hand', 'deux @null']);
    expect(rows(run(split, mergeWithPrevious))).toEqual(rows(state));
    expect(rows(run(split, undo))).toEqual(rows(state));
  });

  it('is that of a word where its paragraph comes to have word times', () => {
    for (const merged of [
      run(select(opened(), [1, 0]), mergeWithPrevious),
      run(select(opened(), [0, 4], [1, 0]), type(' ')),
    ]) {
      const [first] = transcriptOf(merged.doc);
      expect(first).toMatchObject({ text: 'zéro un deux', startMs: 0, isStartByHand: false });
      expect(first!.words.map(([startMs, , anchor]) => [startMs, anchor]).slice(0, 2)).toEqual([
        [0, 0],
        [5_000, BY_HAND],
      ]);
    }
    expect(rows(run(run(select(opened(), [1, 0]), mergeWithPrevious), undo))).toEqual(rows(opened()));
  });

  it('goes where its first words went to, and moves with the whole paragraph', () => {
    const state = opened();
    expect(rows(run(select(state, [1, 3], [2, 6]), remove))[1]).toBe('un quatre @5000 by hand');
    const cut = select(state, [1, 0], [1, 7]);
    expect(rows(run(select(state, [2, 12]), paste(copy(cut)))).slice(1)).toEqual([
      'un deux @5000 by hand',
      'trois quatreun deux @null',
    ]);
    const whole = select(state, [1, 0], [2, 0]);
    const away = run(whole, remove);
    expect(rows(run(select(run(away, splitAtCaret), [2, 0]), paste(copy(whole))))).toContain('un deux @5000 by hand');
  });

  it('is not doubled by what is pasted before its words, or by a copy of the whole paragraph', () => {
    const state = opened();
    const lines = copy(
      select(openTranscript(['X', 'Y'].map((text) => newParagraph(text as ParagraphId, text))), [0, 0], [1, 1]),
    );
    expect(rows(run(select(state, [1, 0]), paste(lines))).slice(1, 3)).toEqual(['X @5000 by hand', 'Yun deux @5000']);
    expect(rows(run(select(state, [0, 4], [1, 0]), paste(lines)))[1]).toBe('Yun deux @5000 by hand');
    const whole = copy(select(state, [1, 0], [2, 0]));
    const twice = rows(run(select(run(state, splitAtCaret), [3, 0]), paste(whole)));
    expect(twice.slice(2, 4)).toEqual(['un deux @5000 by hand', 'un deux @5000']);
  });
});
