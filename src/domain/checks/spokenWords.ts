import type { Cue } from '../formats/cue.ts';
import type { ParagraphTimes } from '../transcript/estimateTimes.ts';
import { tokensOf } from '../transcript/tokensOf.ts';
import { timeSourceOf, type Paragraph, type Transcript, type WordTime } from '../transcript/transcript.ts';
import { wordTimesOf } from '../transcript/wordTimes.ts';
import type { CheckedCue } from './violation.ts';

/**
 * Derived cues with the times of their words, as far as these were measured or set by hand. `times` are those of the
 * paragraphs, as the cues were derived with them. A cue whose words are not those of its paragraph in order has none.
 */
export function withSpokenWords(
  cues: readonly Cue[],
  transcript: Transcript,
  times: readonly ParagraphTimes[],
): CheckedCue[] {
  const paragraphs = new Map(transcript.map((paragraph, index) => [paragraph.id, { paragraph, range: times[index]! }]));
  let at = 0;
  let words: readonly WordTime[] = [];
  let current: Paragraph | undefined;
  return cues.map((cue) => {
    const found = cue.paragraphId === null ? undefined : paragraphs.get(cue.paragraphId);
    if (found === undefined) return cue;
    if (found.paragraph !== current) {
      current = found.paragraph;
      words = wordTimesOf(current, found.range);
      at = 0;
    }
    const own = words.slice(at, (at += cue.lines.reduce((sum, line) => sum + tokensOf(line).length, 0)));
    const known = own.filter(isMeasured).map(([startMs, endMs]) => ({ startMs, endMs }));
    return known.length === 0 ? cue : { ...cue, words: known };
  });
}

function isMeasured(word: WordTime): boolean {
  const source = timeSourceOf(word);
  return source === 'anchored' || source === 'byHand';
}
