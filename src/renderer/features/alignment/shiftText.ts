import { formatClock } from '../../../domain/time/timecode.ts';

/** From here on nobody counts in seconds. */
const CLOCK_MS = 60_000;

/** How far a time moves, or how long something lasts, in the user's language: `0,6 s`, or `2:46:27` from a minute on; with a sign where asked. */
export function shiftText(ms: number, language: string, isSigned = false): string {
  // In the tenths that are shown.
  if (Math.round(Math.abs(ms) / 100) * 100 >= CLOCK_MS)
    return `${!isSigned ? '' : ms < 0 ? '−' : '+'}${formatClock(Math.round(Math.abs(ms) / 1_000) * 1_000)}`;
  const number = new Intl.NumberFormat(language, {
    signDisplay: isSigned ? 'always' : 'auto',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  // As beside the plus, and not a hyphen.
  return `${number.format(ms / 1_000).replace('-', '−')}\u00A0s`;
}
