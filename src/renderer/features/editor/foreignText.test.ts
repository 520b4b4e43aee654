import { closeHistory, redo, undo } from '@tiptap/pm/history';
import type { EditorState } from '@tiptap/pm/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTranscript } from '../../../domain/transcript/checkTranscript.ts';
import { replaceInParagraph } from '../../../domain/transcript/replaceInParagraph.ts';
import { adoptTranscript } from './adoptTranscript.ts';
import { transcriptOf } from './documentBridge.ts';
import { keepForeignText } from './foreignText.ts';
import { open, remove, run, select, type } from './editingBench.ts';

function textsOf({ doc }: EditorState): string[] {
  return transcriptOf(doc).map(({ text }) => text);
}

/** Another window replaces parts of a paragraph, each `[from, to, text]`. */
function replacedElsewhere(
  state: EditorState,
  index: number,
  parts: readonly (readonly [number, number, string])[],
): EditorState {
  const transcript = transcriptOf(state.doc);
  const replacements = parts.map(([from, to, text]) => ({ from, to, text }));
  const replaced = replaceInParagraph(transcript[index]!, replacements);
  return run(state, adoptTranscript(transcript.with(index, replaced), false));
}

/** Another window types at an offset of a paragraph. */
function typedElsewhere(state: EditorState, index: number, offset: number, text: string): EditorState {
  const from = Math.min(offset, transcriptOf(state.doc)[index]!.text.length);
  return replacedElsewhere(state, index, [[from, from, text]]);
}

/** Another window mends the letters at two places of a paragraph, as far as it has them. */
function mendedElsewhere(state: EditorState, index: number, first: number, second: number): EditorState {
  const { length } = transcriptOf(state.doc)[index]!.text;
  const offsets = [...new Set([first, second])].filter((offset) => offset < length).toSorted((a, b) => a - b);
  return replacedElsewhere(
    state,
    index,
    offsets.map((offset) => [offset, offset + 1, 'œ']),
  );
}

function keepUndo(state: EditorState): EditorState {
  return run(run(state, undo), keepForeignText);
}

function keepRedo(state: EditorState): EditorState {
  return run(run(state, redo), keepForeignText);
}

function undoAll(state: EditorState): EditorState {
  let result = state;
  while (undo(result)) result = keepUndo(result);
  return result;
}

/** All undone, and nothing kept. */
function undoBare(state: EditorState): EditorState {
  let result = state;
  while (undo(result)) result = run(result, undo);
  return result;
}

function redoAll(state: EditorState): EditorState {
  let result = state;
  while (redo(result)) result = keepRedo(result);
  return result;
}

describe('what another window typed inside text of this one', () => {
  it('stays when undo takes that text away, and is in it again when it is redone', () => {
    const typed = run(select(open(['Un mur.']), [0, 6]), type(' de pierre et de chaux'));
    const both = typedElsewhere(typed, 0, 16, ' blanche');
    expect(textsOf(both)).toEqual(['Un mur de pierre blanche et de chaux.']);
    const undone = keepUndo(both);
    expect(textsOf(undone)).toEqual(['Un mur blanche.']);
    const again = keepRedo(undone);
    expect(textsOf(again)).toEqual(['Un mur de pierre blanche et de chaux.']);
    expect(textsOf(keepUndo(again))).toEqual(['Un mur blanche.']);
  });

  it('does not keep there what this window typed into it', () => {
    const typed = run(select(open(['Un mur.']), [0, 6]), type(' de pierre'));
    const both = typedElsewhere(typed, 0, 9, ' belle');
    const own = run(select(both, [0, 13]), type('XX'));
    expect(textsOf(own)).toEqual(['Un mur de belXXle pierre.']);
    expect(textsOf(keepUndo(own))).toEqual(['Un mur de belle pierre.']);
    expect(textsOf(undoAll(own))).toEqual(['Un mur belle.']);
  });

  it('goes with that text where it only mended it, with what stands between', () => {
    const typed = run(select(open(['Un mur.']), [0, 6]), type(' et une oeuvre avec une autre oeuvre'));
    const mended = replacedElsewhere(typed, 0, [
      [14, 16, 'œ'],
      [36, 38, 'œ'],
    ]);
    expect(textsOf(mended)).toEqual(['Un mur et une œuvre avec une autre œuvre.']);
    expect(textsOf(keepUndo(mended))).toEqual(['Un mur.']);
    const plural = typedElsewhere(typed, 0, 20, 's');
    expect(textsOf(plural)).toEqual(['Un mur et une oeuvres avec une autre oeuvre.']);
    expect(textsOf(keepUndo(plural))).toEqual(['Un mur.']);
    expect(textsOf(keepUndo(typedElsewhere(typed, 0, 20, ',')))).toEqual(['Un mur.']);
  });

  it('stays whole when it comes letter by letter, and is mended there', () => {
    const typed = run(select(open(['Un mur.']), [0, 6]), type(' de pierre et de chaux'));
    let state = typedElsewhere(typed, 0, 16, ' bl');
    state = typedElsewhere(state, 0, 19, 'anc');
    state = typedElsewhere(state, 0, 22, 'he,');
    state = typedElsewhere(state, 0, 25, ' dure');
    expect(textsOf(state)).toEqual(['Un mur de pierre blanche, dure et de chaux.']);
    expect(textsOf(keepUndo(state))).toEqual(['Un mur blanche, dure.']);
    const mended = replacedElsewhere(state, 0, [[17, 19, 'fr']]);
    expect(textsOf(keepUndo(mended))).toEqual(['Un mur franche, dure.']);
  });

  it('is there once, however often undone and redone, in a sound text that comes back (law)', () => {
    const offsets = fc.nat(40);
    const steps = fc.array(
      fc.tuple(fc.nat(1), offsets, fc.nat(6), fc.constantFrom('le ', 'vent', ' ', 'à'), fc.boolean()),
      {
        minLength: 1,
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(steps, fc.nat(1), fc.tuple(offsets, offsets, offsets), (own, index, [offset, first, second]) => {
        let state = open(['Le vent se lève au matin.', 'Il faut tenter de vivre.'], Infinity);
        for (const [paragraph, from, length, text, isApart] of own) {
          if (isApart) state = state.apply(closeHistory(state.tr));
          state = select(state, [paragraph, from], [paragraph, from + length]);
          state = run(state, text === ' ' && !state.selection.empty ? remove : type(text));
        }
        const mended = mendedElsewhere(state, index, first, second);
        expect(textsOf(undoAll(mended))).toEqual(textsOf(undoBare(mended)));
        const both = typedElsewhere(mended, index, offset, ' ŒŒ ');
        for (let round = 0, now = both; round < 2; round++) {
          const undone = undoAll(now);
          now = redoAll(undone);
          for (const { doc } of [undone, now]) expect(checkTranscript(transcriptOf(doc))).toEqual([]);
          expect(textsOf(undone).join('\n').split('ŒŒ')).toHaveLength(2);
          expect(textsOf(now)).toEqual(textsOf(both));
        }
      }),
      { numRuns: 300 },
    );
  });
});
