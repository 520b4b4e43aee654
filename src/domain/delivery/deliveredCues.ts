import { cuesOfFile } from '../checks/cuesOfFile.ts';
import { withSpokenWords } from '../checks/spokenWords.ts';
import type { CheckedCue } from '../checks/violation.ts';
import { parseCueFile, type CueFormatName } from '../formats/cueFormats.ts';
import { CueSource } from '../formats/cueSource.ts';
import type { DerivedCue } from '../segmentation/deriveCues.ts';
import type { TimedTranscript } from '../transcript/timedTranscript.ts';
import type { SpeakerId } from '../transcript/transcript.ts';

/** How derived cues are delivered: moved by so many milliseconds, and by whom and in which language they are spoken. */
interface DeliveredAs {
  readonly speakers: readonly { readonly id: SpeakerId; readonly name: string }[];
  readonly offsetMs: number;
  /** BCP 47; `null` when not known. */
  readonly language: string | null;
}

/**
 * Derived cues as they are checked when they are delivered, with their words moved as they are; those that would end
 * before 0 are left out. Who speaks is known here even where the format or the style does not say it: a missing dash is
 * missed all the same.
 */
export function deliveredCues(
  cues: readonly DerivedCue[],
  timed: TimedTranscript,
  { speakers, offsetMs, language }: DeliveredAs,
): CheckedCue[] {
  const names = new Map(speakers.map(({ id, name }) => [id, name]));
  const voices = new Map(timed.transcript.map(({ id, speakerId }) => [id, speakerId]));
  return withSpokenWords(cues, timed.transcript, timed.times, language).flatMap((cue, index): CheckedCue[] => {
    if (offsetMs !== 0 && cue.endMs + offsetMs <= 0) return [];
    const { lines, words, unspoken } = cue;
    const speakerId = voices.get(cues[index]!.paragraphId) ?? null;
    const moved = {
      startMs: offsetMs === 0 ? cue.startMs : Math.max(0, cue.startMs + offsetMs),
      endMs: cue.endMs + offsetMs,
      lines,
      speaker: speakerId === null ? null : (names.get(speakerId) ?? null),
      ...(unspoken !== undefined && { unspoken }),
    };
    if (words === undefined) return [moved];
    return [
      {
        ...moved,
        words: words.map(({ startMs, endMs }) => ({ startMs: startMs + offsetMs, endMs: endMs + offsetMs })),
      },
    ];
  });
}

/**
 * Delivered cues with the times and lines that their file has, which may have rounded, cut or replaced some; what no
 * file says of them stays known.
 */
export function cuesAsWritten(
  cues: readonly CheckedCue[],
  text: string,
  format: CueFormatName,
  frameRate: number,
): CheckedCue[] {
  const written = cuesOfFile(parseCueFile(new CueSource(text), format, { frameRate }).value?.cues ?? []);
  if (written.length !== cues.length) return written;
  return cues.map((cue, index) => {
    const { startMs, endMs, lines } = written[index]!;
    return { ...cue, startMs, endMs, lines };
  });
}
