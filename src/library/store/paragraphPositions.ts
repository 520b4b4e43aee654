/** Room left between neighbours, so that a split rewrites one row and not all that follow it. */
export const POSITION_STEP = 1_024;

/**
 * The positions to write so that `order` is the order of the rows; `old` holds the positions they have.
 *
 * As few as can be: rows that stay in order among themselves keep theirs, and the others are put evenly between
 * them. Where no room is left, every row gets a new one.
 */
export function positionsFor<Id>(order: readonly Id[], old: ReadonlyMap<Id, number>): Map<Id, number> {
  const kept = longestRun(order, old);
  const written = new Map<Id, number>();
  for (let index = 0; index < order.length; index++) {
    if (kept.has(index)) continue;
    let next = index;
    while (next < order.length && !kept.has(next)) next++;
    const low = positionAt(order, old, index - 1) ?? 0;
    const high = positionAt(order, old, next) ?? low + POSITION_STEP * (next - index + 1);
    const step = Math.floor((high - low) / (next - index + 1));
    if (step < 1) return renumbered(order, old);
    for (; index < next; index++) {
      const id = order[index];
      if (id !== undefined) written.set(id, high - step * (next - index));
    }
  }
  return written;
}

function positionAt<Id>(order: readonly Id[], old: ReadonlyMap<Id, number>, index: number): number | undefined {
  const id = order[index];
  return id === undefined ? undefined : old.get(id);
}

function renumbered<Id>(order: readonly Id[], old: ReadonlyMap<Id, number>): Map<Id, number> {
  const positions = order.map((id, index): [Id, number] => [id, (index + 1) * POSITION_STEP]);
  return new Map(positions.filter(([id, position]) => old.get(id) !== position));
}

/** The indexes of the longest series of rows whose old positions already rise (patience sorting). */
function longestRun<Id>(order: readonly Id[], old: ReadonlyMap<Id, number>): Set<number> {
  const ends: number[] = [];
  const before = new Map<number, number | undefined>();
  const position = (index: number | undefined): number => positionAt(order, old, index ?? -1) ?? Number.NaN;
  for (let index = 0; index < order.length; index++) {
    const own = position(index);
    if (Number.isNaN(own)) continue;
    let low = 0;
    for (let high = ends.length; low < high;) {
      const middle = (low + high) >> 1;
      if (position(ends[middle]) < own) low = middle + 1;
      else high = middle;
    }
    before.set(index, low === 0 ? undefined : ends[low - 1]);
    ends[low] = index;
  }
  const run = new Set<number>();
  for (let index = ends.at(-1); index !== undefined; index = before.get(index)) run.add(index);
  return run;
}
