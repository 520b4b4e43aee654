import { closeHistory } from '@tiptap/pm/history';
import type { Node, ResolvedPos } from '@tiptap/pm/model';
import { TextSelection, type Command, type EditorState, type Transaction } from '@tiptap/pm/state';
import {
  confirmTimes,
  mergeParagraphs,
  setParagraphTime,
  splitParagraph,
} from '../../../domain/transcript/paragraphEdits.ts';
import { sliceMarks } from '../../../domain/transcript/textMarks.ts';
import { setWordEdge, setWordTime } from '../../../domain/transcript/setWordTime.ts';
import { tokensOf } from '../../../domain/transcript/tokensOf.ts';
import type { Paragraph, ReviewState, SpeakerId } from '../../../domain/transcript/transcript.ts';
import { marksOf, nodeOf, paragraphOf, transcriptOf } from './documentBridge.ts';
import { newParagraphId } from './newParagraphId.ts';
import { asCommand } from './retimePlugin.ts';
import { attrsOf, type ParagraphAttrs } from './schema.ts';
import { setPins } from './setPins.ts';

/** A paragraph of the document and the position before its node. */
export interface Placed {
  readonly node: Node;
  readonly position: number;
}

/** A paragraph or heading, and how many come before it. */
interface Counted extends Placed {
  readonly index: number;
}

/** The paragraph or heading that holds a position, or the nearest one to a position between them. */
function blockAt(position: ResolvedPos): Counted {
  const inside = position.parent.isTextblock ? position : TextSelection.near(position).$head;
  const sectionsBefore = inside.doc.children.slice(0, inside.index(0));
  const index = sectionsBefore.reduce((count, section) => count + section.childCount, inside.index(1));
  return { node: inside.parent, position: inside.before(), index };
}

/** Selects the whole text, as a selection of text: one of the document itself has no paragraph at its caret. */
export const selectAllText: Command = (state, dispatch) => {
  const { doc } = state;
  dispatch?.(state.tr.setSelection(TextSelection.between(doc.resolve(0), doc.resolve(doc.content.size))));
  return true;
};

/**
 * Puts the caret at the start or the end of the text; `extend` selects up to there. The browser's own way ends where
 * it believes the text to: far from the end while most of it is not laid out.
 */
export function goToEdge(edge: 'start' | 'end', extend: boolean): Command {
  return ({ doc, selection, tr }, dispatch) => {
    const { $head } = edge === 'start' ? TextSelection.atStart(doc) : TextSelection.atEnd(doc);
    const target = extend ? TextSelection.between(selection.$anchor, $head) : new TextSelection($head);
    dispatch?.(tr.setSelection(target).scrollIntoView());
    return true;
  };
}

/** The paragraph or heading that holds the caret. */
export function blockAtCaret(state: EditorState): Counted {
  return blockAt(state.selection.$head);
}

/** Every paragraph and heading with its position, in order. */
export function blocksOf(document: Node): Placed[] {
  const blocks: Placed[] = [];
  document.descendants((node, position) => {
    if (node.isTextblock) blocks.push({ node, position });
    return !node.isTextblock;
  });
  return blocks;
}

/**
 * Splits the paragraph at the caret; each half keeps the times of its words. White space at the cut is dropped, and
 * after a heading comes a paragraph. A selection is deleted first, in the same undo step; what it leaves of its last
 * paragraph stays that one.
 */
export const splitAtCaret: Command = (state, dispatch) => {
  if (dispatch === undefined) return true;
  const { $to } = state.selection;
  const transaction = state.tr.deleteSelection();
  const { node, position } = blockAt(transaction.selection.$head);
  const offset = transaction.selection.$head.parentOffset;
  // A deletion across paragraphs is re-timed by the plugin first; its author is not this command.
  if (transaction.docChanged) {
    const text = node.textContent;
    const start = text.slice(0, offset).trimEnd().length;
    const secondStart = text.length - text.slice(offset).trimStart().length;
    // What is left of the last paragraph stays that one: its speaker said it.
    const rest = $to.parent.isTextblock && secondStart < text.length ? $to.parent : node;
    splitBetween(transaction, position, [start, secondStart], rest.attrs as ParagraphAttrs);
    dispatch(closeHistory(transaction).scrollIntoView());
    return true;
  }
  const [first, second] = splitParagraph(paragraphOf(node), offset, newParagraphId());
  const secondStart = node.content.size - second.text.length;
  splitBetween(transaction, position, [first.text.length, secondStart], attrsOf(second));
  transaction.setNodeMarkup(position, null, attrsOf(first));
  dispatch(asCommand(transaction).scrollIntoView());
  return true;
};

/** Splits the paragraph or heading at a position, without the text between two offsets; the caret goes to the second. */
function splitBetween(
  transaction: Transaction,
  position: number,
  [from, to]: readonly [number, number],
  attrs: ParagraphAttrs,
): void {
  const cut = position + 1 + from;
  const node = transaction.doc.nodeAt(position)!;
  const marks = marksOf(node);
  transaction.delete(cut, position + 1 + to);
  transaction.split(cut, 1, [{ type: transaction.doc.type.schema.nodes.paragraph!, attrs }]);
  // A pin that is cut would be in both halves.
  setPins(transaction, position, sliceMarks(marks, 0, from));
  setPins(transaction, cut + 1, sliceMarks(marks, to, node.content.size));
  transaction.setSelection(TextSelection.create(transaction.doc, cut + 2));
}

/**
 * At the very start of a paragraph, merges it into the one before; the times of both are kept. So it does with two
 * between which nothing but the break is selected.
 */
export const mergeWithPrevious: Command = (state, dispatch) => {
  const { $head, empty } = state.selection;
  const selected = selectedBreak(state);
  if (selected !== null) return mergePair(state, ...selected, dispatch);
  return empty && $head.parentOffset === 0 && mergeIntoPrevious(state, dispatch);
};

/** Merges the paragraph at the caret into the one before, from anywhere in it; the times of both are kept. */
export const mergeIntoPrevious: Command = (state, dispatch) => {
  const { $head } = state.selection;
  // A heading is first made a paragraph again: its text and the one before it are of different kinds.
  if ($head.parent.type.name === 'heading' && $head.parent.content.size > 0) return toggleHeading(state, dispatch);
  const { position } = blockAt($head);
  const blocks = blocksOf(state.doc);
  const index = blocks.findIndex((block) => block.position === position);
  return mergePair(state, blocks[index - 1], blocks[index], dispatch);
};

/** At the very end of a paragraph, merges the next one into it; where a break is selected, as `mergeWithPrevious`. */
export const mergeWithNext: Command = (state, dispatch) => {
  const { $head, empty } = state.selection;
  const selected = selectedBreak(state);
  if (selected !== null) return mergePair(state, ...selected, dispatch);
  if (!empty || $head.parentOffset < $head.parent.content.size) return false;
  const { position } = blockAt($head);
  const blocks = blocksOf(state.doc);
  const index = blocks.findIndex((block) => block.position === position);
  return mergePair(state, blocks[index], blocks[index + 1], dispatch);
};

/** The two neighbours between which nothing but the break is selected, or `null`. */
function selectedBreak({ doc, selection }: EditorState): [Placed, Placed] | null {
  const { $from, $to, empty } = selection;
  if (empty || !$from.parent.isTextblock || !$to.parent.isTextblock) return null;
  if ($from.parentOffset < $from.parent.content.size || $to.parentOffset > 0) return null;
  const blocks = blocksOf(doc);
  const index = blocks.findIndex(({ position }) => position === $from.before());
  const [first, second] = [blocks[index], blocks[index + 1]];
  return first !== undefined && second?.position === $to.before() ? [first, second] : null;
}

function mergePair(
  state: EditorState,
  first: Placed | undefined,
  second: Placed | undefined,
  dispatch: ((transaction: Transaction) => void) | undefined,
): boolean {
  // At the edge of the text there is nothing to merge with; the key is used up all the same.
  if (first === undefined || second === undefined || dispatch === undefined) return true;
  if (first.node.type !== second.node.type) return meetHeading(state, first, second, dispatch);
  const kept = paragraphOf(first.node);
  const merged = mergeParagraphs(kept, paragraphOf(second.node));
  const transaction = state.tr;
  deleteBlock(transaction, second);
  const textStart = first.position + 1;
  const joint = kept.text.trimEnd().length;
  const added = nodeOf(merged, state.schema).content.cut(joint);
  transaction.replaceWith(textStart + joint, textStart + kept.text.length, added);
  transaction.setNodeMarkup(first.position, null, attrsOf(merged));
  const caret = merged.text.length - second.node.textContent.trimStart().length;
  transaction.setSelection(TextSelection.create(transaction.doc, textStart + Math.max(0, caret)));
  dispatch(asCommand(transaction).scrollIntoView());
  return true;
}

/** A heading and a paragraph never merge, which would cost words their times: an empty one goes, else the caret moves. */
function meetHeading(
  state: EditorState,
  first: Placed,
  second: Placed,
  dispatch: (transaction: Transaction) => void,
): true {
  const transaction = state.tr;
  const empty = [first, second].find((block) => block.node.content.size === 0);
  if (empty !== undefined) deleteBlock(transaction, empty);
  else {
    const isAtSecond = blockAtCaret(state).position === second.position;
    const target = isAtSecond ? second.position - 1 : second.position + 1;
    transaction.setSelection(TextSelection.near(transaction.doc.resolve(target), isAtSecond ? -1 : 1));
  }
  dispatch(asCommand(transaction).scrollIntoView());
  return true;
}

/** Deletes a paragraph, and its section when it was the only one. */
function deleteBlock(transaction: Transaction, { node, position }: Placed): void {
  const resolved = transaction.doc.resolve(position);
  if (resolved.parent.childCount > 1) transaction.delete(position, position + node.nodeSize);
  else transaction.delete(resolved.before(), resolved.after());
}

/** Sets the start or end of the paragraph at the caret to a time in milliseconds. */
export function setTimeAtCaret(edge: 'start' | 'end', timeMs: number): Command {
  return changeAtCaret((paragraph) => setParagraphTime(paragraph, edge, timeMs));
}

/** Sets the start or end of the paragraph at a position to a time in milliseconds. */
export function setTimeAt(position: number, edge: 'start' | 'end', timeMs: number): Command {
  return changeAt(position, (paragraph) => setParagraphTime(paragraph, edge, timeMs));
}

/** Makes the estimated times of the paragraph at the caret known, as they stand. */
export function confirmTimesAtCaret(durationMs: number | null): Command {
  return (state, dispatch) => {
    const transcript = transcriptOf(state.doc);
    return changeAtCaret((paragraph) => confirmTimes(transcript, paragraph.id, durationMs) ?? paragraph)(
      state,
      dispatch,
    );
  };
}

/**
 * Gives the paragraphs that are selected, or the one at the caret, to a speaker or to nobody; with a position, those
 * only if the paragraph there is one of them, else that one alone. `false` for headings.
 */
export function setSpeaker(speakerId: SpeakerId | null, position?: number): Command {
  return setAttribute('speakerId', speakerId, position);
}

/** Says how far paragraphs are corrected; which, and when `false`, as `setSpeaker` has it. */
export function setReview(review: ReviewState, position?: number): Command {
  return setAttribute('review', review, position);
}

function setAttribute(name: 'speakerId' | 'review', value: string | null, position?: number): Command {
  return (state, dispatch) => {
    const selected = selectedBlocks(state);
    const isApart = position !== undefined && selected.every((block) => block.position !== position);
    const blocks = isApart ? [{ node: state.doc.nodeAt(position)!, position }] : selected;
    const paragraphs = blocks.filter(({ node }) => node.type.name === 'paragraph');
    if (paragraphs.length === 0) return false;
    const changed = paragraphs.filter(({ node }) => node.attrs[name] !== value);
    if (changed.length === 0) return true;
    const transaction = state.tr;
    for (const paragraph of changed) transaction.setNodeAttribute(paragraph.position, name, value);
    dispatch?.(asCommand(transaction));
    return true;
  };
}

/** The blocks that something is selected of, or the one at the caret: not one that the selection ends right before. */
function selectedBlocks(state: EditorState): Placed[] {
  const { from, to, empty } = state.selection;
  if (empty) return [blockAtCaret(state)];
  const found = blocksOf(state.doc).filter(
    ({ node, position }) => from < position + node.nodeSize - 1 && to > position + 1,
  );
  // Nothing but the break between two.
  return found.length > 0 ? found : [blockAtCaret(state)];
}

/**
 * Turns the paragraph at the caret into a chapter heading, or back. What it knows of times and speaker stays, unused
 * while it is a heading.
 */
export const toggleHeading: Command = (state, dispatch) => {
  const { node, position } = blockAtCaret(state);
  const type = state.schema.nodes[node.type.name === 'heading' ? 'paragraph' : 'heading']!;
  dispatch?.(asCommand(state.tr.setNodeMarkup(position, type, node.attrs)));
  return true;
};

/** Puts the caret at the start of the neighbouring paragraph; `false` where there is none. */
export function moveToNeighbour(direction: -1 | 1): Command {
  return (state, dispatch) => {
    const blocks = blocksOf(state.doc);
    const { position } = blockAtCaret(state);
    const target = blocks[blocks.findIndex((block) => block.position === position) + direction];
    if (target === undefined) return false;
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, target.position + 1)).scrollIntoView());
    return true;
  };
}

/** Moves the paragraph at the caret, with all that is known of it, past its neighbour; `false` where there is none. */
export function moveParagraph(direction: -1 | 1): Command {
  return (state, dispatch) => {
    const blocks = blocksOf(state.doc);
    const caret = blockAtCaret(state);
    const target = blocks[blocks.findIndex((block) => block.position === caret.position) + direction];
    if (target === undefined) return false;
    if (dispatch === undefined) return true;
    const transaction = state.tr;
    // The later place first, so that the position of the earlier stays good.
    if (direction === 1) transaction.insert(target.position + target.node.nodeSize, caret.node);
    deleteBlock(transaction, caret);
    if (direction === -1) transaction.insert(target.position, caret.node);
    const moved = blocksOf(transaction.doc).find(({ node }) => node === caret.node)!;
    const at = moved.position + 1 + Math.min(state.selection.$head.parentOffset, caret.node.content.size);
    transaction.setSelection(TextSelection.create(transaction.doc, at));
    dispatch(asCommand(transaction).scrollIntoView());
    return true;
  };
}

/** Sets when the word at the caret starts, by hand; `false` where there is no word, or `setWordTime` changes nothing. */
export function setWordTimeAtCaret(timeMs: number): Command {
  return (state, dispatch) => {
    const { node } = blockAtCaret(state);
    const offset = state.selection.$head.parentOffset;
    const index = tokensOf(node.textContent).findIndex(({ end }) => end >= offset);
    if (index === -1) return false;
    return changeAtCaret((paragraph) => setWordTime(paragraph, index, timeMs))(state, dispatch);
  };
}

/** Moves an edge of a word of the paragraph at a position, by hand; see `setWordEdge`. */
export function setWordEdgeAt(position: number, wordIndex: number, edge: 'start' | 'end', timeMs: number): Command {
  return changeAt(position, (paragraph) => setWordEdge(paragraph, wordIndex, edge, timeMs));
}

function changeAtCaret(change: (paragraph: Paragraph) => Paragraph): Command {
  return (state, dispatch) => changeAt(blockAtCaret(state).position, change)(state, dispatch);
}

/** A heading has no times of its own to change. */
function changeAt(position: number, change: (paragraph: Paragraph) => Paragraph): Command {
  return (state, dispatch) => {
    const before = paragraphOf(state.doc.nodeAt(position)!);
    const after = before.kind === 'heading' ? before : change(before);
    if (after === before) return false;
    dispatch?.(asCommand(state.tr.setNodeMarkup(position, null, attrsOf(after))));
    return true;
  };
}
