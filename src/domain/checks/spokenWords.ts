import type { DerivedCue } from '../segmentation/deriveCues.ts';
import type { ParagraphTimes } from '../transcript/estimateTimes.ts';
import { tokensOf, type Token } from '../transcript/tokensOf.ts';
import { timeSourceOf, type Paragraph, type Transcript, type WordTime } from '../transcript/transcript.ts';
import { wordTimesOf } from '../transcript/wordTimes.ts';
import type { CheckedCue } from './violation.ts';

/**
 * Derived cues with the times of their words, as far as these were measured or set by hand: a word is that of the cue
 * it begins in. `times` are those of the paragraphs, as the cues were derived with them. A cue that shows a wording has
 * none: its words are not those that are said.
 */
export function withSpokenWords(
  cues: readonly DerivedCue[],
  transcript: Transcript,
  times: readonly ParagraphTimes[],
): CheckedCue[] {
  const paragraphs = new Map(transcript.map((paragraph, index) => [paragraph.id, { paragraph, range: times[index]! }]));
  let at = 0;
  let tokens: readonly Token[] = [];
  let words: readonly WordTime[] = [];
  let current: Paragraph | undefined;
  return cues.map((cue) => {
    const found = paragraphs.get(cue.paragraphId);
    if (found === undefined) return cue;
    if (found.paragraph !== current) {
      current = found.paragraph;
      tokens = tokensOf(current.text);
      words = wordTimesOf(current, found.range);
      at = 0;
    }
    const first = at;
    while (at < tokens.length && tokens[at]!.start < cue.textEnd) at++;
    if (cue.pins.some(({ pin, isMet }) => pin.kind === 'wording' && isMet)) return cue;
    const known = words.slice(first, at).filter(isMeasured);
    return known.length === 0 ? cue : { ...cue, words: known.map(([startMs, endMs]) => ({ startMs, endMs })) };
  });
}

function isMeasured(word: WordTime): boolean {
  const source = timeSourceOf(word);
  return source === 'anchored' || source === 'byHand';
}
