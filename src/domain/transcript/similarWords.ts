/** Words shorter than this are the same or they are not: `son` is no misheard `ton`. */
const SHORTEST = 4;
/** One letter in so many may differ. */
const LETTERS_PER_FAULT = 3;

/** Whether two folded words are likely the same one, written or heard differently: `turing` and `tourring`. */
export function isSimilarWord(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  if (shorter < SHORTEST) return a === b;
  const most = Math.floor(Math.max(a.length, b.length) / LETTERS_PER_FAULT);
  return Math.abs(a.length - b.length) <= most && editDistance(a, b) <= most;
}

/** How many letters must be put in, taken out or replaced. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let from = 0; from < a.length; from++) {
    const next = [from + 1];
    for (let to = 0; to < b.length; to++) {
      const replaced = row[to]! + (a[from] === b[to] ? 0 : 1);
      next.push(Math.min(replaced, row[to + 1]! + 1, next[to]! + 1));
    }
    row = next;
  }
  return row.at(-1)!;
}
