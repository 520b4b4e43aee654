const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const SECOND_MS = 1_000;

/** What times end with. A file has two times a cue: to look digits up takes a tenth of padding them. */
const SECOND_DIGITS = { ',': secondsBefore(','), '.': secondsBefore('.') };
const FRACTION_DIGITS = Array.from({ length: SECOND_MS }, (_, value) => pad(value, 3));

function secondsBefore(decimalMark: string): string[] {
  return Array.from({ length: 60 }, (_, value) => pad(value, 2) + decimalMark);
}

/** Hours and minutes as they were written last: the next time mostly has the same. */
let written = clockOf(0);

interface Clock {
  readonly minute: number;
  /** `HH:MM:`, alone, on a line of its own, and behind an arrow. */
  readonly alone: string;
  readonly onLine: string;
  readonly behindArrow: string;
}

function clockOf(minute: number): Clock {
  const alone = `${pad(Math.floor(minute / 60), 2)}:${pad(minute % 60, 2)}:`;
  return { minute, alone, onLine: `\n${alone}`, behindArrow: ` --> ${alone}` };
}

/** The clock of a time; throws `RangeError` unless it is a non-negative integer. */
function clockAt(timeMs: number): Clock {
  if (!Number.isSafeInteger(timeMs) || timeMs < 0) throw new RangeError(`not a time in milliseconds: ${timeMs}`);
  const minute = Math.floor(timeMs / MINUTE_MS);
  if (minute !== written.minute) written = clockOf(minute);
  return written;
}

/** The longest time read from a text: about 1,141 years, far below where integers lose their milliseconds. */
const MAX_HOURS_DIGITS = 7;

/**
 * Writes `HH:MM:SS,mmm` (or with `.`), as SubRip and WebVTT want it; hours past 99 take more digits.
 *
 * Throws `RangeError` unless `timeMs` is a non-negative integer.
 */
export function formatTimecode(timeMs: number, decimalMark: ',' | '.'): string {
  return appendSeconds(clockAt(timeMs).alone, timeMs, decimalMark);
}

/**
 * `text` with a line end and `HH:MM:SS,mmm --> HH:MM:SS,mmm` behind it. To append piece by piece takes half the time of
 * making a string of each time.
 *
 * Throws `RangeError` unless both are non-negative integers.
 */
export function appendTimesLine(text: string, startMs: number, endMs: number, decimalMark: ',' | '.'): string {
  const started = appendSeconds(text + clockAt(startMs).onLine, startMs, decimalMark);
  return appendSeconds(started + clockAt(endMs).behindArrow, endMs, decimalMark);
}

function appendSeconds(text: string, timeMs: number, decimalMark: ',' | '.'): string {
  const restMs = timeMs % MINUTE_MS;
  const seconds = Math.floor(restMs / SECOND_MS);
  return text + SECOND_DIGITS[decimalMark][seconds]! + FRACTION_DIGITS[restMs - seconds * SECOND_MS]!;
}

/**
 * Writes a time the short way people read it: `m:ss`, or `h:mm:ss` from one hour on. Rounds down, so that a clock
 * never shows a second that has not begun.
 *
 * Throws `RangeError` unless `timeMs` is a non-negative integer.
 */
export function formatClock(timeMs: number): string {
  const { hours, minutes, seconds } = split(timeMs);
  return hours > 0 ? `${hours}:${pad(minutes, 2)}:${pad(seconds, 2)}` : `${minutes}:${pad(seconds, 2)}`;
}

/** The same with tenths of a second, `m:ss.d`, where times are compared that may be nearer than a second. */
export function formatTenths(timeMs: number, decimalMark: string): string {
  return `${formatClock(timeMs)}${decimalMark}${Math.floor((timeMs % SECOND_MS) / 100)}`;
}

const TIMECODE = new RegExp(String.raw`^(\d{1,${MAX_HOURS_DIGITS}}):([0-5]\d):([0-5]\d)[,.](\d{3})$`);

/** Reads `HH:MM:SS,mmm` or `HH:MM:SS.mmm` and nothing else; `null` when the text is not exactly that. */
export function parseTimecode(text: string): number | null {
  const match = TIMECODE.exec(text);
  if (match === null) return null;
  return join({ hours: match[1], minutes: match[2], seconds: match[3], fraction: match[4] });
}

const COLONS = /^(?:(\d{1,7}):)?(\d{1,7}):([0-5]?\d)(?:[.,](\d{1,9}))?$/;
const SECONDS = /^(\d{1,9})(?:[.,](\d{1,9}))?(?:s|sec|secondes?)?$/;
const UNITS =
  /^(?:(\d{1,7})(?:h|heures?|hours?))?(?:(\d{1,7})(?:min|mn|m|minutes?|['’′])?)?(?:(?<=[a-z'’′])(\d{1,7})(?:[.,](\d{1,9}))?(?:s|sec|secondes?|seconds?|["”″]|'')?)?$/;

/**
 * Reads what a person types to name a time: `62` and `62s` (seconds), `1:02`, `1:02:03.5`, `1h02` (minutes follow
 * hours), `2min30` (seconds follow minutes), `2'30"`. Blanks and capitals do not matter.
 *
 * `null` when the text is no time: more than 59 seconds, or 59 minutes, after a larger unit is a slip, not a time.
 */
export function parseTypedTime(text: string): number | null {
  if (text.length > 100 || /\d\s+\d/u.test(text)) return null;
  const typed = text.replaceAll(/\s/gu, '').toLowerCase();
  if (typed === '') return null;
  return parseColons(typed) ?? parseSeconds(typed) ?? parseUnits(typed);
}

function parseColons(typed: string): number | null {
  const match = COLONS.exec(typed);
  if (match === null) return null;
  const [, hours, minutes, seconds, fraction] = match;
  if (hours !== undefined && Number(minutes) > 59) return null;
  return join({ hours, minutes, seconds, fraction });
}

function parseSeconds(typed: string): number | null {
  const match = SECONDS.exec(typed);
  return match === null ? null : join({ seconds: match[1], fraction: match[2] });
}

function parseUnits(typed: string): number | null {
  const match = UNITS.exec(typed);
  if (match === null || !/^\d/.test(typed)) return null;
  const [, hours, minutes, seconds, fraction] = match;
  if (hours !== undefined && Number(minutes ?? 0) > 59) return null;
  if (minutes !== undefined && Number(seconds ?? 0) > 59) return null;
  return join({ hours, minutes, seconds, fraction });
}

/** Digits of a time by unit; a fraction is what follows the decimal mark, so `5` is half a second. */
interface TimeDigits {
  readonly hours?: string | undefined;
  readonly minutes?: string | undefined;
  readonly seconds?: string | undefined;
  readonly fraction?: string | undefined;
}

function join({ hours = '0', minutes = '0', seconds = '0', fraction = '0' }: TimeDigits): number {
  const whole = Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS + Number(seconds) * SECOND_MS;
  return whole + Math.round(Number(`0.${fraction}`) * SECOND_MS);
}

function split(timeMs: number): { hours: number; minutes: number; seconds: number; milliseconds: number } {
  if (!Number.isSafeInteger(timeMs) || timeMs < 0) throw new RangeError(`not a time in milliseconds: ${timeMs}`);
  return {
    hours: Math.floor(timeMs / HOUR_MS),
    minutes: Math.floor(timeMs / MINUTE_MS) % 60,
    seconds: Math.floor(timeMs / SECOND_MS) % 60,
    milliseconds: timeMs % SECOND_MS,
  };
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
