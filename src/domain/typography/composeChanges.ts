import { applyReplacements } from '../transcript/applyReplacements.ts';
import type { TextReplacement } from '../transcript/textRange.ts';

/**
 * Two lists of changes, one made after the other, as one list on the first text.
 *
 * `first` are changes of `before`; `second` are changes of what `first` made of it. Both are ascending and disjoint,
 * and so is the result. A change of `second` that meets one of `first` (or an insertion that touches one) is joined
 * with it, under the earlier one's other properties; whatever comes back to the first text is left out.
 */
export function composeChanges<T extends TextReplacement>(
  before: string,
  first: readonly T[],
  second: readonly T[],
): T[] {
  const between = applyReplacements(before, first);
  const result: T[] = [];
  let shift = 0;
  for (const { placed, from, to } of clustersOf(first, second)) {
    const origin = from - shift;
    for (const { isFirst, change } of placed) if (isFirst) shift += change.text.length - (change.to - change.from);
    const laterChanges = placed.filter(({ isFirst }) => !isFirst).map(({ change }) => moved(change, -from));
    const text = applyReplacements(between.slice(from, to), laterChanges);
    const leader = placed.find(({ isFirst }) => isFirst) ?? placed[0]!;
    const end = to - shift;
    if (text !== before.slice(origin, end)) result.push({ ...leader.change, from: origin, to: end, text });
  }
  return result;
}

/** A change and the range `[from, to)` it takes in the text between the two lists. */
interface Placed<T> {
  readonly isFirst: boolean;
  readonly change: T;
  readonly from: number;
  readonly to: number;
}

interface Cluster<T> {
  readonly placed: Placed<T>[];
  readonly from: number;
  to: number;
}

/** Groups what meets, in order. */
function clustersOf<T extends TextReplacement>(first: readonly T[], second: readonly T[]): Cluster<T>[] {
  let shift = 0;
  const earlier = first.map((change) => {
    const from = change.from + shift;
    shift += change.text.length - (change.to - change.from);
    return { isFirst: true, change, from, to: from + change.text.length };
  });
  const later = second.map((change) => ({ isFirst: false, change, from: change.from, to: change.to }));
  const all: Placed<T>[] = [...earlier, ...later].toSorted((a, b) => a.from - b.from || a.to - b.to);
  const clusters: Cluster<T>[] = [];
  for (const placed of all) {
    const last = clusters.at(-1);
    if (last !== undefined && last.placed.some((other) => meets(other, placed))) {
      last.placed.push(placed);
      last.to = Math.max(last.to, placed.to);
    } else clusters.push({ placed: [placed], from: placed.from, to: placed.to });
  }
  return clusters;
}

function meets<T>(a: Placed<T>, b: Placed<T>): boolean {
  if (a.from < b.to && b.from < a.to) return true;
  const isEmpty = a.from === a.to || b.from === b.to;
  return isEmpty && a.isFirst !== b.isFirst && a.from <= b.to && b.from <= a.to;
}

function moved<T extends TextReplacement>(change: T, by: number): T {
  return { ...change, from: change.from + by, to: change.to + by };
}
