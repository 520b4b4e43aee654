import type { PlacedSentence } from '../domain/alignment/spokenSentences.ts';
import { tokensOf } from '../domain/transcript/tokensOf.ts';
import type { Paragraph, Transcript, WordTime } from '../domain/transcript/transcript.ts';

/**
 * An aligned text without marks for subtitles: the sentences that nobody says are left out of it, the rest of one in which
 * the recording ends, and the lines in which nothing is left. Who watches would read them while something else is said,
 * or for a few milliseconds.
 */
export function onlySpoken(transcript: Transcript, sentences: readonly PlacedSentence[]): Transcript {
  const byParagraph = Map.groupBy(sentences, ({ paragraphId }) => paragraphId);
  return transcript.flatMap((paragraph) => {
    const own = byParagraph.get(paragraph.id) ?? [];
    const heard = own.flatMap((sentence) => (sentence.spoken ? [heardOf(paragraph, sentence)] : []));
    const count = heard.reduce((sum, { words }) => sum + words.length, 0);
    if (count === 0) return [];
    return [count === paragraph.words.length ? paragraph : withParts(paragraph, heard)];
  });
}

interface HeardPart {
  readonly text: string;
  readonly words: readonly WordTime[];
}

/** A sentence up to its last word that takes time: what has no sound does not either, and goes with the word before it. */
function heardOf({ text, words }: Paragraph, { from, to }: PlacedSentence): HeardPart {
  const tokens = tokensOf(text).map((token, index) => ({ ...token, time: words[index]! }));
  const own = tokens.filter(({ start }) => start >= from && start < to);
  const last = own.findLastIndex(({ time: [startMs, endMs], start, end }) => {
    return endMs > startMs || !/[\p{L}\p{N}]/u.test(text.slice(start, end));
  });
  const isWhole = last === own.length - 1;
  return {
    text: text.slice(from, isWhole ? to : (own[last]?.end ?? from)).trim(),
    words: own.slice(0, last + 1).map(({ time }) => time),
  };
}

function withParts(paragraph: Paragraph, parts: readonly HeardPart[]): Paragraph {
  const words = parts.flatMap((part) => part.words);
  const text = parts.map((part) => part.text).join(' ');
  return { ...paragraph, text, words, startMs: words[0]![0], endMs: words.at(-1)![1] };
}
