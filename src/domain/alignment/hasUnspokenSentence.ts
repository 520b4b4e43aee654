import { sentencesOf } from '../transcript/sentencesOf.ts';
import { tokensOf } from '../transcript/tokensOf.ts';
import { ESTIMATED, type Paragraph, type WordTime } from '../transcript/transcript.ts';
import { soundTokens } from './soundTokens.ts';

/** Whether a word is one that nobody says, as `withTimes` leaves it. */
function isLeftUnspoken([startMs, endMs, anchor]: WordTime): boolean {
  return anchor === ESTIMATED && startMs === endMs;
}

/** Whether a paragraph with word times has a whole sentence that nobody says: sounds in brackets are none. */
export function hasUnspokenSentence(paragraph: Paragraph, language: string | null): boolean {
  return unspokenTokens(paragraph, language).size > 0;
}

/** The indexes of the words of a paragraph with word times that are in a sentence of which nobody says a word. */
export function unspokenTokens({ text, marks, words }: Paragraph, language: string | null): ReadonlySet<number> {
  const unspoken = new Set<number>();
  if (!words.some(isLeftUnspoken)) return unspoken;
  const sounds = soundTokens({ text, marks });
  const said = tokensOf(text).flatMap(({ start }, index) => (sounds[index]! ? [] : [{ start, index }]));
  let next = 0;
  for (const { to } of sentencesOf(text, language ?? 'fr')) {
    const first = next;
    while (next < said.length && said[next]!.start < to) next++;
    const own = said.slice(first, next);
    if (own.every(({ index }) => isLeftUnspoken(words[index]!))) for (const { index } of own) unspoken.add(index);
  }
  return unspoken;
}
