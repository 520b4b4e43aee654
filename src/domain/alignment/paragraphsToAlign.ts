import { isKnownTime } from '../transcript/checkTimes.ts';
import { STRETCH_WORDS } from '../transcript/paceOfSpeech.ts';
import { tokensOf } from '../transcript/tokensOf.ts';
import type { Paragraph, ParagraphId, Transcript } from '../transcript/transcript.ts';

/** Where more of the words than this were typed since or estimated, a paragraph is to be heard again. */
const MOST_GUESSED_SHARE = 0.1;

/**
 * The paragraphs whose words nothing has heard, as `alignPart` is asked for them: without word times, with three words
 * or more in a row that were typed since or estimated, or with many such words. One or two in a row err by less than a
 * word. Headings are never said; sentences that nobody says are named each time.
 */
export function paragraphsToAlign(transcript: Transcript): ParagraphId[] {
  return transcript.filter(isToAlign).map(({ id }) => id);
}

function isToAlign({ kind, text, words }: Paragraph): boolean {
  if (kind === 'heading') return false;
  if (words.length === 0) return tokensOf(text).length > 0;
  let guessed = 0;
  let run = 0;
  let longest = 0;
  for (const word of words) {
    run = isKnownTime(word) ? 0 : run + 1;
    longest = Math.max(longest, run);
    if (run > 0) guessed++;
  }
  return longest >= STRETCH_WORDS || guessed > MOST_GUESSED_SHARE * words.length;
}
