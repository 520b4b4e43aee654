import { closeHistory } from '@tiptap/pm/history';
import type { Node } from '@tiptap/pm/model';
import { TextSelection, type Command, type EditorState } from '@tiptap/pm/state';
import type { MarkKind, TextMark } from '../../../domain/transcript/textMarks.ts';
import { tokensOf } from '../../../domain/transcript/tokensOf.ts';
import type { Paragraph, ParagraphId } from '../../../domain/transcript/transcript.ts';
import { paragraphOf } from './documentBridge.ts';
import { blockAtCaret, blocksOf } from './editCommands.ts';
import { quotedRange, type QuotedRange } from './quotedRange.ts';
import { asCommand } from './retimePlugin.ts';

/** A mark with the paragraph it lies in. */
export interface PlacedMark {
  readonly paragraph: Paragraph;
  readonly mark: TextMark;
}

/** Every mark of a kind, in the order of the text. */
export function marksOfKind(transcript: readonly Paragraph[], kind: MarkKind): PlacedMark[] {
  return transcript.flatMap((paragraph) =>
    paragraph.marks.filter((mark) => mark.kind === kind).map((mark) => ({ paragraph, mark })),
  );
}

/**
 * The words that a mark would go on: the selection, or the word at the caret. `null` in white space. A selection over
 * several paragraphs counts as far as the first goes.
 */
export function markableRange(state: EditorState): QuotedRange | null {
  const { $from, $to, empty } = state.selection;
  if (!$from.parent.isTextblock) return null;
  if (!empty) {
    const to = $to.parent === $from.parent ? $to.parentOffset : $from.parent.content.size;
    return quotedRange($from.parent, $from.parentOffset, to);
  }
  const word = wordAt($from.parent, $from.parentOffset);
  return word === undefined ? null : quotedRange($from.parent, word.start, word.end);
}

function wordAt(block: Node, offset: number) {
  return tokensOf(block.textContent).find(({ start, end }) => start <= offset && offset <= end);
}

/** Marks the selection or the word at the caret, in every paragraph it reaches; takes the mark away where all has it. */
export function toggleMark(kind: MarkKind): Command {
  return (state, dispatch) => {
    const { from, to } = markedPositions(state);
    if (from === to) return false;
    const type = state.schema.marks[kind]!;
    const isMarked = isAllMarked(state, from, to, kind);
    const transaction = isMarked ? state.tr.removeMark(from, to, type) : state.tr.addMark(from, to, type.create());
    dispatch?.(asCommand(transaction));
    return true;
  };
}

function markedPositions(state: EditorState): { from: number; to: number } {
  const { from, to, empty } = state.selection;
  if (!empty) return { from, to };
  const range = markableRange(state);
  if (range === null) return { from, to };
  const start = blockAtCaret(state).position + 1;
  return { from: start + range.from, to: start + range.to };
}

function isAllMarked(state: EditorState, from: number, to: number, kind: MarkKind): boolean {
  let isMarked = true;
  state.doc.nodesBetween(from, to, (node) => {
    if (node.isText && !node.marks.some(({ type }) => type.name === kind)) isMarked = false;
  });
  return isMarked;
}

/**
 * Marks the selection; with none, puts `[text]` in at the caret, or behind the word that it stands in, set off by blanks,
 * marked, and with the text selected so that typing says it better.
 */
export function markOrInsert(kind: MarkKind, text: string): Command {
  return (state, dispatch) => {
    if (!state.selection.empty) return toggleMark(kind)(state, dispatch);
    const { $head } = state.selection;
    if (!$head.parent.isTextblock) return false;
    const line = $head.parent.textContent;
    const offset = $head.parentOffset;
    const cut = tokensOf(line).find(({ start, end }) => start < offset && offset < end);
    const at = $head.start() + (cut?.end ?? offset);
    const before = line.slice(0, at - $head.start());
    const behind = line.slice(before.length);
    const blankBefore = before === '' || /\s$/u.test(before) ? '' : ' ';
    const blankBehind = behind === '' || /^[\s,.;:!?]/u.test(behind) ? '' : ' ';
    const from = at + blankBefore.length;
    const transaction = state.tr.insertText(`${blankBefore}[${text}]${blankBehind}`, at);
    transaction.addMark(from, from + text.length + 2, state.schema.marks[kind]!.create());
    transaction.setSelection(TextSelection.create(transaction.doc, from + 1, from + 1 + text.length));
    // The times of the words are left to the re-timing plugin, as when it is typed.
    dispatch?.(closeHistory(transaction).scrollIntoView());
    return true;
  };
}

/** Puts a comment on a range of a paragraph; `false` when the paragraph is gone. */
export function addComment(paragraphId: ParagraphId, from: number, to: number, note: string): Command {
  return changeMark(paragraphId, (transaction, start, { schema }) => {
    transaction.addMark(start + from, start + to, schema.marks['comment']!.create({ note }));
  });
}

/** Gives a comment another text; an empty one takes it away. */
export function editComment({ paragraph, mark }: PlacedMark, note: string): Command {
  return changeMark(paragraph.id, (transaction, start, { schema }) => {
    const type = schema.marks['comment']!;
    transaction.removeMark(start + mark.from, start + mark.to, type.create({ note: mark.note }));
    if (note !== '') transaction.addMark(start + mark.from, start + mark.to, type.create({ note }));
  });
}

function changeMark(
  id: ParagraphId,
  change: (transaction: EditorState['tr'], start: number, state: EditorState) => void,
): Command {
  return (state, dispatch) => {
    const block = blocksOf(state.doc).find(({ node }) => paragraphOf(node).id === id);
    if (block === undefined) return false;
    const transaction = state.tr;
    change(transaction, block.position + 1, state);
    if (!transaction.docChanged) return false;
    dispatch?.(asCommand(transaction));
    return true;
  };
}

/** Puts the caret at the next paragraph that is not checked yet, from the one at the caret on and round the end. */
export const goToUnchecked: Command = (state, dispatch) => {
  const blocks = blocksOf(state.doc).filter(({ node }) => node.type.name === 'paragraph');
  const at = blockAtCaret(state).position;
  const open = blocks.filter(({ node, position }) => node.attrs['review'] !== 'checked' && position !== at);
  const target = open.find(({ position }) => position > at) ?? open[0];
  if (target === undefined) return false;
  dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, target.position + 1)).scrollIntoView());
  return true;
};
