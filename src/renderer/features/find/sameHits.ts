import { hitKey, type Hit } from './findRows.ts';

/**
 * Which hits of a text are which once it has changed: from the `hitKey` of each hit of `before` that is still there to
 * that of the same one in `after`. Both are in the order of the text.
 *
 * Hits of one paragraph are the same where the same text was found in the same order, and of all such pairings in that
 * which keeps most of what stands around them.
 */
export function sameHits(before: readonly Hit[], after: readonly Hit[]): Map<string, string> {
  const now = byParagraph(after);
  const pairs = [...byParagraph(before)].flatMap(([name, hits]) => pairHits(hits, now.get(name) ?? []));
  return new Map(pairs.map(([old, same]) => [hitKey(old), hitKey(same)]));
}

/**
 * The hit to go to once that at `index` was replaced and `after` was found: the next one of `before` that is still
 * there, round the end. The replaced one does not count, though its new text may be found again.
 */
export function hitAfter(before: readonly Hit[], index: number, after: readonly Hit[]): Hit | undefined {
  const same = sameHits(before, after);
  const keys = [...before.slice(index + 1), ...before.slice(0, index)].map((hit) => same.get(hitKey(hit)));
  const key = keys.find((each) => each !== undefined);
  return after.find((hit) => hitKey(hit) === key);
}

type Pair = readonly [Hit, Hit];

function byParagraph(hits: readonly Hit[]): Map<string, Hit[]> {
  return Map.groupBy(hits, ({ talkId, paragraphId }) => `${talkId} ${paragraphId}`);
}

/** Most changes leave the hits at both ends of a paragraph as they were: only those between have to be compared. */
function pairHits(before: readonly Hit[], after: readonly Hit[]): Pair[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && hasStayed(before[start]!, after[start]!)) start++;
  let end = 0;
  while (end < shorter - start && hasMoved(before.at(-1 - end)!, after.at(-1 - end)!)) end++;
  const tail = before.slice(before.length - end);
  return [
    ...before.slice(0, start).map((hit, index): Pair => [hit, after[index]!]),
    ...bestPairs(...shared(before.slice(start, before.length - end), after.slice(start, after.length - end))),
    ...tail.map((hit, index): Pair => [hit, after[after.length - end + index]!]),
  ];
}

function hasStayed(a: Hit, b: Hit): boolean {
  return a.found === b.found && a.from === b.from && a.before === b.before;
}

function hasMoved(a: Hit, b: Hit): boolean {
  return a.found === b.found && a.before === b.before && a.after === b.after;
}

/** The hits of both sides whose text was found on the other too: of thousands that were replaced none is left. */
function shared(before: readonly Hit[], after: readonly Hit[]): [Hit[], Hit[]] {
  const [old, now] = [new Set(before.map(({ found }) => found)), new Set(after.map(({ found }) => found))];
  return [before.filter(({ found }) => now.has(found)), after.filter(({ found }) => old.has(found))];
}

/** The pairs, in order on both sides, whose likenesses are most together. */
function bestPairs(before: readonly Hit[], after: readonly Hit[]): Pair[] {
  // The most that the hits from each on can reach; a row and a column of zeros behind.
  const best = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
  const paired = (row: number, column: number): number => {
    const found = likeness(before[row]!, after[column]!);
    return found === 0 ? 0 : found + best[row + 1]![column + 1]!;
  };
  for (let row = before.length - 1; row >= 0; row--) {
    for (let column = after.length - 1; column >= 0; column--) {
      best[row]![column] = Math.max(paired(row, column), best[row + 1]![column]!, best[row]![column + 1]!);
    }
  }
  const pairs: Pair[] = [];
  for (let row = 0, column = 0; (best[row]?.[column] ?? 0) > 0;) {
    if (best[row]![column] === paired(row, column)) pairs.push([before[row++]!, after[column++]!]);
    else if (best[row]![column] === best[row + 1]![column]) row++;
    else column++;
  }
  return pairs;
}

/** How much of what stands around two hits is alike; 0 where not even they are. */
function likeness(a: Hit, b: Hit): number {
  if (a.found !== b.found) return 0;
  return 1 + alikeFrom(a.after, b.after) + alikeFrom(reversed(a.before), reversed(b.before));
}

function alikeFrom(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

function reversed(text: string): string {
  return [...text].toReversed().join('');
}
