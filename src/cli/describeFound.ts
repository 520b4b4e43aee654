import type { Alignment } from '../domain/alignment/alignment.ts';
import { formatClock } from '../domain/time/timecode.ts';

/** More are counted, not told: a text of another lecture has one for each sentence. */
const MOST_TOLD = 20;

/** How many sentences have a time: `36 sentences`, or `30 of 36 sentences`. */
export function alignedCount(sentences: Alignment['sentences']): string {
  const { length } = sentences;
  const spoken = sentences.filter((sentence) => sentence.spoken).length;
  return `${spoken === length ? '' : `${spoken} of `}${length} ${length === 1 ? 'sentence' : 'sentences'}`;
}

/** What an alignment found amiss, a line each: sentences that are not said, and speech that the text does not have. */
export function describeFound({ sentences, unscripted }: Pick<Alignment, 'sentences' | 'unscripted'>): string[] {
  const unspoken = sentences.filter(({ spoken }) => !spoken);
  return [
    ...firstOf(unspoken.map(({ text, startMs }) => `not spoken (at ${formatClock(startMs)}): ${text}`)),
    ...firstOf(
      unscripted.map(({ startMs, endMs }) => `speech without text: ${formatClock(startMs)} to ${formatClock(endMs)}`),
    ),
  ];
}

function firstOf(lines: readonly string[]): string[] {
  const more = lines.length - MOST_TOLD;
  return more > 0 ? [...lines.slice(0, MOST_TOLD), `  … and ${more} more`] : [...lines];
}
