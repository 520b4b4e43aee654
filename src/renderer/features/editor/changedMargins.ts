import type { ParagraphTimes } from '../../../domain/transcript/estimateTimes.ts';
import type { TimedTranscript } from '../../../domain/transcript/timedTranscript.ts';
import type { SpeakerId, Transcript } from '../../../domain/transcript/transcript.ts';

/**
 * The indexes of the paragraphs whose margin shows something else than before, in order; all, when paragraphs came or
 * went. Unchanged paragraphs are the same objects.
 */
export function changedMargins(before: TimedTranscript, after: TimedTranscript): number[] {
  const changed: number[] = [];
  const isSameLength = before.transcript.length === after.transcript.length;
  // Whether a turn begins depends on who spoke before; a heading is nobody's turn.
  let isBehindChange = false;
  for (let index = 0; index < after.transcript.length; index++) {
    const paragraph = after.transcript[index]!;
    const isSame = isSameLength && paragraph === before.transcript[index];
    if (!isSame || isBehindChange || !isShownAlike(before.times[index]!, after.times[index]!)) changed.push(index);
    if (!isSame) isBehindChange = true;
    else if (paragraph.kind === 'paragraph') isBehindChange = false;
  }
  return changed;
}

/** Whether margins show two times alike: in whole seconds. */
export function isShownAlike(a: ParagraphTimes, b: ParagraphTimes): boolean {
  if (a === b) return true;
  return a.isStartEstimated === b.isStartEstimated && Math.floor(a.startMs / 1_000) === Math.floor(b.startMs / 1_000);
}

/** Whether somebody else spoke before. */
export function isTurn(transcript: Transcript, index: number): boolean {
  let before = index - 1;
  while (before >= 0 && transcript[before]!.kind === 'heading') before--;
  const speakerBefore: SpeakerId | null = transcript[before]?.speakerId ?? null;
  return transcript[index]!.speakerId !== speakerBefore;
}
