import { LECTURE_FR, type CueLimits } from '../segmentation/cueLimits.ts';
import { deriveCues } from '../segmentation/deriveCues.ts';
import { estimateTimes } from '../transcript/estimateTimes.ts';
import type { Transcript } from '../transcript/transcript.ts';
import { cueFileOf } from './cueFile.ts';
import { formatPlainText, type TalkNames } from './plainText.ts';
import { formatSrt } from './srt.ts';
import { formatVtt } from './vtt.ts';

/**
 * The formats a talk can be delivered in, and how each is written.
 *
 * To add one: 1. a file beside this one with `formatX(cues)`, its parser and their round-trip law; 2. a line here;
 * 3. its name in `EXPORT_FORMATS` of the contract; 4. a sample.
 */
const FORMATTERS = { srt: formatSrt, vtt: formatVtt, txt: null } as const;

/** A talk as it is delivered. */
export interface FormattedTalk {
  readonly text: string;
  /** 0 for a format without cues. */
  readonly cueCount: number;
  /** Spoken paragraphs whose start or end is only an estimate. 0 for a format without times. */
  readonly estimatedCount: number;
}

/**
 * Writes a talk in a format. Cues are derived with its `limits`, those for lectures in French if it has none. `durationMs` is the length of
 * the recording, `null` when there is none: paragraphs without times are estimated with it.
 */
export function formatTalk(
  talk: TalkNames & { readonly limits?: CueLimits },
  transcript: Transcript,
  format: keyof typeof FORMATTERS,
  durationMs: number | null,
): FormattedTalk {
  const formatCues = FORMATTERS[format];
  if (formatCues === null) return { text: formatPlainText(talk, transcript), cueCount: 0, estimatedCount: 0 };
  const times = estimateTimes(transcript, durationMs);
  const cues = deriveCues(transcript, times, talk.limits ?? LECTURE_FR, { speakers: talk.speakers, durationMs });
  const estimated = transcript.filter(({ kind, text }, index) => {
    const { isStartEstimated, isEndEstimated } = times[index]!;
    return kind === 'paragraph' && text.trim() !== '' && (isStartEstimated || isEndEstimated);
  });
  return { text: formatCues(cueFileOf(cues)).text, cueCount: cues.length, estimatedCount: estimated.length };
}
