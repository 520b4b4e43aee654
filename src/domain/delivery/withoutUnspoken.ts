import type { PlacedSentence } from '../alignment/spokenSentences.ts';
import { leftTokens } from '../checks/spokenWords.ts';
import type { CueLimits } from '../segmentation/cueLimits.ts';
import { deriveCues, type CuedTalk } from '../segmentation/deriveCues.ts';
import { sentencesOf } from '../transcript/sentencesOf.ts';
import { touches, type TextRange } from '../transcript/textRange.ts';
import { isMostlyTimed, type TimedTranscript } from '../transcript/timedTranscript.ts';
import { tokensOf } from '../transcript/tokensOf.ts';
import type { Paragraph, ParagraphId } from '../transcript/transcript.ts';
import { withoutRanges } from './spokenForm.ts';

/** What tells which subtitles of a text nobody says. */
interface HeardTalk extends CuedTalk {
  /** BCP 47; `null` when not known. */
  readonly language: string | null;
  readonly limits: CueLimits;
  /** What alignments found that nobody says. */
  readonly unspoken: readonly PlacedSentence[];
}

/** A text as its subtitles are derived from it, and the sentences that are left out of it. */
interface SpokenText {
  readonly timed: TimedTranscript;
  readonly unspoken: readonly string[];
}

/**
 * A text without the sentences that an alignment found to be said by nobody, whose words still have no time to be said in:
 * their subtitles would flash. Others without time may be said: typed, and joined since. What a hand has set stays: a pin, a
 * wording. What is derived from the rest has the times, the dashes and the names of a text in which they never were.
 */
export function withoutUnspoken(timed: TimedTranscript, talk: HeardTalk): SpokenText {
  if (talk.unspoken.length === 0) return { timed, unspoken: [] };
  const { transcript, times } = timed;
  const isTimed = isMostlyTimed(transcript);
  const told = new Set(talk.unspoken.map(({ text }) => text));
  const cuts = new Map<ParagraphId, TextRange[]>();
  for (const paragraph of transcript) {
    if (paragraph.kind === 'heading') continue;
    const unspoken = leftTokens(paragraph, talk.language, isTimed);
    const ranges = unspoken.size === 0 ? [] : sentencesOfWords(paragraph, unspoken, talk.language);
    const own = ranges.filter(({ from, to }) => told.has(paragraph.text.slice(from, to)));
    if (own.length > 0) cuts.set(paragraph.id, own);
  }
  if (cuts.size === 0) return { timed, unspoken: [] };
  for (const { pins, paragraphId, textStart, textEnd } of deriveCues(transcript, times, talk.limits, talk)) {
    if (pins.length === 0 || !cuts.has(paragraphId)) continue;
    const pinned = { from: textStart, to: textEnd };
    cuts.set(
      paragraphId,
      cuts.get(paragraphId)!.filter((one) => !touches(pinned, one)),
    );
  }
  const unspoken = transcript.flatMap(({ id, text }) =>
    (cuts.get(id) ?? []).map(({ from, to }) => text.slice(from, to)),
  );
  return { timed: withoutCuts(timed, cuts), unspoken };
}

/** The sentences of a paragraph that have no words but the chosen ones, by their indexes; without the blanks around them. */
function sentencesOfWords({ text }: Paragraph, chosen: ReadonlySet<number>, language: string | null): TextRange[] {
  const tokens = tokensOf(text);
  return sentencesOf(text, language ?? 'fr')
    .filter(({ from, to }) => {
      const own = tokens.flatMap(({ start }, index) => (start >= from && start < to ? [index] : []));
      return own.length > 0 && own.every((index) => chosen.has(index));
    })
    .map((sentence) => trimmed(text, sentence));
}

function trimmed(text: string, { from, to }: TextRange): TextRange {
  const own = text.slice(from, to);
  return { from: to - own.trimStart().length, to: from + own.trimEnd().length };
}

/** Paragraphs of which nothing is left go with their times: nothing is spoken then. */
function withoutCuts(
  { transcript, times }: TimedTranscript,
  cuts: ReadonlyMap<ParagraphId, TextRange[]>,
): TimedTranscript {
  const rest = transcript.map((paragraph) => withoutRanges(paragraph, cuts.get(paragraph.id) ?? []));
  const isLeft = (index: number): boolean =>
    (cuts.get(rest[index]!.id) ?? []).length === 0 || rest[index]!.text.trim() !== '';
  return {
    transcript: rest.filter((_, index) => isLeft(index)),
    times: times.filter((_, index) => isLeft(index)),
  };
}
