import { WORD_PART } from './termPattern.ts';

/** A piece of a text with the words that were found in it, as half-open UTF-16 ranges of `text`. */
export interface Excerpt {
  readonly text: string;
  readonly hits: [start: number, end: number][];
}

const ENDS_IN_WORD = new RegExp(`[${WORD_PART}]$`, 'u');
const WORD_REST = new RegExp(`[${WORD_PART}]*`, 'uy');
/** How much of a text stands before the first hit, and how much an excerpt holds, in characters. */
const BEFORE = 40;
const LENGTH = 120;
/** A word this long is cut anywhere: there is no boundary worth waiting for. */
const LONGEST_WORD = 30;

/**
 * The part of a text around its first hit, cut between words and marked with `…` where it was cut; `null` when the
 * pattern (of `termPattern`) finds nothing.
 */
export function excerptOf(text: string, pattern: RegExp): Excerpt | null {
  const first = nextHit(text, pattern, 0);
  if (first === null) return null;
  const start = wordStart(text, Math.max(0, first[0] - BEFORE), first[0]);
  const end = wordEnd(text, Math.min(text.length, Math.max(first[1], start + LENGTH), first[0] + LENGTH));
  const before = start > 0 ? '…' : '';
  const after = end < text.length ? '…' : '';
  return {
    // One character for one: the offsets of the hits stay right.
    text: before + text.slice(start, end).replaceAll(/\s/g, ' ') + after,
    hits: hitsBetween(text, pattern, first[0], end).map(([from, to]) => [
      from - start + before.length,
      to - start + before.length,
    ]),
  };
}

/** The whole of a short text with the words that were found in it; `null` when the pattern finds nothing. */
export function wholeExcerpt(text: string, pattern: RegExp): Excerpt | null {
  const hits = hitsBetween(text, pattern, 0, text.length);
  return hits.length === 0 ? null : { text, hits };
}

function hitsBetween(text: string, pattern: RegExp, from: number, end: number): [number, number][] {
  const hits: [number, number][] = [];
  for (let hit = nextHit(text, pattern, from); hit !== null && hit[0] < end; hit = nextHit(text, pattern, hit[1])) {
    hits.push([hit[0], Math.min(hit[1], end)]);
  }
  return hits;
}

function nextHit(text: string, pattern: RegExp, from: number): [number, number] | null {
  pattern.lastIndex = from;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    if (!ENDS_IN_WORD.test(text.slice(Math.max(0, match.index - 2), match.index))) {
      WORD_REST.lastIndex = match.index + match[0].length;
      WORD_REST.test(text);
      return [match.index, WORD_REST.lastIndex];
    }
    // Past the whole character: a Unicode pattern set inside a surrogate pair steps back, and never ends.
    pattern.lastIndex = match.index + ((text.codePointAt(match.index) ?? 0) > 0xffff ? 2 : 1);
  }
  return null;
}

function wordStart(text: string, from: number, limit: number): number {
  if (from === 0) return 0;
  const space = text.slice(from - 1, limit).search(/\s/);
  return space === -1 ? limit : from + space;
}

function wordEnd(text: string, from: number): number {
  if (from === text.length) return from;
  const space = text.slice(from, from + LONGEST_WORD).search(/\s|$/);
  return from + space;
}
