import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { PIN_KINDS } from '../../../domain/transcript/pinNotes.ts';
import { isPin, type TextMark } from '../../../domain/transcript/textMarks.ts';
import { marksOf } from './documentBridge.ts';
import type { ReplacedPart } from './replacedParts.ts';

/** Makes the pins of the paragraph at a position those of `marks`; other marks stay. */
export function setPins(transaction: Transaction, position: number, marks: readonly TextMark[]): Transaction {
  const node = transaction.doc.nodeAt(position)!;
  const start = position + 1;
  const { schema } = node.type;
  const before = marksOf(node).filter(isPin);
  const after = marks.filter(isPin);
  if (JSON.stringify(before) === JSON.stringify(after)) return transaction;
  for (const kind of PIN_KINDS) transaction.removeMark(start, start + node.content.size, schema.marks[kind]);
  for (const { from, to, kind, note } of after) {
    transaction.addMark(start + from, start + to, schema.mark(kind, { note }));
  }
  return transaction;
}

/**
 * Lets a pinned word that was replaced keep its pin, as a correction of it should: what replaces text is marked like it
 * only where the mark goes on behind. What stood for more than a word, a stretch or a wording, goes with its words.
 */
export function keepPins(transaction: Transaction, before: Node, changes: readonly ReplacedPart[]): void {
  for (const { fromA, toA, fromB, toB } of changes) {
    if (fromA === toA || fromB === toB) continue;
    const $from = before.resolve(fromA);
    const $to = transaction.doc.resolve(fromB);
    if (!$from.parent.isTextblock || !$to.parent.isTextblock || $to.end() < toB || $from.end() < toA) continue;
    const inserted = $to.parent.textContent.slice($to.parentOffset, $to.parentOffset + toB - fromB);
    const word = /\S+/u.exec(inserted);
    if (word === null) continue;
    const from = fromB + word.index;
    for (const { kind, note } of pinsReplaced($from.parent, $from.parentOffset, toA - fromA)) {
      transaction.addMark(from, from + word[0].length, transaction.doc.type.schema.mark(kind, { note }));
    }
  }
}

/** The pins on the first of the words that were replaced. */
function pinsReplaced(parent: Node, offset: number, length: number): TextMark[] {
  return marksOf(parent).filter(
    ({ kind, from, to }) =>
      from === offset && to <= offset + length && (kind === 'cueBreak' || kind === 'lineBreak' || kind === 'cueTimes'),
  );
}
