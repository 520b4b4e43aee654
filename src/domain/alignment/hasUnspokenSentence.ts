import { sentencesOf } from '../transcript/sentencesOf.ts';
import { tokensOf } from '../transcript/tokensOf.ts';
import { ESTIMATED, type Paragraph, type WordTime } from '../transcript/transcript.ts';
import { soundTokens } from './soundTokens.ts';

/** Whether a word is one that nobody says, as `withTimes` leaves it. */
function isLeftUnspoken([startMs, endMs, anchor]: WordTime): boolean {
  return anchor === ESTIMATED && startMs === endMs;
}

/** Whether a paragraph with word times has a whole sentence that nobody says: sounds in brackets are none. */
export function hasUnspokenSentence({ text, marks, words }: Paragraph, language: string | null): boolean {
  if (!words.some(isLeftUnspoken)) return false;
  const sounds = soundTokens({ text, marks });
  const said = tokensOf(text).flatMap(({ start }, index) => (sounds[index]! ? [] : [{ start, word: words[index]! }]));
  return sentencesOf(text, language ?? 'fr').some(({ from, to }) => {
    const own = said.filter(({ start }) => from <= start && start < to);
    return own.length > 0 && own.every(({ word }) => isLeftUnspoken(word));
  });
}
