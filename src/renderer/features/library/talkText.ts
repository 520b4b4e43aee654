const NO_BREAK = '\u00a0';

/**
 * A date of a notice in the reader's language, as exact as the notice is: `2023` stays a year. A text that is no
 * date is shown as it is.
 */
export function formatRecordedOn(date: string, language: string): string {
  const [year, month, day] = date.split('-').map(Number);
  if (year === undefined || !Number.isInteger(year) || month === undefined) return date;
  const instant = new Date(Date.UTC(year, month - 1, day ?? 1));
  if (Number.isNaN(instant.getTime())) return date;
  return dateFormat(language, day === undefined ? 'month' : 'day').format(instant);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format is slow, and a list makes one per row. */
function dateFormat(language: string, precision: 'month' | 'day'): Intl.DateTimeFormat {
  const key = `${language} ${precision}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const day = precision === 'day' ? ({ day: 'numeric' } as const) : {};
  const made = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'short', ...day, timeZone: 'UTC' });
  formats.set(key, made);
  return made;
}

/** A duration to the minute, as `1 h 12` or `45 min`; below a minute in seconds. */
export function formatDuration(durationMs: number): string {
  if (durationMs < 59_500) return `${Math.round(durationMs / 1_000)}${NO_BREAK}s`;
  const minutes = Math.round(durationMs / 60_000);
  if (minutes < 60) return `${minutes}${NO_BREAK}min`;
  return [Math.floor(minutes / 60), 'h', String(minutes % 60).padStart(2, '0')].join(NO_BREAK);
}
