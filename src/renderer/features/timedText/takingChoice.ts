import type { ParsedRequest } from '../../../contract/methods.ts';
import type { TimedTextSummary } from '../../../contract/timedTextSchemas.ts';
import type { ClockShift } from '../../../domain/sound/clockShift.ts';

/** What the user wants of a timed text. */
export interface TakingChoice {
  readonly takes: 'text' | 'times';
  /** Whether the times are shifted as `summary.shift` says. */
  readonly isShifted: boolean;
}

/** From this share of common words on a file is of the same talk. */
const ALIKE = 0.5;

/** What is likely wanted: the times alone when the texts are alike, shifted where that is sure. */
export function likelyChoice(summary: TimedTextSummary): TakingChoice {
  return { takes: matchedShare(summary) >= ALIKE ? 'times' : 'text', isShifted: summary.shift?.isSure === true };
}

/** Which share of the talk's words the file has, 0 to 1. */
export function matchedShare({ timesOnly }: TimedTextSummary): number {
  if (timesOnly === null) return 0;
  const { matchedCount, estimatedCount, keptCount } = timesOnly;
  return matchedCount / Math.max(1, matchedCount + estimatedCount + keptCount);
}

/** What is asked of the library for a choice. */
export function takenBy(
  { takes, isShifted }: TakingChoice,
  { shift }: TimedTextSummary,
): Pick<ParsedRequest<'timedTexts.take'>, 'takes' | 'shift'> {
  const isWanted = isShifted && shift !== null;
  return { takes, shift: isWanted ? { scale: shift.scale, offsetMs: shift.offsetMs } : null };
}

/** How late a file is, in seconds at its start, and how much slower it runs, in percent: what the shift undoes. */
export function fileShiftText({ scale, offsetMs }: ClockShift, language: string): { offset: string; drift: string } {
  const signed = (maximumFractionDigits: number): Intl.NumberFormat =>
    new Intl.NumberFormat(language, { signDisplay: 'exceptZero', maximumFractionDigits });
  const drift = 100 * (1 / scale - 1);
  return {
    offset: withMinus(signed(1).format(-offsetMs / scale / 1_000)),
    drift: withMinus(signed(Math.abs(drift) < 1 ? 3 : 1).format(drift)),
  };
}

function withMinus(text: string): string {
  return text.replace('-', '\u2212');
}
