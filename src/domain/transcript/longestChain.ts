/**
 * A link of a chain. It may follow a chain that has reached at most `from`, and brings it to `after`; `null` leaves the
 * chain where it was.
 */
export interface Link {
  readonly from: number;
  readonly after: number | null;
  readonly weight: number;
}

/**
 * Picks from groups of links, in their order, at most one of each, so that each may follow the one before and the
 * weights are the most in sum; gives for each group the index picked, `null` for none. In n log n.
 */
export function longestChain(groups: readonly (readonly Link[])[]): (number | null)[] {
  const best = new BestUpTo([0, ...groups.flatMap((links) => links.flatMap(({ after }) => after ?? []))]);
  for (const [group, links] of groups.entries()) {
    // The links of a group do not follow one another: all are placed before any is entered.
    const steps = links.map(({ from, after, weight }, index): Step => {
      const before = best.upTo(from);
      const reached = after ?? before?.reached ?? 0;
      return { group, index, before, reached, weight: weight + (before?.weight ?? 0) };
    });
    for (const step of steps) best.enter(step.reached, step);
  }
  const picked: (number | null)[] = groups.map(() => null);
  for (let step = best.upTo(Infinity); step !== null; step = step.before) picked[step.group] = step.index;
  return picked;
}

interface Step {
  readonly group: number;
  readonly index: number;
  readonly before: Step | null;
  readonly reached: number;
  readonly weight: number;
}

/** The heaviest step entered at or below a key: a Fenwick tree over the keys that will be entered. */
class BestUpTo {
  readonly #keys: readonly number[];
  readonly #tree: (Step | null)[];

  constructor(keys: readonly number[]) {
    this.#keys = [...new Set(keys)].toSorted((a, b) => a - b);
    this.#tree = Array.from<Step | null>({ length: this.#keys.length + 1 }).fill(null);
  }

  upTo(key: number): Step | null {
    let best: Step | null = null;
    for (let at = this.#count(key); at > 0; at -= at & -at) best = heavier(best, this.#tree[at]!);
    return best;
  }

  enter(key: number, step: Step): void {
    for (let at = this.#count(key); at < this.#tree.length; at += at & -at) {
      this.#tree[at] = heavier(this.#tree[at]!, step);
    }
  }

  /** How many keys are at most `key`. */
  #count(key: number): number {
    let low = 0;
    let high = this.#keys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#keys[middle]! <= key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function heavier(a: Step | null, b: Step | null): Step | null {
  if (a === null || b === null) return a ?? b;
  return b.weight > a.weight ? b : a;
}
