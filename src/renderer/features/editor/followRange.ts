import type { Node } from '@tiptap/pm/model';
import { Mapping } from '@tiptap/pm/transform';
import type { Transaction } from '@tiptap/pm/state';
import { blocksOf, type Placed } from './editCommands.ts';
import { quotedRange, type QuotedRange } from './quotedRange.ts';

/**
 * Where a range of a paragraph stands, and what it says, after transactions that follow one another; `null` once its
 * text is gone. A range that was cut in two counts as far as its first paragraph goes.
 */
export function followRange(range: QuotedRange, transactions: readonly Transaction[]): QuotedRange | null {
  const edits = transactions.filter(({ docChanged }) => docChanged);
  const [first, last] = [edits[0], edits.at(-1)];
  if (first === undefined || last === undefined) return range;
  const block = blocksOf(first.before).find(({ node }) => node.attrs['id'] === range.paragraphId);
  if (block === undefined) return null;
  const mapping = new Mapping(edits.flatMap(({ mapping: { maps } }) => maps));
  const [from, to] = [block.position + 1 + range.from, block.position + 1 + range.to];
  const start = last.doc.resolve(mapping.map(from, 1));
  const end = last.doc.resolve(mapping.map(to, -1));
  if (start.pos < end.pos && start.parent.isTextblock) {
    const until = end.sameParent(start) ? end.parentOffset : start.parent.content.size;
    if (until > start.parentOffset) return quotedRange(start.parent, start.parentOffset, until);
  }
  return findMoved(range, last.doc, mapping.map(from, -1), mapping.map(to, 1));
}

/** Merging and moving paragraphs write their text anew: then it is where the same words are, and only there. */
function findMoved({ paragraphId, quote }: QuotedRange, document: Node, from: number, to: number): QuotedRange | null {
  const isTouched = ({ node, position }: Placed): boolean =>
    node.attrs['id'] === paragraphId || (position <= to && position + node.nodeSize >= from);
  const found = blocksOf(document)
    .filter(isTouched)
    .flatMap(({ node }) => placesOf(quote, node.textContent).map((at) => quotedRange(node, at, at + quote.length)));
  return found.length === 1 ? found[0]! : null;
}

function placesOf(quote: string, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) places.push(at);
  return places;
}
