import { Plugin, type Transaction } from '@tiptap/pm/state';
import { SECTION_SIZE } from './documentBridge.ts';
import { withoutRetiming } from './retimePlugin.ts';

/** A section that grows past this is cut in two; see the section node for why. */
const LARGEST_SECTION = 2 * SECTION_SIZE;

/** Keeps sections small, in the same undo step as the edit that made one grow. */
export function sectionsPlugin(): Plugin {
  return new Plugin({
    appendTransaction(transactions, _before, after) {
      if (!transactions.some((transaction) => transaction.docChanged)) return null;
      const transaction = after.tr;
      // From the last one, so that earlier positions stay good.
      for (let index = after.doc.childCount - 1; index >= 0; index--) cutSection(transaction, index);
      return transaction.docChanged ? withoutRetiming(transaction) : null;
    },
  });
}

function cutSection(transaction: Transaction, index: number): void {
  const section = transaction.doc.child(index);
  let start = 1;
  for (let before = 0; before < index; before++) start += transaction.doc.child(before).nodeSize;
  for (let count = section.childCount; count > LARGEST_SECTION; count -= SECTION_SIZE) {
    let position = start;
    for (let child = 0; child < count - SECTION_SIZE; child++) position += section.child(child).nodeSize;
    transaction.split(position);
  }
}
