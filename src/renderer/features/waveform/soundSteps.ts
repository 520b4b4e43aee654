import { paragraphAt, wordAt, type TimedTranscript } from '../../../domain/transcript/timedTranscript.ts';

/** Where the next word or paragraph begins after a time, `Infinity` behind the last. */
export function stepForward(timed: TimedTranscript, timeMs: number, unit: 'word' | 'paragraph'): number {
  if (unit === 'word') return wordAt(timed, timeMs).untilMs;
  const { transcript, times } = timed;
  for (let index = paragraphAt(timed, timeMs) + 1; index < times.length; index++) {
    if (transcript[index]!.kind === 'paragraph' && times[index]!.startMs > timeMs) return times[index]!.startMs;
  }
  return Infinity;
}

/** Where the word or paragraph begins that is heard just before a time, 0 before the first. */
export function stepBack(timed: TimedTranscript, timeMs: number, unit: 'word' | 'paragraph'): number {
  if (timeMs <= 0) return 0;
  if (unit === 'word') return Math.max(0, wordAt(timed, timeMs - 1).sinceMs);
  return timed.times[paragraphAt(timed, timeMs - 1)]?.startMs ?? 0;
}
