import { isHistoryTransaction } from '@tiptap/pm/history';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type Command, type Transaction } from '@tiptap/pm/state';
import { ReplaceStep, type Mapping } from '@tiptap/pm/transform';
import { replacedParts, type ReplacedPart } from './replacedParts.ts';

/** Text that was typed elsewhere, as positions of the document. */
interface ForeignRange {
  readonly from: number;
  readonly to: number;
  /**
   * The texts that undo took away around it, the last at the end: it stands beside where they were, and they have it, too,
   * when they are brought back.
   */
  readonly takenAround: readonly TakenText[];
}

/** A text that was taken away, and which part of it was foreign. */
interface TakenText {
  readonly text: string;
  readonly at: number;
  readonly length: number;
}

/** Foreign text that undo or redo took away, and where it is to be put back. */
interface LostText extends ForeignRange {
  readonly text: string;
}

interface ForeignState {
  readonly ranges: readonly ForeignRange[];
  /** What is to be done about the last undo or redo: `from` and `to` of what is lost are where it goes. */
  readonly lost: readonly LostText[];
  /** Ranges that stand twice now: beside, and in what was brought back. */
  readonly twice: readonly ForeignRange[];
}

const key = new PluginKey<ForeignState>('foreignText');
const NONE: ForeignState = { ranges: [], lost: [], twice: [] };

/**
 * Tells what another window typed inside text of this one, so that `keepForeignText` can keep it when undo takes that
 * away. What is no text of its own (letters mended in a word) or cannot be told apart any more (paragraphs that went with
 * it, sections made anew) goes with undo; revisions and the other window's own undo have it.
 */
export function foreignTextPlugin(): Plugin<ForeignState> {
  return new Plugin({
    key,
    state: {
      init: () => NONE,
      apply(transaction, state, { doc: before }) {
        const told = transaction.getMeta(key) as ForeignState | undefined;
        if (told !== undefined) return told;
        const isForeign = transaction.getMeta('addToHistory') === false;
        if (!transaction.docChanged || (state === NONE && !isForeign)) return state;
        const parts = replacedParts(transaction.mapping.maps);
        // Times alone, as those that come with an undo, move nothing.
        if (parts.length === 0) return state;
        const ranges = joined(without(mapped(state.ranges, transaction.mapping), parts));
        if (isForeign) return stateOf(joined([...ranges, ...typedIn(transaction, state.ranges, ranges)]));
        return isHistoryTransaction(transaction)
          ? afterHistory({ transaction, before, parts }, state.ranges, ranges)
          : stateOf(ranges);
      },
    },
  });
}

/**
 * Puts foreign text that the undo or redo right before took away back where that stood, and takes it from there when it
 * has come back with that. It is no step of its own. `false` when nothing is to be done.
 */
export const keepForeignText: Command = (state, dispatch) => {
  const { ranges, lost, twice } = key.getState(state) ?? NONE;
  const transaction = state.tr.setMeta('addToHistory', false);
  for (const { from, to } of twice) transaction.delete(transaction.mapping.map(from), transaction.mapping.map(to));
  const put = lost.flatMap(({ from, text, takenAround }): ForeignRange[] => {
    if (!state.doc.resolve(from).parent.isTextblock) return [];
    const at = transaction.mapping.map(from);
    const apart = setApart(transaction.doc, at, text);
    transaction.insertText(apart, at);
    return [{ from: at, to: at + apart.length, takenAround }];
  });
  if (!transaction.docChanged) return false;
  const kept = mapped(
    ranges.filter((range) => !twice.includes(range)),
    transaction.mapping,
  );
  dispatch?.(transaction.setMeta(key, stateOf([...kept, ...put])));
  return true;
};

function stateOf(ranges: readonly ForeignRange[]): ForeignState {
  return ranges.length === 0 ? NONE : { ...NONE, ranges };
}

function mapped(ranges: readonly ForeignRange[], mapping: Mapping): ForeignRange[] {
  return ranges.flatMap((range) => {
    const [from, to] = [mapping.map(range.from, 1), mapping.map(range.to, -1)];
    return from < to ? [{ ...range, from, to }] : [];
  });
}

/** What of ranges is not of the text that an edit has put in: inside them that is this window's own. */
function without(ranges: readonly ForeignRange[], parts: readonly ReplacedPart[]): ForeignRange[] {
  return ranges.flatMap((range) => {
    const left: ForeignRange[] = [];
    let { from } = range;
    for (const { fromB, toB } of parts) {
      if (toB <= from || fromB >= range.to) continue;
      if (fromB > from) left.push({ ...range, from, to: fromB });
      from = Math.max(from, toB);
    }
    return from < range.to ? [...left, { ...range, from }] : left;
  });
}

/** Ranges in order, with those that touch as one: what stood between them is gone. */
function joined(ranges: readonly ForeignRange[]): ForeignRange[] {
  const all: ForeignRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    const isOne = last?.to === range.from && last.takenAround.length + range.takenAround.length === 0;
    if (isOne) all[all.length - 1] = { ...last, to: range.to };
    else all.push(range);
  }
  return all;
}

/**
 * What a transaction put in that is text of one paragraph and stands apart in it; `before` and `after` are the ranges
 * that were there. What replaced text is a correction of that, and goes with it, unless all of it was foreign. The steps
 * that set attributes of paragraphs put in nothing.
 */
function typedIn(
  { doc, mapping, steps }: Transaction,
  before: readonly ForeignRange[],
  after: readonly ForeignRange[],
): ForeignRange[] {
  const typed: ForeignRange[] = [];
  for (const [index, step] of steps.entries()) {
    if (!(step instanceof ReplaceStep)) continue;
    const known = mapped(before, mapping.slice(0, index));
    mapping.maps[index]!.forEach((fromA, toA, fromB, toB) => {
      if (fromA < toA && !known.some(({ from, to }) => from <= fromA && toA <= to)) return;
      const since = mapping.slice(index + 1);
      const [from, to] = [since.map(fromB, 1), since.map(toB, -1)];
      if (isText(doc, from, to) && isApart(doc, { from, to }, after)) typed.push({ from, to, takenAround: [] });
    });
  }
  return typed;
}

/** Whether text holds words and is in one with none beside it, or only with what is foreign, too. */
function isApart(
  document: Node,
  { from, to }: Pick<ForeignRange, 'from' | 'to'>,
  ranges: readonly ForeignRange[],
): boolean {
  const { parent, parentOffset } = document.resolve(from);
  const text = parent.textContent;
  const end = parentOffset + to - from;
  const continues = ranges.some((range) => range.to === from);
  const leads = ranges.some((range) => range.from === to);
  if (!continues && touches(text[parentOffset - 1], text[parentOffset])) return false;
  if (!leads && touches(text[end - 1], text[end])) return false;
  return continues || leads || IN_WORD.test(text.slice(parentOffset, end));
}

function isText(document: Node, from: number, to: number): boolean {
  const start = document.resolve(from);
  return from < to && start.parent.isTextblock && start.end() >= to;
}

interface HistoryChange {
  readonly transaction: Transaction;
  readonly before: Node;
  readonly parts: readonly ReplacedPart[];
}

function afterHistory(
  { transaction: { doc }, before, parts }: HistoryChange,
  old: readonly ForeignRange[],
  ranges: readonly ForeignRange[],
): ForeignState {
  const lost: LostText[] = [];
  const found: ForeignRange[] = [];
  const twice: ForeignRange[] = [];
  for (const part of parts) {
    for (const range of old) {
      const taken = takenFrom(before, part, range);
      const again = taken === null ? null : broughtBack(doc, part, range);
      // It went with one text and came with another: so it will the other way round.
      if (again !== null)
        found.push({ ...again, takenAround: [...again.takenAround, ...taken!.takenAround.slice(-1)] });
      else if (taken !== null) lost.push(taken);
    }
    for (const range of ranges) {
      const again = broughtBack(doc, part, range);
      if (again === null) continue;
      found.push(again);
      twice.push(range);
    }
  }
  return { ranges: [...ranges, ...found], lost, twice };
}

/** What of a range went with a part, other than blanks. */
function takenFrom(before: Node, part: ReplacedPart, range: ForeignRange): LostText | null {
  const [from, to] = [Math.max(range.from, part.fromA), Math.min(range.to, part.toA)];
  const text = from < to ? before.textBetween(from, to).trim() : '';
  if (text === '') return null;
  const taken = { text: before.textBetween(part.fromA, part.toA), at: from - part.fromA, length: to - from };
  return { from: part.toB, to: part.toB, text, takenAround: [...range.takenAround, taken] };
}

/** Where a range stands in a text that was brought back; `null` where that is not the one that was taken around it. */
function broughtBack(document: Node, { fromB, toB }: ReplacedPart, { takenAround }: ForeignRange): ForeignRange | null {
  const taken = takenAround.at(-1);
  if (taken === undefined || !isText(document, fromB, toB)) return null;
  if (document.textBetween(fromB, toB) !== taken.text) return null;
  const from = fromB + taken.at;
  return { from, to: from + taken.length, takenAround: takenAround.slice(0, -1) };
}

const IN_WORD = /[\p{L}\p{M}\p{N}]/u;

function touches(one: string | undefined, other: string | undefined): boolean {
  return IN_WORD.test(one ?? '') && IN_WORD.test(other ?? '');
}

/** A text with a blank where it would stand in one word with what is before or behind it. */
function setApart(document: Node, at: number, text: string): string {
  const { parent, parentOffset } = document.resolve(at);
  const before = touches(parent.textContent[parentOffset - 1], text[0]) ? ' ' : '';
  return before + text + (touches(text.at(-1), parent.textContent[parentOffset]) ? ' ' : '');
}
