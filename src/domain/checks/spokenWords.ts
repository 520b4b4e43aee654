import { unspokenTokens } from '../alignment/hasUnspokenSentence.ts';
import { soundTokens } from '../alignment/soundTokens.ts';
import type { DerivedCue } from '../segmentation/deriveCues.ts';
import type { ParagraphTimes } from '../transcript/estimateTimes.ts';
import { isMostlyTimed, timedWordsOf, type TimedWords } from '../transcript/timedTranscript.ts';
import { timeSourceOf, type Paragraph, type Transcript, type WordTime } from '../transcript/transcript.ts';
import type { CheckedCue } from './violation.ts';

/**
 * Derived cues with the times of their words, as far as these were measured or set by hand: a word is that of the cue
 * it begins in. `times` are those of the paragraphs, as the cues were derived with them. A cue that shows a wording has
 * none: its words are not those that are said. Of others it is told what nobody says, as far as that is known.
 */
export function withSpokenWords(
  cues: readonly DerivedCue[],
  transcript: Transcript,
  times: readonly ParagraphTimes[],
): CheckedCue[] {
  return [...spokenCuesOf(cues, transcript, times)];
}

/** `withSpokenWords`, one cue after another. */
export function* spokenCuesOf(
  cues: readonly DerivedCue[],
  transcript: Transcript,
  times: readonly ParagraphTimes[],
): Generator<CheckedCue> {
  const places = new Map(transcript.map(({ id }, index) => [id, index]));
  const isTimed = isMostlyTimed(transcript);
  let at = 0;
  let left: ReadonlySet<number> = new Set();
  let words: TimedWords = { tokens: [], times: [] };
  let current = -1;
  for (const cue of cues) {
    const place = places.get(cue.paragraphId);
    if (place === undefined) {
      yield cue;
      continue;
    }
    if (place !== current) {
      current = place;
      words = timedWordsOf({ transcript, times }, place);
      left = leftTokens(transcript[place]!, isTimed);
      at = 0;
    }
    const { tokens } = words;
    const first = at;
    while (at < tokens.length && tokens[at]!.start < cue.textEnd) at++;
    if (cue.pins.some(({ pin, isMet }) => pin.kind === 'wording' && isMet)) yield cue;
    else {
      const spoken = spokenCue(cue, words.times.slice(first, at));
      const own = tokens.slice(first, at).filter((_, index) => left.has(first + index));
      const { text } = transcript[place]!;
      yield own.length === 0 ? spoken : { ...spoken, unspoken: text.slice(own[0]!.start, own.at(-1)!.end) };
    }
  }
}

/**
 * The words of a paragraph that nobody says, by their indexes: those of its sentences that an alignment left, or all
 * where it left the whole paragraph without times, as is known where most of the text has some. Sounds are never said.
 */
function leftTokens(paragraph: Paragraph, isTimed: boolean): ReadonlySet<number> {
  const { startMs, endMs, words } = paragraph;
  if (words.length > 0) return unspokenTokens(paragraph, null);
  if (!isTimed || startMs !== null || endMs !== null) return new Set();
  return new Set(soundTokens(paragraph).flatMap((isSound, index) => (isSound ? [] : [index])));
}

/** A cue with the times of the words that are said in it. */
function spokenCue(cue: DerivedCue, said: readonly WordTime[]): CheckedCue {
  const known = said.filter(isMeasured);
  if (known.length === 0) return cue;
  const spoken = { ...cue, words: known.map(([startMs, endMs]) => ({ startMs, endMs })) };
  return isMeasured(said[0]!) ? { ...spoken, firstWordMs: said[0]![0] } : spoken;
}

function isMeasured(word: WordTime): boolean {
  const source = timeSourceOf(word);
  return source === 'anchored' || source === 'byHand';
}
