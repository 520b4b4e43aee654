import { longestChain } from './longestChain.ts';
import { matchShort } from './matchShort.ts';

/** Stretches with at most so many pairs of words are compared pair by pair. */
const SHORT_CELLS = 40_000;
/** Each level of cuts reads every word a few times; what is not told apart by then is left alone. */
const MOST_LEVELS = 24;
/** Words that occur together once on each side show where the texts run together; longer runs first. */
const RUN_LENGTHS = [3, 2, 1] as const;
/** A pair is believed when of so many words on each side a share is paired, too, about as far apart. */
const NEAR_WORDS = 3;
const NEAR_SHARE = 0.25;
const MOST_SLIP = 2;
/** A word of so many letters that occurs once on each side needs no such company. */
const TELLING_LETTERS = 6;

/**
 * Which word of `after` each word of `before` is, -1 for none: two forms of one text, such as a recogniser's and a
 * corrected one, folded alike. Pairs are in the order of both texts, of equal or similar words. Where a passage stands
 * at different places the most words in order win; passages of one side alone stay unpaired.
 *
 * The texts are cut at what occurs once on both sides, again and again, so the time is near n log n; two texts that
 * have next to nothing in common cost the same.
 */
export function matchWords(before: readonly string[], after: readonly string[]): Int32Array {
  const pairs = new Int32Array(before.length).fill(-1);
  const [old, now] = numbered(before, after);
  const open: Region[] = [{ from: [0, 0], to: [before.length, after.length], level: 0 }];
  for (let region = open.pop(); region !== undefined; region = open.pop()) {
    const inner = pairEnds(region, { old, now, pairs });
    const [rows, columns] = [inner.to[0] - inner.from[0], inner.to[1] - inner.from[1]];
    if (rows === 0 || columns === 0) continue;
    if (rows * columns <= SHORT_CELLS) {
      const [first, second] = inner.from;
      const found = matchShort(before.slice(first, inner.to[0]), after.slice(second, inner.to[1]));
      for (const [row, column] of found) pairs[first + row] = second + column;
    } else if (inner.level < MOST_LEVELS) open.push(...cut(inner, { old, now, pairs }));
  }
  return believed(pairs, { before, after });
}

/** Half-open stretches of both texts that belong together. */
interface Region {
  readonly from: readonly [before: number, after: number];
  readonly to: readonly [before: number, after: number];
  readonly level: number;
}

/** Both texts as numbers, the same for the same word, and what is paired of them. */
interface Work {
  readonly old: Int32Array;
  readonly now: Int32Array;
  readonly pairs: Int32Array;
}

function numbered(before: readonly string[], after: readonly string[]): [Int32Array, Int32Array] {
  const numbers = new Map<string, number>();
  const numberOf = (word: string): number => {
    const known = numbers.get(word);
    if (known === undefined) numbers.set(word, numbers.size);
    return known ?? numbers.size - 1;
  };
  return [Int32Array.from(before, numberOf), Int32Array.from(after, numberOf)];
}

/** Pairs what is equal at both ends of a region, and gives what is left. */
function pairEnds({ from, to, level }: Region, { old, now, pairs }: Work): Region {
  let [first, second] = from;
  let [firstEnd, secondEnd] = to;
  while (first < firstEnd && second < secondEnd && old[first] === now[second]) pairs[first++] = second++;
  while (first < firstEnd && second < secondEnd && old[firstEnd - 1] === now[secondEnd - 1]) {
    pairs[--firstEnd] = --secondEnd;
  }
  return { from: [first, second], to: [firstEnd, secondEnd], level };
}

/** Pairs the runs of words that a region has once on each side, and gives the regions between them. */
function cut({ from, to, level }: Region, work: Work): Region[] {
  for (const length of RUN_LENGTHS) {
    const first = onceIn(work.old, [from[0], to[0]], length);
    const second = onceIn(work.now, [from[1], to[1]], length);
    const shared = [...first].flatMap(([run, row]): [number, number][] => {
      const column = second.get(run);
      return column === undefined || work.old[row] !== work.now[column] ? [] : [[row, column]];
    });
    const chain = longestChain(shared.map(([, column]) => [{ from: column - 1, after: column, weight: 1 }]));
    const seeds = shared.filter((_, index) => chain[index] !== null);
    if (seeds.length > 0) return between(seeds, { from, to, level: level + 1 }, work.pairs);
  }
  return [];
}

function between(seeds: readonly (readonly [number, number])[], { from, to, level }: Region, pairs: Int32Array) {
  const regions: Region[] = [];
  let start = from;
  for (const [row, column] of seeds) {
    pairs[row] = column;
    if (row > start[0] && column > start[1]) regions.push({ from: start, to: [row, column], level });
    start = [row + 1, column + 1];
  }
  return to[0] > start[0] && to[1] > start[1] ? [...regions, { from: start, to, level }] : regions;
}

/** The runs of so many words that a stretch holds once, and where each begins, in order. */
function onceIn(words: Int32Array, [from, to]: readonly [number, number], length: number): Map<number, number> {
  // Three numbers below 2^17 make one that is exact; of more words than that some runs count as one another.
  const base = 2 ** 17;
  const places = new Map<number, number>();
  for (let at = from; at + length <= to; at++) {
    let run = 0;
    for (let word = at; word < at + length; word++) run = run * base + (words[word]! % base);
    places.set(run, places.has(run) ? -1 : at);
  }
  for (const [run, at] of places) if (at < 0) places.delete(run);
  return places;
}

interface Texts {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** The pairs without those that stand alone among words that are not paired: `de` is in every text. */
function believed(pairs: Int32Array, { before, after }: Texts): Int32Array {
  const [oldOnce, nowOnce] = [wordsOnce(before), wordsOnce(after)];
  return pairs.map((partner, index) => {
    if (partner < 0) return -1;
    const word = before[index]!;
    if (word.length >= TELLING_LETTERS && oldOnce.has(word) && nowOnce.has(after[partner]!)) return partner;
    const [from, past] = [Math.max(0, index - NEAR_WORDS), Math.min(pairs.length, index + NEAR_WORDS + 1)];
    let company = 0;
    for (let near = from; near < past; near++) {
      const slip = Math.abs(pairs[near]! - partner - (near - index));
      if (near !== index && pairs[near]! >= 0 && slip <= MOST_SLIP) company++;
    }
    return company >= NEAR_SHARE * (past - from - 1) ? partner : -1;
  });
}

function wordsOnce(words: readonly string[]): Set<string> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Set([...counts].flatMap(([word, count]) => (count === 1 ? word : [])));
}
