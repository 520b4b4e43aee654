import { closeHistory, isHistoryTransaction } from '@tiptap/pm/history';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import type { WordTime } from '../../../domain/transcript/transcript.ts';
import { areTimesSound, timesAfter, timesBrought, type Block, type BlockTimes } from './blockTimes.ts';
import { transcriptOf } from './documentBridge.ts';
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
  retimeChanged(transaction, touched, oldDocument, changes);
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
  const carried = new Set(transcriptOf(oldDocument).map(({ words }) => words));
  const touched = blocksTouched(transaction.doc, changes);
  const unfit = [...touched].filter((position) => {
    const node = transaction.doc.nodeAt(position)!;
    return carried.has((node.attrs as ParagraphAttrs).words) || !areTimesSound(node);
  });
  retimeChanged(transaction, unfit, oldDocument, changes);
  giveIds(transaction, touched, idsOutside(transaction.doc, touched));
  return transaction.docChanged ? transaction : null;
}

function idsOutside(document: Node, touched: ReadonlySet<number>): Set<string | null> {
  const ids = new Set<string | null>();
  document.descendants((node, position) => {
    if (node.isTextblock && !touched.has(position)) ids.add((node.attrs as ParagraphAttrs).id);
    return !node.isTextblock;
  });
  return ids;
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

function retimeChanged(
  transaction: Transaction,
  touched: Iterable<number>,
  oldDocument: Node,
  changes: readonly ReplacedPart[],
): void {
  // Setting attributes moves nothing, so positions stay good.
  for (const position of touched) {
    const node = transaction.doc.nodeAt(position)!;
    const from = position + 1;
    const to = position + 1 + node.content.size;
    const inside = changes.filter((change) => change.fromB <= to && change.toB >= from);
    if (inside.length === 0) continue;
    const block = { position, node, from, to };
    const isWhole = inside.some(({ fromB, toB }) => fromB <= position && toB >= position + node.nodeSize);
    setTimes(
      transaction,
      block,
      isWhole ? timesBrought(node) : timesAfter(transaction.doc, block, { oldDocument, changes, inside }),
    );
  }
}

function setTimes(transaction: Transaction, { node, position }: Block, times: BlockTimes): void {
  const attrs = node.attrs as ParagraphAttrs;
  if (!isSameWords(times.words, attrs.words)) transaction.setNodeAttribute(position, 'words', times.words);
  if (times.startMs !== attrs.startMs) transaction.setNodeAttribute(position, 'startMs', times.startMs);
  if (times.endMs !== attrs.endMs) transaction.setNodeAttribute(position, 'endMs', times.endMs);
}

function isSameWords(a: readonly WordTime[], b: readonly WordTime[]): boolean {
  return (
    a === b ||
    (a.length === b.length &&
      a.every((word, index) => word.every((value, part) => value === b[index]![part as 0 | 1 | 2])))
  );
}
