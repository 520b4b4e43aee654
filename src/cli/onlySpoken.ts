import { pronounce } from '../domain/alignment/pronounce.ts';
import { soundTokens } from '../domain/alignment/soundTokens.ts';
import type { SpokenLanguage } from '../domain/alignment/spokenLanguage.ts';
import type { PlacedSentence, SpokenSentence } from '../domain/alignment/spokenSentences.ts';
import { tokensOf } from '../domain/transcript/tokensOf.ts';
import type { Paragraph, Transcript, WordTime } from '../domain/transcript/transcript.ts';

/**
 * An aligned text without marks for subtitles: the sentences that nobody says are left out of it, the rest of the last one
 * where the recording ends in it, and the lines in which nothing is left. Who watches would read them while something else
 * is said, or for a few milliseconds. `sounds`, those of `heardSounds`, which are no sentences, stay.
 */
export function onlySpoken(
  transcript: Transcript,
  { sentences, sounds }: { readonly sentences: readonly PlacedSentence[]; readonly sounds: readonly SpokenSentence[] },
  language: SpokenLanguage,
): Transcript {
  const byParagraph = Map.groupBy(sentences, ({ paragraphId }) => paragraphId);
  const soundsByParagraph = Map.groupBy(sounds, ({ paragraphId }) => paragraphId);
  const last = sentences.findLast(({ spoken }) => spoken);
  return transcript.flatMap((paragraph) => {
    const all = byParagraph.get(paragraph.id) ?? [];
    const own = soundsByParagraph.get(paragraph.id) ?? [];
    // The time of a line of sounds alone is that between its neighbours.
    if (all.length === 0 && own.length > 0) return [paragraph];
    const spoken = all.filter((sentence) => sentence.spoken);
    if (spoken.length === 0) return [];
    const kept = [...spoken, ...own].toSorted((a, b) => a.from - b.from);
    const heard = kept.map((one) => heardOf(paragraph, one, one === last ? language : null));
    const count = heard.reduce((sum, { words }) => sum + words.length, 0);
    if (count === 0) return [];
    return [count === paragraph.words.length ? paragraph : withParts(paragraph, heard)];
  });
}

/**
 * The sounds in brackets that are heard, of all sentences: those whose nearest sentences before and after are both spoken,
 * or the one there is at the ends of the text. A sound is within a sentence where no full stop parts them: that of
 * `Ni ceci [Rires]` goes with it where nobody says it.
 */
export function heardSounds(
  all: readonly SpokenSentence[],
  sentences: readonly Pick<PlacedSentence, 'spoken'>[],
): SpokenSentence[] {
  let next = 0;
  return all.filter(({ isSound }) => {
    if (!isSound) next++;
    return isSound && [sentences[next - 1], sentences[next]].every((beside) => beside?.spoken ?? true);
  });
}

interface HeardPart {
  readonly text: string;
  readonly words: readonly WordTime[];
}

/**
 * A sentence, or what is heard of it where the recording may end in it; `language` is `null` elsewhere. Words behind the
 * end have a sound and take no time; in brackets, of a script that no rule reads, and the thousands of a number, none has a
 * sound.
 */
function heardOf(
  { text, marks, words }: Paragraph,
  { from, to }: Pick<PlacedSentence, 'from' | 'to'>,
  language: SpokenLanguage | null,
): HeardPart {
  const isSound = soundTokens({ text, marks });
  const tokens = tokensOf(text).map((token, index) => ({ ...token, isSound: isSound[index]!, time: words[index]! }));
  const own = tokens.filter(({ start }) => start >= from && start < to);
  const last = own.findLastIndex(({ time: [startMs, endMs] }) => endMs > startMs);
  const texts = own.map(({ start, end, isSound: isSilent }) => (isSilent ? '' : text.slice(start, end)));
  const sounds = language === null ? [] : pronounce(texts, language).slice(last + 1);
  const isCut = sounds.some((ways) => ways.some((way) => way.length > 0));
  return {
    text: text.slice(from, isCut ? (own[last]?.end ?? from) : to).trim(),
    words: own.slice(0, isCut ? last + 1 : own.length).map(({ time }) => time),
  };
}

function withParts(paragraph: Paragraph, parts: readonly HeardPart[]): Paragraph {
  const words = parts.flatMap((part) => part.words);
  const text = parts.map((part) => part.text).join(' ');
  return { ...paragraph, text, words, startMs: words[0]![0], endMs: words.at(-1)![1] };
}
