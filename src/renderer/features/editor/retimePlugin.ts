import { ChangeSet, type Change, type TokenEncoder } from '@tiptap/pm/changeset';
import { closeHistory, isHistoryTransaction } from '@tiptap/pm/history';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { joinWords } from '../../../domain/transcript/joinWords.ts';
import type { WordTime } from '../../../domain/transcript/transcript.ts';
import type { ReplacedRange } from '../../../domain/transcript/replacedRange.ts';
import { retimeWords } from '../../../domain/transcript/wordTimes.ts';
import { newParagraphId } from './newParagraphId.ts';
import { BLANK_ATTRS, type ParagraphAttrs } from './schema.ts';

const key = new PluginKey('retime');

/**
 * Without this the change set would look for equal stretches inside what was replaced, and a paragraph that was
 * deleted and split anew would count as untouched.
 */
const NOTHING_IS_EQUAL: TokenEncoder<number> = {
  encodeCharacter: () => 0,
  encodeNodeStart: () => 0,
  encodeNodeEnd: () => 0,
  compareTokens: () => false,
};

/**
 * Marks the transaction of a command, which has set the times of the paragraphs it changed by itself; it is an undo
 * step of its own, however fast it follows what was typed.
 */
export function asCommand(transaction: Transaction): Transaction {
  return closeHistory(transaction.setMeta(key, true));
}

/**
 * Carries word times over every edit, in the same undo step: untouched words keep theirs by position (through the
 * step maps, never by comparing words), changed ones share out the time of what they replaced. It also gives every
 * new paragraph its own id.
 */
export function retimePlugin(): Plugin {
  return new Plugin({
    key,
    appendTransaction(transactions, before, after) {
      const edits = transactions.filter((transaction) => transaction.docChanged);
      // Undo brings the attributes back by itself; a command that set the times has said so.
      if (edits.every((edit) => isHistoryTransaction(edit) || edit.getMeta(key) === true)) return null;
      const maps = edits.flatMap((edit) => edit.mapping.maps);
      const { changes } = ChangeSet.create(before.doc, undefined, NOTHING_IS_EQUAL).addSteps(after.doc, maps, null);
      const transaction = after.tr;
      retimeChanged(transaction, before.doc, changes);
      giveIds(transaction);
      return transaction.docChanged ? transaction : null;
    },
  });
}

/** Gives an id to every paragraph that has none, or the id of one before it (the second half of a split). */
function giveIds(transaction: Transaction): void {
  const seen = new Set<string>();
  transaction.doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    const { id } = node.attrs as ParagraphAttrs;
    if (id === null || seen.has(id)) transaction.setNodeAttribute(position, 'id', newParagraphId());
    else seen.add(id);
    return false;
  });
}

function retimeChanged(transaction: Transaction, oldDocument: Node, changes: readonly Change[]): void {
  const touched = new Set<number>();
  for (const { fromB, toB } of changes) {
    transaction.doc.nodesBetween(
      Math.max(0, fromB - 1),
      Math.min(transaction.doc.content.size, toB + 1),
      (node, position) => {
        if (node.isTextblock) touched.add(position);
        return !node.isTextblock;
      },
    );
  }
  // Setting attributes moves nothing, so positions stay good.
  for (const position of touched) {
    const node = transaction.doc.nodeAt(position)!;
    const from = position + 1;
    const to = position + 1 + node.content.size;
    const inside = changes.filter((change) => change.fromB <= to && change.toB >= from);
    if (inside.length > 0) setTimes(transaction, { position, node, from, to }, { oldDocument, changes, inside });
  }
}

interface Block {
  readonly position: number;
  readonly node: Node;
  readonly from: number;
  readonly to: number;
}

interface Edit {
  readonly oldDocument: Node;
  readonly changes: readonly Change[];
  readonly inside: readonly Change[];
}

function setTimes(transaction: Transaction, block: Block, edit: Edit): void {
  const { node, position } = block;
  const attrs = node.attrs as ParagraphAttrs;
  const times = timesAfter(block, edit);
  if (!isSameWords(times.words, attrs.words)) transaction.setNodeAttribute(position, 'words', times.words);
  if (times.startMs !== attrs.startMs) transaction.setNodeAttribute(position, 'startMs', times.startMs);
  if (times.endMs !== attrs.endMs) transaction.setNodeAttribute(position, 'endMs', times.endMs);
}

type Times = Pick<ParagraphAttrs, 'startMs' | 'endMs' | 'words'>;

/** The old text that a block came from, as one text; several old paragraphs count as joined by a space. */
function timesAfter(block: Block, { oldDocument, changes, inside }: Edit): Times {
  const from = oldPosition(changes, block.from, 'from');
  const to = oldPosition(changes, block.to, 'to');
  const sources = textblocksBetween(oldDocument, from, to);
  if (sources.length === 0) return BLANK_ATTRS;
  const text = sources.map((source) => source.node.textContent).join(' ');
  const words = wordsOf(sources);
  const newText = block.node.textContent;
  const at = offsetIn(sources);
  const ranges: ReplacedRange[] = inside.map((change) => ({
    oldFrom: at(Math.max(from, change.fromA)),
    oldTo: at(Math.min(to, change.toA)),
    newFrom: Math.max(0, change.fromB - block.from),
    newTo: Math.min(newText.length, change.toB - block.from),
  }));
  // What lay in the old paragraphs outside this block went elsewhere, or away.
  const head: ReplacedRange = { oldFrom: 0, oldTo: at(from), newFrom: 0, newTo: 0 };
  const tail: ReplacedRange = { oldFrom: at(to), oldTo: text.length, newFrom: newText.length, newTo: newText.length };
  const all = [...(head.oldTo > 0 ? [head] : []), ...ranges, ...(tail.oldFrom < text.length ? [tail] : [])];
  const first = sources[0]!.node.attrs as ParagraphAttrs;
  const last = sources.at(-1)!.node.attrs as ParagraphAttrs;
  const timed = words.length > 0 ? retimeWords({ text, words }, newText, all) : [];
  return boundsOf(timed, {
    startMs: head.oldTo > 0 ? null : first.startMs,
    endMs: tail.oldFrom < text.length ? null : last.endMs,
  });
}

function boundsOf(words: readonly WordTime[], known: { startMs: number | null; endMs: number | null }): Times {
  if (words.length === 0) {
    const { startMs, endMs } = known;
    return { words, startMs, endMs: startMs !== null && endMs !== null ? Math.max(startMs, endMs) : endMs };
  }
  const firstMs = words[0]![0];
  const lastMs = words.reduce((latest, word) => Math.max(latest, word[1]), 0);
  return {
    words,
    startMs: Math.min(known.startMs ?? firstMs, firstMs),
    endMs: Math.max(known.endMs ?? lastMs, lastMs),
  };
}

interface Source {
  readonly node: Node;
  readonly from: number;
}

function textblocksBetween(document: Node, from: number, to: number): Source[] {
  const sources: Source[] = [];
  document.nodesBetween(Math.max(0, from - 1), Math.min(document.content.size, to + 1), (node, position) => {
    if (!node.isTextblock) return true;
    const start = position + 1;
    if (start <= to && start + node.content.size >= from) sources.push({ node, from: start });
    return false;
  });
  return sources;
}

/** The offset in the joined text of a position in the old document. */
function offsetIn(sources: readonly Source[]): (position: number) => number {
  return (position) => {
    let offset = 0;
    for (const [index, { node, from }] of sources.entries()) {
      const size = node.content.size;
      if (position <= from + size || index === sources.length - 1)
        return offset + Math.min(Math.max(0, position - from), size);
      offset += size + 1;
    }
    return 0;
  };
}

function wordsOf(sources: readonly Source[]): readonly WordTime[] {
  return joinWords(
    sources.map(({ node }) => {
      const { startMs, endMs, words } = node.attrs as ParagraphAttrs;
      return { text: node.textContent, startMs, endMs, words };
    }),
  );
}

/**
 * Where an edge of a block's content was before the edit. When new content lies across the edge, the edge is taken
 * to be just past (`from`) or just before (`to`) what that content replaced.
 */
function oldPosition(changes: readonly Change[], position: number, edge: 'from' | 'to'): number {
  let shift = 0;
  for (const { fromA, toA, fromB, toB } of changes) {
    if (edge === 'from' ? fromB >= position : fromB > position) break;
    if (edge === 'from' && toB >= position) return toA;
    if (edge === 'to' && toB > position) return fromA;
    shift = toA - toB;
  }
  return position + shift;
}

function isSameWords(a: readonly WordTime[], b: readonly WordTime[]): boolean {
  return (
    a === b ||
    (a.length === b.length &&
      a.every((word, index) => word.every((value, part) => value === b[index]![part as 0 | 1 | 2])))
  );
}
