import { isKnownTime } from './checkTimes.ts';
import { matchWords } from './matchWords.ts';
import { piecesOf, type SpokenPieces } from './spokenPieces.ts';
import { tokensOf } from './tokensOf.ts';
import { ESTIMATED, type Paragraph, type Transcript, type WordTime } from './transcript.ts';
import { wordTimesOf } from './wordTimes.ts';

/** What a text has in common with a source of times. */
export interface MatchedTimes {
  /** By word of the text, headings left out: the time that the source has for it, `null` for none. */
  readonly times: readonly (WordTime | null)[];
  /** By word of the text: the number of the word of the source that it begins with, -1 for none. */
  readonly partners: Int32Array;
  /** The times of the source, by word; `null` where it has none. */
  readonly sourceTimes: readonly (WordTime | null)[];
}

/**
 * Finds the words of a text in a source that has their times. The anchor is the source's. A time that lies within a word
 * of the source (`l'homme` for `homme`) is an estimate; so is what was one.
 */
export function matchTimes(spoken: Transcript, source: Transcript): MatchedTimes {
  const heard = source.filter(({ kind }) => kind === 'paragraph');
  const sourceTimes = heard.flatMap(timesOf);
  const [own, others] = [piecesOf(spoken), piecesOf(heard)];
  const pairs = matchWords(own.texts, others.texts);
  const wordCount = spoken.reduce((sum, { text }) => sum + tokensOf(text).length, 0);
  const times = Array<WordTime | null>(wordCount).fill(null);
  const partners = new Int32Array(wordCount).fill(-1);
  const given = new Set<number>();
  for (let from = 0; from < pairs.length;) {
    let past = from + 1;
    while (past < pairs.length && own.owners[past] === own.owners[from]) past++;
    const ends: PairedEnds = { first: pairs[from]!, last: pairs[past - 1]!, count: past - from };
    const time = timeBetween(ends, others, sourceTimes);
    if (time !== null) {
      const word = own.owners[from]!;
      partners[word] = others.owners[ends.first]!;
      // Of two words that the source has as one, the first has its anchor.
      times[word] = given.has(time[2]) ? [time[0], time[1], ESTIMATED] : time;
      if (time[2] >= 0) given.add(time[2]);
    }
    from = past;
  }
  return { times, partners, sourceTimes };
}

function timesOf(paragraph: Paragraph): readonly (WordTime | null)[] {
  const { text, words, startMs, endMs } = paragraph;
  if (words.length > 0) return words;
  return startMs === null || endMs === null
    ? tokensOf(text).map(() => null)
    : wordTimesOf(paragraph, { startMs, endMs });
}

/** What the first and the last piece of a word are in the source. */
interface PairedEnds {
  readonly first: number;
  readonly last: number;
  readonly count: number;
}

function timeBetween(
  { first, last, count }: PairedEnds,
  { owners, shares }: SpokenPieces,
  times: readonly (WordTime | null)[],
): WordTime | null {
  if (first < 0 || last < first || last - first > 2 * count) return null;
  const [start, end] = [times[owners[first]!], times[owners[last]!]];
  if (start === null || start === undefined || end === null || end === undefined) return null;
  const [startShare] = shares[first]!;
  const [, endShare] = shares[last]!;
  const isWhole = owners[first - 1] !== owners[first];
  const isWholeEnd = owners[last + 1] !== owners[last];
  return [
    isWhole ? start[0] : within(start, startShare),
    isWholeEnd ? end[1] : within(end, endShare),
    isWhole && isKnownTime(start) ? start[2] : ESTIMATED,
  ];
}

function within([startMs, endMs]: WordTime, share: number): number {
  return startMs + Math.round(Math.max(0, endMs - startMs) * share);
}
