import { isSimilarWord } from './similarWords.ts';

/** What a pair of equal words is worth: a long one is less likely chance. */
const EQUAL = 1;
const EQUAL_PER_LETTER = 1 / 6;
const MOST_LETTERS = 6;
const SIMILAR = 0.7;
/** Two other words in each other's place. */
const REPLACED = -0.4;
/** Words that only one side has: each run of them, and each of them. */
const RUN = -0.8;
const LEFT_OUT = -0.05;

/** What comes last in the best way to a cell: a pair, or words that only one side has. */
const STATES = ['pair', 'onlyBefore', 'onlyAfter'] as const;
type State = 0 | 1 | 2;
const ALL: readonly State[] = [0, 1, 2];

/**
 * Pairs the equal and the similar words of two short texts, in order, so that the pairs are worth the most less what
 * the words in between cost. A lone small word amid others is no pair. Costs the product of the lengths.
 */
export function matchShort(before: readonly string[], after: readonly string[]): [before: number, after: number][] {
  const table = new Table(before.length, after.length);
  for (let row = 0; row <= before.length; row++) {
    for (let column = 0; column <= after.length; column++) {
      if (row > 0 && column > 0) table.enter(0, [row, column], worthOf(before[row - 1]!, after[column - 1]!));
      if (row > 0) table.enter(1, [row, column], LEFT_OUT);
      if (column > 0) table.enter(2, [row, column], LEFT_OUT);
    }
  }
  return table.pairs().filter(([row, column]) => worthOf(before[row]!, after[column]!) > 0);
}

function worthOf(before: string, after: string): number {
  if (before === after) return EQUAL + EQUAL_PER_LETTER * Math.min(MOST_LETTERS, before.length);
  return isSimilarWord(before, after) ? SIMILAR : REPLACED;
}

/** The best worth of each cell in each state, and the state before it. */
class Table {
  readonly #rows: number;
  readonly #columns: number;
  readonly #worth: Float64Array;
  readonly #came: Uint8Array;

  constructor(rows: number, columns: number) {
    this.#rows = rows;
    this.#columns = columns;
    const cells = (rows + 1) * (columns + 1) * STATES.length;
    this.#worth = new Float64Array(cells).fill(-Infinity);
    this.#came = new Uint8Array(cells);
    this.#worth[0] = 0;
  }

  enter(state: State, [row, column]: readonly [number, number], worth: number): void {
    const from = this.#before(state, row, column);
    const at = this.#at(row, column, state);
    for (const came of ALL) {
      const opening = state !== 0 && came !== state ? RUN : 0;
      const sum = this.#worth[this.#at(...from, came)]! + worth + opening;
      if (sum <= this.#worth[at]!) continue;
      this.#worth[at] = sum;
      this.#came[at] = came;
    }
  }

  /** The rows and columns of the pairs on the best way to the end, from 0. */
  pairs(): [number, number][] {
    let place: readonly [number, number] = [this.#rows, this.#columns];
    const worthAtEnd = ALL.map((state) => this.#worth[this.#at(...place, state)]!);
    let state = worthAtEnd.indexOf(Math.max(...worthAtEnd)) as State;
    const pairs: [number, number][] = [];
    while (place[0] > 0 || place[1] > 0) {
      if (state === 0) pairs.push([place[0] - 1, place[1] - 1]);
      const came = this.#came[this.#at(...place, state)] as State;
      place = this.#before(state, ...place);
      state = came;
    }
    return pairs.toReversed();
  }

  #before(state: State, row: number, column: number): readonly [number, number] {
    return [state === 2 ? row : row - 1, state === 1 ? column : column - 1];
  }

  #at(row: number, column: number, state: State): number {
    return (row * (this.#columns + 1) + column) * STATES.length + state;
  }
}
