import { parseTypedTime } from '../../../domain/time/timecode.ts';

/** What a typed text means for a field: its value, or which message says why it has none. */
export type Parsed<T> = { readonly value: T } | { readonly error: FieldError };
/** The messages of the fields, by name. */
export type FieldError = 'titleMissing' | 'dateBad' | 'durationBad' | 'languageBad';

const PARTS = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/;
const DAY_FIRST = /^(?:(\d{1,2})[/.])?(\d{1,2})[/.](\d{4})$/;

/** A text on one line, or `null`. No-break spaces are part of it. */
export function parseLine(text: string): Parsed<string | null> {
  const line = text.replaceAll(/[ \t\r\n]+/g, ' ').trim();
  return { value: line === '' ? null : line };
}

/** A title, which a talk cannot be without. */
export function parseTitle(text: string): Parsed<string> {
  const parsed = parseLine(text);
  return 'value' in parsed && parsed.value !== null ? { value: parsed.value } : { error: 'titleMissing' };
}

/** A text of paragraphs, or `null`. */
export function parseProse(text: string): Parsed<string | null> {
  const prose = text.trim();
  return { value: prose === '' ? null : prose };
}

/** `yyyy`, `yyyy-mm` or `yyyy-mm-dd`; `12/3/2024` and `3/2024` are read the European way. */
export function parseDate(text: string): Parsed<string | null> {
  const typed = text.trim();
  if (typed === '') return { value: null };
  const european = DAY_FIRST.exec(typed);
  const [, year, month, day] = european === null ? (PARTS.exec(typed) ?? []) : reversed(european);
  if (year === undefined) return { error: 'dateBad' };
  const parts = [year, month, day].filter((part) => part !== undefined).map((part) => part.padStart(2, '0'));
  return isOnCalendar(year, month, day) ? { value: parts.join('-') } : { error: 'dateBad' };
}

/** A length as people type it, in milliseconds. */
export function parseDuration(text: string): Parsed<number | null> {
  if (text.trim() === '') return { value: null };
  const timeMs = parseTypedTime(text);
  return timeMs === null || timeMs === 0 ? { error: 'durationBad' } : { value: timeMs };
}

/** A BCP 47 language tag, in its usual spelling. */
export function parseLanguage(text: string): Parsed<string | null> {
  const typed = text.trim();
  if (typed === '') return { value: null };
  return languageName(typed, 'en') === null ? { error: 'languageBad' } : { value: Intl.getCanonicalLocales(typed)[0]! };
}

/** What a language is called in another; `null` when the tag names none. */
export function languageName(tag: string, inLanguage: string): string | null {
  try {
    return new Intl.DisplayNames(inLanguage, { type: 'language', fallback: 'none' }).of(tag) ?? null;
  } catch {
    // A text that is no tag at all.
    return null;
  }
}

function reversed([all, day, month, year]: RegExpExecArray): (string | undefined)[] {
  return [all, year, month, day];
}

function isOnCalendar(year: string, month = '1', day = '1'): boolean {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}
