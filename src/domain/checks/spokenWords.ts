import { unspokenTokens } from '../alignment/hasUnspokenSentence.ts';
import { soundTokens } from '../alignment/soundTokens.ts';
import type { DerivedCue } from '../segmentation/deriveCues.ts';
import { isKnownTime } from '../transcript/checkTimes.ts';
import type { ParagraphTimes } from '../transcript/estimateTimes.ts';
import type { TextRange } from '../transcript/textRange.ts';
import { isMostlyTimed, timedWordsOf, type TimedWords } from '../transcript/timedTranscript.ts';
import type { Token } from '../transcript/tokensOf.ts';
import type { Paragraph, Transcript, WordTime } from '../transcript/transcript.ts';
import type { CheckedCue } from './violation.ts';

/**
 * Derived cues with the times of their words, as far as these were measured or set by hand: a word is that of the cue
 * it begins in. `times` are those of the paragraphs, as the cues were derived with them. A cue that shows a wording has
 * none: its words are not those that are said. Of others it is told what nobody says, as far as that is known, by the
 * sentences of the talk's language, BCP 47.
 */
export function withSpokenWords(
  cues: readonly DerivedCue[],
  transcript: Transcript,
  times: readonly ParagraphTimes[],
  language: string | null,
): CheckedCue[] {
  return [...spokenCuesOf(cues, transcript, times, language)];
}

/** `withSpokenWords`, one cue after another. */
export function* spokenCuesOf(
  cues: readonly DerivedCue[],
  transcript: Transcript,
  times: readonly ParagraphTimes[],
  language: string | null,
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
      left = leftTokens(transcript[place]!, language, isTimed);
      at = 0;
    }
    const { tokens } = words;
    const first = at;
    while (at < tokens.length && tokens[at]!.start < cue.textEnd) at++;
    if (cue.pins.some(({ pin, isMet }) => pin.kind === 'wording' && isMet)) yield cue;
    else {
      const spoken = spokenCue(cue, words.times.slice(first, at));
      const { text } = transcript[place]!;
      const runs = runsOf(tokens, [first, at], left);
      const unspoken = runs.map(({ from, to }) => text.slice(from, to)).join(' … ');
      yield unspoken === '' ? spoken : { ...spoken, unspoken };
    }
  }
}

/**
 * The words of a paragraph that nobody says, by their indexes: those of its sentences that an alignment left, or all
 * where it left the whole paragraph without times, as is known where most of the text has some. Sounds are never said.
 */
export function leftTokens(paragraph: Paragraph, language: string | null, isTimed: boolean): ReadonlySet<number> {
  const { startMs, endMs, words, isStartByHand } = paragraph;
  if (words.length > 0) return unspokenTokens(paragraph, language);
  // An alignment leaves a start that was set by hand.
  if (!isTimed || (startMs !== null && !isStartByHand) || endMs !== null) return new Set();
  return new Set(soundTokens(paragraph).flatMap((isSound, index) => (isSound ? [] : [index])));
}

/** Where those of the tokens `[from, to)` whose index is in `chosen` stand in the text, neighbours as one. */
function runsOf(
  tokens: readonly Token[],
  [from, to]: readonly [number, number],
  chosen: ReadonlySet<number>,
): TextRange[] {
  const runs: TextRange[] = [];
  for (let index = from; index < to; index++) {
    if (!chosen.has(index)) continue;
    const { start, end } = tokens[index]!;
    const before = chosen.has(index - 1) ? runs.pop() : undefined;
    runs.push({ from: before?.from ?? start, to: end });
  }
  return runs;
}

/** A cue with the times of the words that are said in it. */
function spokenCue(cue: DerivedCue, said: readonly WordTime[]): CheckedCue {
  const known = said.filter(isKnownTime);
  if (known.length === 0) return cue;
  const spoken = { ...cue, words: known.map(([startMs, endMs]) => ({ startMs, endMs })) };
  return isKnownTime(said[0]!) ? { ...spoken, firstWordMs: said[0]![0] } : spoken;
}
