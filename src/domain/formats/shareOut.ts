import type { Token } from '../transcript/tokensOf.ts';
import { ESTIMATED } from '../transcript/transcript.ts';
import { interpolate, type TimeRange } from '../transcript/wordTimes.ts';
import type { SpanWord } from './timedText.ts';

/**
 * Shares a known stretch of time out over the tokens spoken in it, by length of text.
 *
 * The first and the last have an end that the source gives, and count as known; those between are estimates. A
 * stretch that runs backwards goes to all its tokens as it is: it is the source's, to be listed and mended later.
 */
export function shareOut(tokens: readonly Token[], { startMs, endMs }: TimeRange): SpanWord[] {
  const isForward = endMs >= startMs;
  return interpolate(tokens, { startMs, endMs }, ESTIMATED).map(([from, to], index) => ({
    startMs: isForward ? from : startMs,
    endMs: isForward ? to : endMs,
    confidence: null,
    isKnown: index === 0 || index === tokens.length - 1,
  }));
}
