import type { ComparedBlock, Comparison } from './comparison.ts';
import type { Paragraph, ParagraphId, Transcript } from './transcript.ts';

/**
 * The later text of a comparison with one of its blocks as it was in the earlier text: changed words are changed back,
 * a removed paragraph returns, an added one goes, one that moved returns to its place.
 *
 * What returns has the ids it had. A paragraph that has taken one since, as the rest of a merge does, gets back its own
 * or one of `newId`. Throws `RangeError` when there is no such block.
 */
export function restoreBlock({ before, blocks }: Comparison, index: number, newId: () => ParagraphId): Transcript {
  const block = blocks[index];
  if (block === undefined) throw new RangeError(`no block ${index} of ${blocks.length}`);
  const others = withoutIds(
    blocks.filter((other) => other !== block),
    block.before.map(({ id }) => id),
    newId,
  );
  const place = block.aspects.includes('moved') ? formerPlace(before, others, block) : index;
  return [...laterText(others.slice(0, place)), ...block.before, ...laterText(others.slice(place))];
}

function withoutIds(
  blocks: readonly ComparedBlock[],
  ids: readonly ParagraphId[],
  newId: () => ParagraphId,
): readonly ComparedBlock[] {
  const wanted = new Set(ids);
  const taken = new Set(laterText(blocks).map(({ id }) => id));
  if (!ids.some((id) => taken.has(id))) return blocks;
  return blocks.map((block) => {
    const own = block.before.length === 1 && block.after.length === 1 ? block.before[0]!.id : null;
    const free = own === null || taken.has(own) || wanted.has(own) ? newId : () => own;
    return { ...block, after: block.after.map((each) => (wanted.has(each.id) ? { ...each, id: free() } : each)) };
  });
}

function laterText(blocks: readonly ComparedBlock[]): Paragraph[] {
  return blocks.flatMap(({ after }) => after);
}

/** Behind the nearest paragraph that stood before it and has not moved itself. */
function formerPlace(before: Transcript, others: readonly ComparedBlock[], moved: ComparedBlock): number {
  const places = new Map<Paragraph, number>();
  others.forEach((other, place) => {
    if (!other.aspects.includes('moved')) for (const paragraph of other.before) places.set(paragraph, place);
  });
  for (let index = before.indexOf(moved.before[0]!) - 1; index >= 0; index--) {
    const place = places.get(before[index]!);
    if (place !== undefined) return place + 1;
  }
  return 0;
}
