import { append } from './append.ts';
import { tokensOf } from './tokensOf.ts';
import { BY_HAND, ESTIMATED, startByHandOf, type Paragraph, type WordTime } from './transcript.ts';
import { interpolate, latestEnd, type TimeRange } from './wordTimes.ts';

/** What of a paragraph tells when its words are spoken. */
type TimedText = Pick<Paragraph, 'text' | 'words' | 'startMs' | 'endMs' | 'isStartByHand'>;

/**
 * The word times of paragraphs joined in this order; none when no paragraph has any.
 *
 * The words of a paragraph without word times share out the time between its known ends, as far as the words of its
 * neighbours leave it; before the first known time they have no room, as nothing tells how early they are said. A start
 * set by hand becomes that of its first word, if it has room there. Where
 * words with times do not follow one another in time the later ones wait for the earlier: times never run backwards,
 * and the words of the first paragraphs keep theirs.
 */
export function joinWords(paragraphs: readonly TimedText[]): WordTime[] {
  if (paragraphs.every(({ words }) => words.length === 0)) return [];
  const joined: WordTime[] = [];
  for (const [index, paragraph] of paragraphs.entries()) {
    const tokens = tokensOf(paragraph.text);
    if (paragraph.words.length === tokens.length) {
      append(joined, waitFor(paragraph.words, joined.at(-1)?.[0] ?? 0));
      continue;
    }
    const range = rangeBetween(joined, paragraph, paragraphs.slice(index + 1));
    append(joined, withStartByHand(interpolate(tokens, range, ESTIMATED), startByHandOf(paragraph)));
  }
  return joined;
}

function withStartByHand(words: readonly WordTime[], startMs: number | null): readonly WordTime[] {
  const [first] = words;
  return first?.[0] === startMs ? words.with(0, [first[0], first[1], BY_HAND]) : words;
}

/** When a paragraph without word times is spoken, as far as the words before and behind it leave that open. */
function rangeBetween(before: readonly WordTime[], paragraph: TimedText, behind: readonly TimedText[]): TimeRange {
  const next = behind.find(({ words }) => words.length > 0)?.words[0];
  const reachedMs = before.length > 0 ? latestEnd(before) : firstKnown([paragraph, ...behind]);
  const latestMs = next?.[0] ?? Infinity;
  const wantedMs = Math.min(Math.max(paragraph.startMs ?? reachedMs, reachedMs), latestMs);
  const startMs = Math.max(wantedMs, before.at(-1)?.[0] ?? 0);
  return { startMs, endMs: Math.max(startMs, Math.min(paragraph.endMs ?? next?.[0] ?? startMs, latestMs)) };
}

/** The first time that is known of paragraphs; 0 where none is. */
function firstKnown(paragraphs: readonly TimedText[]): number {
  for (const { startMs, endMs, words } of paragraphs) {
    const knownMs = startMs ?? words[0]?.[0] ?? endMs;
    if (knownMs !== null) return knownMs;
  }
  return 0;
}

function waitFor(words: readonly WordTime[], earliestMs: number): readonly WordTime[] {
  if (words.length === 0 || words[0]![0] >= earliestMs) return words;
  return words.map(([startMs, endMs, anchor]) => [Math.max(startMs, earliestMs), Math.max(endMs, earliestMs), anchor]);
}
