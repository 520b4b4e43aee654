/**
 * Reads `h:mm:ss.fff`, `mm:ss.ff` or `ss.f`, as formats with loose clocks write it: fields of any length, a fraction of
 * any length behind `.` or `,`. `null` for anything else.
 */
export function readClockTime(text: string): number | null {
  const match = /^\s*(?:(?:(\d{1,7}):)?(\d{1,9}):)?(\d{1,9})(?:[.,](\d{1,9}))?\s*$/.exec(text);
  if (match === null) return null;
  const [, hours = '0', minutes = '0', seconds = '0', fraction = '0'] = match;
  const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  return whole * 1_000 + Math.round(Number(`0.${fraction}`) * 1_000);
}

/** Writes `h:mm:ss.fff` with so many digits of a fraction, 1 to 3; a finer time is rounded. */
export function formatClockTime(timeMs: number, digits: 1 | 2 | 3): string {
  const unitMs = 10 ** (3 - digits);
  const units = Math.round(timeMs / unitMs);
  const perSecond = 10 ** digits;
  const seconds = Math.floor(units / perSecond);
  const clock = `${Math.floor(seconds / 3_600)}:${pad(Math.floor(seconds / 60) % 60, 2)}:${pad(seconds % 60, 2)}`;
  return `${clock}.${pad(units % perSecond, digits)}`;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
