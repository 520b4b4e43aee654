import type { TimedText } from '../../domain/formats/timedText.ts';
import { shiftTimes } from '../../domain/formats/shiftTimes.ts';
import type { ClockShift } from '../../domain/sound/clockShift.ts';
import type { Transcript } from '../../domain/transcript/transcript.ts';
import { adoptParagraphs } from '../notices/adoptParagraphs.ts';
import type { TimedFile } from './readTimedFile.ts';

/** A timed text as what lends its times: who speaks does not matter; anchors count on from `firstAnchor`. */
export function sourceOfTimes({ paragraphs }: TimedText, firstAnchor = 0): Transcript {
  const unnamed = paragraphs.map((paragraph) => ({ ...paragraph, speaker: null }));
  return adoptParagraphs(unnamed, [], firstAnchor).paragraphs;
}

/** A timed file with its times on the clock of the talk. */
export function shiftedFile(file: TimedFile, shift: ClockShift | null): TimedFile {
  if (shift === null) return file;
  return { ...file, text: { ...file.text, paragraphs: shiftTimes(file.text.paragraphs, shift) } };
}
