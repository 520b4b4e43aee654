import { isChangedBlock, type ComparedBlock } from '../../../domain/transcript/comparison.ts';

/** A row of the comparison: a block, or the blocks `[from, to)` that did not change and are folded away. */
export type CompareRow =
  | { readonly kind: 'block'; readonly block: number }
  | { readonly kind: 'fold'; readonly from: number; readonly to: number };

/** How many unchanged blocks stay on each side of a change, to read it in. */
const CONTEXT = 1;
/** Folding fewer would hide text and save no room. */
const FEWEST = 3;

/** The rows to show; folds that begin at an index in `opened` are laid open. */
export function foldBlocks(blocks: readonly ComparedBlock[], opened: ReadonlySet<number>): CompareRow[] {
  const shown = blocks.map(() => false);
  blocks.forEach((block, index) => {
    if (isChangedBlock(block)) shown.fill(true, Math.max(0, index - CONTEXT), index + CONTEXT + 1);
  });
  const rows: CompareRow[] = [];
  for (let index = 0; index < blocks.length;) {
    const next = shown.indexOf(true, index);
    const to = next < 0 ? blocks.length : next;
    if (to - index >= FEWEST && !opened.has(index)) rows.push({ kind: 'fold', from: index, to });
    else for (let block = index; block < to; block++) rows.push({ kind: 'block', block });
    if (to < blocks.length) rows.push({ kind: 'block', block: to });
    index = to + 1;
  }
  return rows;
}
