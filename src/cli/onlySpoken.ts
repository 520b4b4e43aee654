import type { PlacedSentence } from '../domain/alignment/spokenSentences.ts';
import { tokensOf } from '../domain/transcript/tokensOf.ts';
import type { Paragraph, Transcript } from '../domain/transcript/transcript.ts';

/**
 * An aligned text without marks for subtitles: the sentences that nobody says are left out of it, and the lines in which
 * nothing is left. Who watches would read them while something else is said, or for a few milliseconds.
 */
export function onlySpoken(transcript: Transcript, sentences: readonly PlacedSentence[]): Transcript {
  const byParagraph = Map.groupBy(sentences, ({ paragraphId }) => paragraphId);
  return transcript.flatMap((paragraph) => {
    const own = byParagraph.get(paragraph.id) ?? [];
    const spoken = own.filter((sentence) => sentence.spoken);
    if (spoken.length === 0) return [];
    return [spoken.length === own.length ? paragraph : withSentences(paragraph, spoken)];
  });
}

function withSentences(paragraph: Paragraph, kept: readonly PlacedSentence[]): Paragraph {
  const tokens = tokensOf(paragraph.text);
  const words = paragraph.words.filter((_, index) => {
    const { start } = tokens[index]!;
    return kept.some(({ from, to }) => start >= from && start < to);
  });
  const [startMs, endMs] = [words[0]?.[0] ?? paragraph.startMs, words.at(-1)?.[1] ?? paragraph.endMs];
  return { ...paragraph, text: kept.map(({ text }) => text).join(' '), words, startMs, endMs };
}
