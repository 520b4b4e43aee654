import { isKnownTime } from '../transcript/checkTimes.ts';
import { STRETCH_WORDS } from '../transcript/paceOfSpeech.ts';
import { tokensOf } from '../transcript/tokensOf.ts';
import type { Paragraph, ParagraphId, Transcript } from '../transcript/transcript.ts';
import { soundTokens } from './soundTokens.ts';
import type { PlacedSentence } from './spokenSentences.ts';

/** Where more of the words than this were typed since or estimated, a paragraph is to be heard again. */
const MOST_GUESSED_SHARE = 0.1;

/**
 * The paragraphs whose words nothing has heard, as `alignPart` is asked for them: without word times, with three words
 * or more in a row that were typed since or estimated, or with many such words. One or two in a row err by less than a
 * word. Headings and sounds are never said, and sentences that nobody says, as those of alignments before tell, would be
 * found to be so again where they still stand.
 */
export function paragraphsToAlign(transcript: Transcript, sentences: readonly PlacedSentence[] = []): ParagraphId[] {
  const placed = Map.groupBy(sentences, ({ paragraphId }) => paragraphId);
  return transcript.filter((paragraph) => isToAlign(paragraph, placed.get(paragraph.id) ?? [])).map(({ id }) => id);
}

function isToAlign({ kind, text, words, marks }: Paragraph, sentences: readonly PlacedSentence[]): boolean {
  // Most paragraphs of most talks, at each key.
  if (kind === 'heading' || (words.length > 0 && words.every(isKnownTime))) return false;
  const tokens = tokensOf(text);
  const sounds = soundTokens({ text, marks });
  const unspoken = unspokenRanges(text, sentences);
  const isLeft = (index: number): boolean => {
    const { start, end } = tokens[index]!;
    return sounds[index]! || unspoken.some(({ from, to }) => from <= start && end <= to);
  };
  if (words.length === 0) return !tokens.every((_, index) => isLeft(index));
  let guessed = 0;
  let run = 0;
  let longest = 0;
  for (const [index, word] of words.entries()) {
    run = isKnownTime(word) || isLeft(index) ? 0 : run + 1;
    longest = Math.max(longest, run);
    if (run > 0) guessed++;
  }
  return longest >= STRETCH_WORDS || guessed > MOST_GUESSED_SHARE * words.length;
}

/** Where sentences that nobody says stand in a text, as it is now. */
function unspokenRanges(
  text: string,
  sentences: readonly PlacedSentence[],
): { readonly from: number; readonly to: number }[] {
  return sentences.flatMap((sentence) => {
    const from = sentence.spoken ? -1 : text.indexOf(sentence.text);
    return from < 0 ? [] : [{ from, to: from + sentence.text.length }];
  });
}
