import { isKnownTime } from '../transcript/checkTimes.ts';
import { STRETCH_WORDS } from '../transcript/paceOfSpeech.ts';
import { tokensOf } from '../transcript/tokensOf.ts';
import {
  ESTIMATED,
  type Paragraph,
  type ParagraphId,
  type Transcript,
  type WordTime,
} from '../transcript/transcript.ts';
import type { PlacedSentence } from './spokenSentences.ts';

/** Where more of the words than this were typed since or estimated, a paragraph is to be heard again. */
const MOST_GUESSED_SHARE = 0.1;

/**
 * The paragraphs whose words nothing has heard, as `alignPart` is asked for them: without word times, with three words
 * or more in a row that were typed since or estimated, or with many such words. One or two in a row err by less than a
 * word. Headings are never said, and what nobody says would be found to be so again: the words that `withTimes` left
 * without length, and paragraphs of which `sentences`, those of the last alignment, say it.
 */
export function paragraphsToAlign(transcript: Transcript, sentences: readonly PlacedSentence[] = []): ParagraphId[] {
  const placed = Map.groupBy(sentences, ({ paragraphId }) => paragraphId);
  return transcript.filter((paragraph) => isToAlign(paragraph, placed.get(paragraph.id) ?? [])).map(({ id }) => id);
}

function isToAlign({ kind, text, words }: Paragraph, sentences: readonly PlacedSentence[]): boolean {
  if (kind === 'heading') return false;
  if (words.length === 0) return tokensOf(text).length > 0 && !isUnspoken(text, sentences);
  let guessed = 0;
  let run = 0;
  let longest = 0;
  for (const word of words) {
    run = isKnownTime(word) || isLeftUnspoken(word) ? 0 : run + 1;
    longest = Math.max(longest, run);
    if (run > 0) guessed++;
  }
  return longest >= STRETCH_WORDS || guessed > MOST_GUESSED_SHARE * words.length;
}

function isLeftUnspoken([startMs, endMs, anchor]: WordTime): boolean {
  return anchor === ESTIMATED && startMs === endMs;
}

/** Whether sentences that nobody says are all of a text, as it is now. */
function isUnspoken(text: string, sentences: readonly PlacedSentence[]): boolean {
  const areSame = sentences.every((sentence) => {
    return !sentence.spoken && text.slice(sentence.from, sentence.to).trim() === sentence.text;
  });
  const count = sentences.reduce((sum, sentence) => sum + tokensOf(sentence.text).length, 0);
  return areSame && count === tokensOf(text).length;
}
