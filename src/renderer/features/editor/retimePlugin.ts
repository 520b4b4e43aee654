import { closeHistory, isHistoryTransaction } from '@tiptap/pm/history';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import type { WordTime } from '../../../domain/transcript/transcript.ts';
import { areTimesSound, timesAfter, timesBrought, type Block, type BlockTimes, type Edit } from './blockTimes.ts';
import { newParagraphId } from './newParagraphId.ts';
import { replacedParts, type ReplacedPart } from './replacedParts.ts';
import type { ParagraphAttrs } from './schema.ts';
import { keepPins } from './setPins.ts';

/** Holds whether something of the text was changed elsewhere, so that undo may find other words than it left. */
const key = new PluginKey<boolean>('retime');

/**
 * Marks the transaction of a command, which has set the times of the paragraphs it changed by itself; it is an undo
 * step of its own, however fast it follows what was typed.
 */
export function asCommand(transaction: Transaction): Transaction {
  return closeHistory(transaction.setMeta(key, true));
}

/** Marks what changes neither words nor their times, so that it does not have those of a command beside it redone. */
export function withoutRetiming(transaction: Transaction): Transaction {
  return transaction.setMeta(key, true);
}

/**
 * Carries word times over every edit, in the same undo step: untouched words keep theirs by position (through the
 * step maps, never by comparing words), changed ones share out the time of what they replaced, and keep its pins. It
 * also gives every new paragraph its own id.
 */
export function retimePlugin(): Plugin<boolean> {
  return new Plugin({
    key,
    state: {
      init: () => false,
      apply: (transaction, isShared) =>
        isShared || (transaction.docChanged && transaction.getMeta('addToHistory') === false),
    },
    appendTransaction(transactions, before, after) {
      const edits = transactions.filter((transaction) => transaction.docChanged);
      const changes = (): ReplacedPart[] => replacedParts(edits.flatMap((edit) => edit.mapping.maps));
      // Undo brings the attributes back by itself; a command that set the times has said so.
      if (edits.every((edit) => isHistoryTransaction(edit) || edit.getMeta(key) === true)) {
        const isMended = key.getState(after) === true && edits.some(isHistoryTransaction);
        return isMended ? mendRestored(after.tr, before.doc, changes()) : null;
      }
      return retimeEdit(after.tr, before.doc, changes());
    },
  });
}

function retimeEdit(transaction: Transaction, oldDocument: Node, changes: readonly ReplacedPart[]): Transaction | null {
  const touched = blocksTouched(transaction.doc, changes);
  for (const position of touched) {
    const block = blockAt(transaction.doc, position);
    const inside = partsIn(block, changes);
    if (inside.length > 0) retime(transaction, block, { oldDocument, changes, inside });
  }
  dropTimeMarks(transaction, changes);
  keepPins(transaction, oldDocument, changes);
  giveIds(transaction, touched);
  return transaction.docChanged ? transaction : null;
}

/**
 * After a change from elsewhere, what undo brings back may not fit the words any more, or be lost to the steps of that
 * change: the times of such paragraphs are carried over like those of an edit.
 */
function mendRestored(
  transaction: Transaction,
  oldDocument: Node,
  changes: readonly ReplacedPart[],
): Transaction | null {
  const kept = new Set<Node>();
  const carried = new Set<ParagraphAttrs['words']>();
  eachBlock(oldDocument, (node) => {
    kept.add(node);
    carried.add((node.attrs as ParagraphAttrs).words);
  });
  const ids = new Set<string | null>();
  const changed: number[] = [];
  eachBlock(transaction.doc, (node, position) => {
    const { id } = node.attrs as ParagraphAttrs;
    // A paragraph may be brought back beside itself.
    if (kept.has(node) && !ids.has(id)) ids.add(id);
    else changed.push(position);
  });
  for (const position of changed) {
    const block = blockAt(transaction.doc, position);
    const { words } = block.node.attrs as ParagraphAttrs;
    // Paragraphs without times share one empty list: it tells nothing.
    const isCarried = words.length > 0 && carried.has(words);
    const inside = partsIn(block, changes);
    if (isCarried || !areTimesSound(block.node)) retime(transaction, block, { oldDocument, changes, inside });
  }
  giveIds(transaction, changed, ids);
  return transaction.docChanged ? transaction : null;
}

function eachBlock(document: Node, visit: (node: Node, position: number) => void): void {
  document.descendants((node, position) => {
    if (node.isTextblock) visit(node, position);
    return !node.isTextblock;
  });
}

/**
 * Gives an id to every changed paragraph that has none, or one that is `seen` or of one before it (the second half of a
 * split). Those that did not change have kept theirs, so they are not looked at: this runs at every key.
 */
function giveIds(transaction: Transaction, touched: Iterable<number>, seen = new Set<string | null>()): void {
  for (const position of touched) {
    const { id } = transaction.doc.nodeAt(position)!.attrs as ParagraphAttrs;
    if (id === null || seen.has(id)) transaction.setNodeAttribute(position, 'id', newParagraphId());
    else seen.add(id);
  }
}

/** The times that words brought along through the clipboard have served. */
function dropTimeMarks(transaction: Transaction, changes: readonly ReplacedPart[]): void {
  const { time } = transaction.doc.type.schema.marks;
  for (const { fromB, toB } of changes) {
    if (transaction.doc.rangeHasMark(fromB, toB, time!)) transaction.removeMark(fromB, toB, time);
  }
}

/** The positions of the paragraphs and headings that a change lies in or beside, in order. */
function blocksTouched(doc: Node, changes: readonly ReplacedPart[]): ReadonlySet<number> {
  const touched = new Set<number>();
  for (const { fromB, toB } of changes) {
    doc.nodesBetween(Math.max(0, fromB - 1), Math.min(doc.content.size, toB + 1), (node, position) => {
      if (node.isTextblock) touched.add(position);
      return !node.isTextblock;
    });
  }
  return touched;
}

function blockAt(document: Node, position: number): Block {
  const node = document.nodeAt(position)!;
  return { position, node, from: position + 1, to: position + 1 + node.content.size };
}

function partsIn({ from, to }: Block, changes: readonly ReplacedPart[]): ReplacedPart[] {
  return changes.filter(({ fromB, toB }) => fromB <= to && toB >= from);
}

/** Gives a paragraph the times that an edit leaves it. Setting attributes moves nothing, so positions stay good. */
function retime(transaction: Transaction, block: Block, edit: Edit): void {
  const { node, position } = block;
  const isWhole = edit.inside.some(({ fromB, toB }) => fromB <= position && toB >= position + node.nodeSize);
  const { doc } = transaction;
  setTimes(transaction, block, isWhole ? timesBrought(doc, block) : timesAfter(doc, block, edit));
}

function setTimes(transaction: Transaction, { node, position }: Block, times: BlockTimes): void {
  const attrs = node.attrs as ParagraphAttrs;
  if (!isSameWords(times.words, attrs.words)) transaction.setNodeAttribute(position, 'words', times.words);
  if (times.startMs !== attrs.startMs) transaction.setNodeAttribute(position, 'startMs', times.startMs);
  if (times.endMs !== attrs.endMs) transaction.setNodeAttribute(position, 'endMs', times.endMs);
  if (times.isStartByHand !== attrs.isStartByHand) {
    transaction.setNodeAttribute(position, 'isStartByHand', times.isStartByHand);
  }
}

function isSameWords(a: readonly WordTime[], b: readonly WordTime[]): boolean {
  return (
    a === b ||
    (a.length === b.length &&
      a.every((word, index) => word.every((value, part) => value === b[index]![part as 0 | 1 | 2])))
  );
}
