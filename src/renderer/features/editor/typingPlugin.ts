import { closeHistory, undo } from '@tiptap/pm/history';
import { Plugin, PluginKey, type Command } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { mapMarks } from '../../../domain/transcript/textMarks.ts';
import type { TextReplacement } from '../../../domain/transcript/textRange.ts';
import { correctTyped, CORRECTED_WHEN_TYPED } from '../../../domain/typography/correctTyped.ts';
import type { TypographyOptions } from '../../../domain/typography/typographyPass.ts';
import { paragraphOf } from './documentBridge.ts';

/** Holds whether the last thing that happened to the text was a correction. */
const key = new PluginKey<boolean>('typing');

/**
 * Corrects the typography of what is typed, as it is typed. What was typed is a step of its own before the correction:
 * undo, or Backspace right behind it, takes back the correction and leaves what was typed.
 *
 * `options` is asked at each character; `null` is "not now". Nothing is corrected while characters are composed.
 */
export function typingPlugin(options: () => TypographyOptions | null): Plugin {
  return new Plugin({
    key,
    state: {
      init: () => false,
      apply(transaction, isCorrected) {
        const meta = transaction.getMeta(key) as boolean | undefined;
        if (meta !== undefined) return meta;
        // The word times follow in a transaction that belongs to the correction.
        if (transaction.getMeta('appendedTransaction') !== undefined) return isCorrected;
        return isCorrected && !transaction.docChanged && !transaction.selectionSet;
      },
    },
    props: {
      handleTextInput(view, from, to, text) {
        const now = view.composing || !CORRECTED_WHEN_TYPED.includes(text) ? null : options();
        return now !== null && typeCorrected(view, { from, to, text }, now);
      },
      handleKeyDown(view, event) {
        const isPlain = event.key === 'Backspace' && !event.ctrlKey && !event.altKey && !event.metaKey;
        return isPlain && !event.shiftKey && takeBackCorrection(view.state, view.dispatch);
      },
    },
  });
}

/** Right behind a correction: takes it back and leaves what was typed. */
const takeBackCorrection: Command = (state, dispatch) => key.getState(state) === true && undo(state, dispatch);

/** Types a character over a range of the document and corrects it; `false` when there is nothing to correct. */
function typeCorrected(view: EditorView, typed: TextReplacement, options: TypographyOptions): boolean {
  const { from, to, text } = typed;
  const $from = view.state.doc.resolve(from);
  if (text.length !== 1 || !$from.sameParent(view.state.doc.resolve(to))) return false;
  const start = $from.start();
  const caret = from - start + 1;
  const old = $from.parent.textContent;
  const range = { oldFrom: from - start, oldTo: to - start, newFrom: from - start, newTo: caret };
  const foreign = mapMarks(paragraphOf($from.parent).marks, [range]).filter(({ kind }) => kind === 'foreign');
  const whole = old.slice(0, range.oldFrom) + text + old.slice(range.oldTo);
  const change = correctTyped({ text: whole, caret, options }, foreign);
  if (change === null) return false;
  view.dispatch(view.state.tr.insertText(text, from, to).scrollIntoView());
  const correction = view.state.tr.insertText(change.text, start + change.from, start + change.to);
  view.dispatch(closeHistory(correction.setMeta(key, true)).scrollIntoView());
  // What is typed next is not undone together with the correction.
  view.dispatch(closeHistory(view.state.tr));
  return true;
}
