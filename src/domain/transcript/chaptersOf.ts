import type { ParagraphTimes } from './estimateTimes.ts';
import type { Transcript } from './transcript.ts';

/** A chapter: its title, and when it starts in the recording, in integer milliseconds. */
export interface Chapter {
  readonly startMs: number;
  readonly title: string;
}

/** The chapters that the headings of a transcript open, in order; headings without text are left out. */
export function chaptersOf(transcript: Transcript, times: readonly ParagraphTimes[]): Chapter[] {
  if (times.length !== transcript.length) throw new RangeError('a time for each paragraph is needed');
  return transcript.flatMap(({ kind, text }, index) => {
    const title = text.trim();
    return kind === 'heading' && title !== '' ? [{ startMs: times[index]!.startMs, title }] : [];
  });
}
