import { estimateTimes, type ParagraphTimes } from './estimateTimes.ts';
import type { TimedTranscript } from './timedTranscript.ts';
import type { Paragraph, Transcript } from './transcript.ts';

/**
 * `estimateTimes` of a text that was `before`, with the same `durationMs`: the very array of before where a change
 * touched nothing that times depend on, as at most keys.
 */
export function estimateTimesAfter(
  before: TimedTranscript,
  transcript: Transcript,
  durationMs: number | null,
): readonly ParagraphTimes[] {
  const isSame =
    before.transcript.length === transcript.length &&
    transcript.every((paragraph, index) => isEstimatedAlike(before.transcript[index]!, paragraph));
  return isSame ? before.times : estimateTimes(transcript, durationMs);
}

/** The length of a text counts only where an end of its time is not known. */
function isEstimatedAlike(a: Paragraph, b: Paragraph): boolean {
  if (a === b) return true;
  const isKnown = b.kind === 'heading' || (b.startMs !== null && b.endMs !== null);
  return (
    a.kind === b.kind && a.startMs === b.startMs && a.endMs === b.endMs && (isKnown || a.text.length === b.text.length)
  );
}
