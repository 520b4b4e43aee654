import { undo } from '@tiptap/pm/history';
import { keydownHandler } from '@tiptap/pm/keymap';
import type { EditorState } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { describe, expect, it } from 'vitest';
import { editingKeys } from './editingKeys.ts';
import { open, run, select, wordsOf } from './editingBench.ts';

/** Presses a key; a key that does not apply is left to the browser. */
function press(state: EditorState, key: string, modifiers: Partial<KeyboardEvent>, isMac = false): EditorState {
  return run(state, (current, dispatch) =>
    keydownHandler(editingKeys(isMac))(
      { state: current, dispatch } as EditorView,
      { key, ...modifiers } as KeyboardEvent,
    ),
  );
}

describe('editingKeys', () => {
  it.each([{}, { ctrlKey: true }, { shiftKey: true }])(
    'merge with the paragraph before at Backspace, with %o',
    (modifiers) => {
      const merged = press(select(open(['un deux.', 'trois']), [1, 0]), 'Backspace', modifiers);
      expect(wordsOf(merged)).toEqual(['un@0 deux.@1000 trois@2000']);
      const inWord = select(open(['un deux.', 'trois']), [1, 2]);
      expect(press(inWord, 'Backspace', modifiers)).toBe(inWord);
    },
  );

  it.each([{}, { ctrlKey: true }])('merge with the next paragraph at Delete, with %o', (modifiers) => {
    const merged = press(select(open(['un deux.', 'trois']), [0, 8]), 'Delete', modifiers);
    expect(wordsOf(merged)).toEqual(['un@0 deux.@1000 trois@2000']);
  });

  it.each([
    ['Backspace', [0, 8], [1, 0]],
    ['Delete', [0, 8], [1, 0]],
    ['Backspace', [1, 0], [0, 8]],
  ] as const)('merge at %s the two between which nothing but the break is selected', (key, from, to) => {
    const texts = ['un deux.', 'trois', 'quatre'];
    const selected = select(open(texts, 60_000), from, to);
    const merged = press(selected, key, {});
    expect(wordsOf(merged)).toEqual(['un@0 deux.@1000 trois@2000', 'quatre@3000']);
    expect([merged.selection.empty, merged.selection.$head.parentOffset]).toEqual([true, 9]);
    expect(run(merged, undo).doc.eq(selected.doc)).toBe(true);
    for (const [first, last] of [
      [
        [0, 7],
        [1, 0],
      ],
      [
        [0, 8],
        [1, 1],
      ],
      [
        [0, 8],
        [2, 0],
      ],
    ] as const) {
      const more = select(open(texts), first, last);
      expect(press(more, key, {})).toBe(more);
    }
  });

  it('merge across the edge of a section', () => {
    const texts = Array.from({ length: 41 }, (_, index) => `mot${index}`);
    const merged = press(select(open(texts), [40, 0]), 'Backspace', { ctrlKey: true });
    expect(wordsOf(merged).at(-1)).toBe('mot39@39000 mot40@40000');
  });

  it.each([
    ['Home', false, 'un', 0],
    ['End', false, 'quatre', 6],
    ['Home', true, 'un', 0],
    ['End', true, 'quatre', 6],
  ])('go to the edge of the text at Ctrl+%s, selecting: %s', (key, shiftKey, text, offset) => {
    const state = select(open(['un', 'deux trois', 'quatre']), [1, 4]);
    const { $head, $anchor, empty } = press(state, key, { ctrlKey: true, shiftKey }).selection;
    expect([$head.parent.textContent, $head.parentOffset, empty]).toEqual([text, offset, !shiftKey]);
    if (shiftKey) expect([$anchor.parent.textContent, $anchor.parentOffset]).toEqual(['deux trois', 4]);
  });

  it('are a Mac’s own only on a Mac', () => {
    const state = select(open(['un', 'deux']), [1, 0]);
    expect(wordsOf(press(state, 'Backspace', { altKey: true }, true))).toEqual(['un@0 deux@1000']);
    expect(wordsOf(press(state, 'h', { ctrlKey: true }, true))).toEqual(['un@0 deux@1000']);
    expect(press(state, 'h', { ctrlKey: true })).toBe(state);
    const atEnd = select(open(['un', 'deux']), [0, 2]);
    expect(wordsOf(press(atEnd, 'Delete', { altKey: true }, true))).toEqual(['un@0 deux@1000']);
  });
});
