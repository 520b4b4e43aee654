import { append } from './append.ts';
import { tokensOf } from './tokensOf.ts';
import { ESTIMATED, type Paragraph, type WordTime } from './transcript.ts';
import { interpolate } from './wordTimes.ts';

/** What of a paragraph tells when its words are spoken. */
type TimedText = Pick<Paragraph, 'text' | 'words' | 'startMs' | 'endMs'>;

/**
 * The word times of paragraphs joined in this order; none when no paragraph has any.
 *
 * The words of a paragraph without word times share out the time between its known ends, or what its neighbours leave
 * of it. Where the paragraphs do not follow one another in time the later words wait for the earlier: times never run
 * backwards, and the words of the first paragraphs keep theirs.
 */
export function joinWords(paragraphs: readonly TimedText[]): WordTime[] {
  if (paragraphs.every(({ words }) => words.length === 0)) return [];
  const joined: WordTime[] = [];
  for (const [index, paragraph] of paragraphs.entries()) {
    const reachedMs = joined.reduce((latest, word) => Math.max(latest, word[1]), 0);
    const tokens = tokensOf(paragraph.text);
    if (paragraph.words.length === tokens.length) {
      append(joined, waitFor(paragraph.words, joined.at(-1)?.[0] ?? 0));
      continue;
    }
    const nextMs = paragraphs.slice(index + 1).find(({ words }) => words.length > 0)?.words[0]![0];
    const startMs = Math.max(paragraph.startMs ?? reachedMs, joined.length > 0 ? reachedMs : 0);
    const endMs = Math.max(startMs, paragraph.endMs ?? nextMs ?? startMs);
    append(joined, interpolate(tokens, { startMs, endMs }, ESTIMATED));
  }
  return joined;
}

function waitFor(words: readonly WordTime[], earliestMs: number): readonly WordTime[] {
  if (words.length === 0 || words[0]![0] >= earliestMs) return words;
  return words.map(([startMs, endMs, anchor]) => [Math.max(startMs, earliestMs), Math.max(endMs, earliestMs), anchor]);
}
