import type { UnreadTimes } from './cueFile.ts';
import { isSrtNumber } from './srtNumber.ts';
import { readStrictTimes, STRICT_LENGTH } from './strictTimes.ts';

/** The times of a cue of SubRip, and what stands behind them on their line. */
interface SrtTiming {
  readonly startMs: number;
  readonly endMs: number;
  readonly trailing: string;
  /** Whether it is written as `00:00:00,000 --> 00:00:00,000`, to the letter. */
  readonly isStrict: boolean;
  /** Whether both have only minutes and seconds, as times of the day in a text do. */
  readonly isShort?: boolean;
  /** Which of the times could not be read; they are 0. */
  readonly unread?: UnreadTimes;
}

/** A line that holds times: where it begins and ends in the text. */
export interface TimingLine extends SrtTiming {
  readonly from: number;
  readonly to: number;
}

// Hours may be missing, fields short, the fraction of any length or set off by a colon (`00:00:04:609`); East Asian
// input methods write full-width marks.
const TIME = String.raw`(\d{1,9}(?:[:：]\d{1,9}){3}|\d{1,9}(?:[:：]\d{1,9}){1,2}(?:[.,，．]\d{0,9})?)`;
/** SubRip's own arrow is `-->`; editing by hand gives `->`, `--->`, `-- >`. */
const TIMING = new RegExp(String.raw`^\s*${TIME}\s*-{1,3}\s?>\s*${TIME}(?:\s+(.*))?$`, 'su');

/**
 * A line that stands for times and cannot be read (`00:01:02,0oo --> 00:01:0$,000`), as character recognition and
 * editing by hand leave them: an arrow with two short pieces, one of which begins like a time. The other may be missing,
 * but is no word (`Paris --> 12:30`): recognition makes letters of the three digits of a fraction at most.
 */
const UNREAD_TIMING =
  /^(?![^>]*\p{L}{4})(?!.*-->\s*\p{L}{4})\s*(?:\d{1,9}[:：][^>]{0,30}-->[^>]{0,30}|[^>]{0,30}-->\s{0,3}\d{1,9}[:：][^>]{0,30})$/u;

/** What can only be a time: with hours or a fraction, and no field over 59 behind the first. */
const CERTAIN_TIME = /^\d{1,9}[:：][0-5]?\d(?:[:：][0-5]?\d(?:[.,，．]\d{0,9})?|[.,，．]\d{1,9})$/u;

/** Where the arrow ends in the usual form of two times. */
const ARROW_END = '00:00:00,000 --'.length;
const LINE_FEED = 10;

const SHORT_TIME = /^\d{1,9}[:：]\d{1,9}$/;

const STRICT_TIMING = /^\d{2,}:[0-5]\d:[0-5]\d,\d{3} --> \d{2,}:[0-5]\d:[0-5]\d,\d{3}\s*$/;

/**
 * The first line with times that begins at `start`, the start or end of a line, or behind. Unless `takesShort`, times
 * without hours and fractions are read only where times belong, above a text: `12:30 --> 13:30` is text in a file that writes its own
 * longer.
 */
export function timingFrom(text: string, start: number, takesShort: boolean): TimingLine | null {
  // Only lines with a `>` cost more than a look.
  for (let at = text.indexOf('>', start); at >= 0;) {
    const strict = strictTimingAround(text, at);
    if (strict !== null) return strict;
    const end = text.indexOf('\n', at);
    const to = end < 0 ? text.length : end;
    if (isArrow(text, at)) {
      const from = text.lastIndexOf('\n', at) + 1;
      const timing = timingOf(text, from, to, takesShort);
      if (timing !== null) return { ...timing, from, to };
    }
    at = end < 0 ? -1 : text.indexOf('>', end);
  }
  return null;
}

/** The times of the line `[from, to)`, which has an arrow. */
function timingOf(text: string, from: number, to: number, takesShort: boolean): SrtTiming | null {
  const line = text.slice(from, Math.min(to, from + 1_000));
  const timing = readSrtTiming(line) ?? readUnreadTiming(line);
  if (timing === null) return null;
  const isCertain = timing.unread === undefined && (takesShort || timing.isShort !== true);
  if (isCertain) return timing;
  const isOfNothing = timing.isShort === true && (to + 1 >= text.length || text.charCodeAt(to + 1) === LINE_FEED);
  return canBeTimes(text, from) && !isOfNothing ? timing : null;
}

/** Times in their usual form, alone on their line, whose arrow ends at `arrow`: nearly all cues have them. */
function strictTimingAround(text: string, arrow: number): TimingLine | null {
  const from = arrow - ARROW_END;
  const to = from + STRICT_LENGTH;
  if (from !== 0 && text.charCodeAt(from - 1) !== LINE_FEED) return null;
  if (to !== text.length && text.charCodeAt(to) !== LINE_FEED) return null;
  const times = readStrictTimes(text, from, ',');
  return times === null ? null : { startMs: times.startMs, endMs: times.endMs, trailing: '', isStrict: true, from, to };
}

/** Whether a `>` ends an arrow: `-->`, `->`, `–>` or `-- >`. The first one of a line is that of its times, if any. */
function isArrow(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  return isDash(before) || (isDash(text.charCodeAt(at - 2)) && /\s/u.test(text[at - 1]!));
}

/** A hyphen, or one of the dashes that word processors make of it. */
function isDash(code: number): boolean {
  return code === 45 || (code >= 0x2010 && code <= 0x2014);
}

/** Whether a text has an arrow anywhere, which could make its line pass for times. */
export function hasArrow(text: string): boolean {
  for (let at = text.indexOf('>'); at >= 0; at = text.indexOf('>', at + 1)) if (isArrow(text, at)) return true;
  return false;
}

/** Whether a line stands where times belong: behind a cue's number or a blank line, or at the start. */
function canBeTimes(text: string, from: number): boolean {
  if (from < 2) return true;
  const start = text.lastIndexOf('\n', from - 2) + 1;
  const before = text.slice(Math.max(start, from - 50), from - 1);
  return before.trim() === '' || isSrtNumber(before);
}

/** Reads a line; `null` when it does not hold two times. */
export function readSrtTiming(line: string): SrtTiming | null {
  const match = TIMING.exec(line) ?? TIMING.exec(tidied(line));
  if (match === null) return null;
  const [, start = '', end = '', trailing = ''] = match;
  const isStrict = STRICT_TIMING.test(line);
  const isShort = SHORT_TIME.test(start) && SHORT_TIME.test(end);
  return { startMs: readTime(start), endMs: readTime(end), trailing: trailing.trim(), isStrict, isShort };
}

/** Marks of direction and of width: they are not seen, and come with texts that were copied. */
const UNSEEN = /[\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/**
 * A line of times as it was meant: without what is not seen, a cue's number or a bracket before the times, and blanks
 * inside them (FFmpeg reads `00: 00: 04,500`); other digits, dashes and decimal marks are those of SubRip.
 */
function tidied(line: string): string {
  if (line.length > MOST_TIDIED || !TWO_CLOCKS.test(line)) return line;
  return line
    .normalize('NFKC')
    .replaceAll(UNSEEN, '')
    .replaceAll(/[‐–—]{1,2}(?=\s?>)/gu, '--')
    .replaceAll(/(?<=\d)\s?([:.,;'’])[.,]?\s?(?=\d)/gu, (_, mark: string) =>
      mark === ':' || mark === '.' ? mark : ',',
    )
    .replace(/^\s*(?:\[\s*|\d{1,9}[.:)]?\s+(?=\d))/u, '')
    .replace(/(?<=\d)\s*\]\s*$/u, '');
}

/** A line of times is short. */
const MOST_TIDIED = 100;
const TWO_CLOCKS = /\p{Nd}\s?[:：]\s?\p{Nd}.*>.*\p{Nd}\s?[:：]\s?\p{Nd}/su;

/** A line whose times are there and cannot be read, both or one of them; what cannot be read is 0. */
function readUnreadTiming(line: string): SrtTiming | null {
  if (line.length > 100 || !line.includes('-->') || !UNREAD_TIMING.test(line)) return null;
  const [start = '', end = ''] = line.split('-->').map((side) => side.trim());
  const [startMs, endMs] = [start, end].map((side) => (CERTAIN_TIME.test(side) ? readTime(side) : null));
  const unread = startMs !== null ? 'end' : endMs !== null ? 'start' : 'both';
  return { startMs: startMs ?? 0, endMs: endMs ?? 0, trailing: '', isStrict: false, unread };
}

/** `h:m:s,f`, `m:s,f` or `h:m:s:f`; fields over 59 carry; a fraction is decimal, so `,5` is 500 ms. */
function readTime(written: string): number {
  const [whole = '', mark] = written.split(/[.,，．]/);
  const fields = whole.split(/[:：]/);
  const fraction = mark ?? (fields.length === 4 ? fields.pop() : undefined);
  const seconds = fields.reduce((sum, field) => sum * 60 + Number(field), 0);
  return seconds * 1_000 + Math.round(Number(`0.${fraction || '0'}`) * 1_000);
}
