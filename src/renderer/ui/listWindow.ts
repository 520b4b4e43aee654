/** How many talks one call for a page of the list brings. */
export const PAGE_SIZE = 100;

/** The pages that hold the rows from `first` to `last`, both included, of a list of `total`; in order. */
export function pagesBetween(first: number, last: number, total: number): number[] {
  if (total <= 0 || last < first) return [];
  const from = Math.floor(clamp(first, total) / PAGE_SIZE);
  const to = Math.floor(clamp(last, total) / PAGE_SIZE);
  return Array.from({ length: to - from + 1 }, (_, step) => from + step);
}

/** The keys that move through the list. */
const MOVES: Readonly<Record<string, (active: number, perPage: number, total: number) => number>> = {
  ArrowDown: (active) => active + 1,
  ArrowUp: (active) => active - 1,
  PageDown: (active, perPage) => active + perPage,
  PageUp: (active, perPage) => active - perPage,
  Home: () => 0,
  End: (_active, _perPage, total) => total - 1,
};

interface ListSize {
  readonly total: number;
  /** How many whole rows can be seen at once. */
  readonly rowsInView: number;
}

/** The row that a key goes to, kept inside the list; `null` for any other key, and in an empty list. */
export function rowAfterKey(key: string, active: number, { total, rowsInView }: ListSize): number | null {
  const move = Object.hasOwn(MOVES, key) ? MOVES[key] : undefined;
  if (move === undefined || total <= 0) return null;
  // A page less one row: the last row seen stays in sight, so that the eye finds its place again.
  return clamp(move(clamp(active, total), Math.max(1, rowsInView - 1), total), total);
}

function clamp(index: number, total: number): number {
  return Math.min(Math.max(0, index), total - 1);
}
