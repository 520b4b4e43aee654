import type { PlacedSentence } from '../alignment/spokenSentences.ts';
import { leftTokens } from '../checks/spokenWords.ts';
import type { CueLimits } from '../segmentation/cueLimits.ts';
import { deriveCues, type CuedTalk, type DerivedCue } from '../segmentation/deriveCues.ts';
import { sentencesOf } from '../transcript/sentencesOf.ts';
import { touches, type TextRange } from '../transcript/textRange.ts';
import { isMostlyTimed, type TimedTranscript } from '../transcript/timedTranscript.ts';
import { tokensOf } from '../transcript/tokensOf.ts';
import type { Paragraph, ParagraphId, Transcript } from '../transcript/transcript.ts';
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
 * A text without the sentences that an alignment found to be said by nobody, whose words still have no time to be said in,
 * and that fill a subtitle or more, which would flash. Others without time may be said: typed, and joined since. They go
 * whole: half a sentence would be left in the subtitles that they share. One that has no subtitle of its own stays, beside
 * what is said or heard, and so does one that a hand has set: a pin, a wording. What is derived from the rest has the
 * times, the dashes and the names of a text in which they never were.
 */
export function withoutUnspoken(timed: TimedTranscript, talk: HeardTalk): SpokenText {
  const isTimed = isMostlyTimed(timed.transcript);
  const untimedOf: UntimedWords = (paragraph) =>
    paragraph.kind === 'heading' ? new Set() : leftTokens(paragraph, talk.language, isTimed);
  const left = new Map<ParagraphId, string[]>();
  let rest = timed;
  for (;;) {
    const cuts = cutsOf(rest, untimedOf, talk);
    if (cuts.size === 0) return { timed: rest, unspoken: inOrder(timed.transcript, left) };
    for (const { id, text } of rest.transcript) {
      const own = (cuts.get(id) ?? []).map(({ from, to }) => text.slice(from, to));
      left.set(id, [...(left.get(id) ?? []), ...own]);
    }
    // Beside what is left out, words may come into other subtitles.
    rest = withoutCuts(rest, cuts);
  }
}

/** Sentences of paragraphs, in the order in which these and their texts have them. */
function inOrder(transcript: Transcript, sentences: ReadonlyMap<ParagraphId, readonly string[]>): string[] {
  return transcript.flatMap(({ id, text }) => {
    return (sentences.get(id) ?? []).toSorted((a, b) => text.indexOf(a) - text.indexOf(b));
  });
}

/** Tells the indexes of the words of a paragraph that have no time to be said in. */
type UntimedWords = (paragraph: Paragraph) => ReadonlySet<number>;

/** The sentences to leave out of each paragraph, without the blanks around them. */
function cutsOf(timed: TimedTranscript, untimedOf: UntimedWords, talk: HeardTalk): Map<ParagraphId, TextRange[]> {
  const cuts = new Map<ParagraphId, TextRange[]>();
  const unspoken = timed.transcript.filter((paragraph) => untimedOf(paragraph).size > 0);
  if (unspoken.length === 0) return cuts;
  const told = new Set(talk.unspoken.map(({ text }) => text));
  const cues = Map.groupBy(deriveCues(timed.transcript, timed.times, talk.limits, talk), (cue) => cue.paragraphId);
  for (const paragraph of unspoken) {
    const ranges = cutsIn(paragraph, untimedOf(paragraph), {
      cues: cues.get(paragraph.id) ?? [],
      language: talk.language,
    }).filter(({ from, to }) => told.has(paragraph.text.slice(from, to)));
    if (ranges.length > 0) cuts.set(paragraph.id, ranges);
  }
  return cuts;
}

/** Those in a paragraph with these cues, whose words have no time, `unspoken` by their indexes. */
function cutsIn(
  { text }: Paragraph,
  unspoken: ReadonlySet<number>,
  { cues, language }: { readonly cues: readonly DerivedCue[]; readonly language: string | null },
): TextRange[] {
  const tokens = tokensOf(text);
  const isUnspoken = ({ from, to }: TextRange): boolean => {
    const own = tokens.flatMap(({ start }, index) => (start >= from && start < to ? [index] : []));
    return own.length > 0 && own.every((index) => unspoken.has(index));
  };
  const shown = cues.map(({ textStart, textEnd, pins }) => ({
    from: textStart,
    to: textEnd,
    isPinned: pins.length > 0,
  }));
  const bare = shown.filter((cue) => !cue.isPinned && isUnspoken(cue));
  const pinned = shown.filter(({ isPinned }) => isPinned);
  return sentencesOf(text, language ?? 'fr')
    .filter(
      (one) => isUnspoken(one) && bare.some((cue) => touches(cue, one)) && !pinned.some((cue) => touches(cue, one)),
    )
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
  const isLeft = (index: number): boolean => !cuts.has(rest[index]!.id) || rest[index]!.text.trim() !== '';
  return {
    transcript: rest.filter((_, index) => isLeft(index)),
    times: times.filter((_, index) => isLeft(index)),
  };
}
