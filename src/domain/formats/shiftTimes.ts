import { shiftedMs, type ClockShift } from '../sound/clockShift.ts';
import { ESTIMATED } from '../transcript/transcript.ts';
import type { TimedParagraph } from './lutrinJson.ts';

/**
 * The times of a source on another clock. What comes to lie before its start has no length, at 0; words of it are
 * estimates, as they are not heard there, and a start that was set by hand counts as that no more.
 */
export function shiftTimes(paragraphs: readonly TimedParagraph[], shift: ClockShift): TimedParagraph[] {
  const place = (timeMs: number): number => Math.max(0, shiftedMs(timeMs, shift));
  const placeEnd = (timeMs: number | null): number | null => (timeMs === null ? null : place(timeMs));
  return paragraphs.map(({ isStartByHand, ...paragraph }) => ({
    ...paragraph,
    ...(isStartByHand === true && shiftedMs(paragraph.startMs ?? 0, shift) >= 0 ? { isStartByHand } : {}),
    startMs: placeEnd(paragraph.startMs),
    endMs: placeEnd(paragraph.endMs),
    words: paragraph.words.map(([startMs, endMs, anchor]) => {
      if (shiftedMs(startMs, shift) < 0 && shiftedMs(endMs, shift) <= 0) return [0, 0, ESTIMATED];
      return anchor === undefined ? [place(startMs), place(endMs)] : [place(startMs), place(endMs), anchor];
    }),
  }));
}
