import type { UnreadTimes } from './cueFile.ts';
import { readStrictTimes, STRICT_LENGTH } from './strictTimes.ts';

/** The times of a cue of SubRip, and what stands behind them on their line. */
export interface SrtTiming {
  readonly startMs: number;
  readonly endMs: number;
  readonly trailing: string;
  /** Whether it is written as `00:00:00,000 --> 00:00:00,000`, to the letter. */
  readonly isStrict: boolean;
  /** Which of the times could not be read; they are 0. */
  readonly unread?: UnreadTimes;
}

// Hours may be missing, fields short, the fraction of any length or set off by a colon (`00:00:04:609`); East Asian
// input methods write full-width marks.
const TIME = String.raw`(\d{1,9}(?:[:：]\d{1,9}){3}|\d{1,9}(?:[:：]\d{1,9}){1,2}(?:[.,，．]\d{0,9})?)`;
/** SubRip's own arrow is `-->`; editing by hand gives `->`, `--->`, `-- >`. */
const TIMING = new RegExp(String.raw`^\s*${TIME}\s*-{1,3}\s?>\s*${TIME}(?:\s+(.*))?$`, 'su');

/**
 * A line that stands for times and cannot be read (`00:01:02,0oo --> 00:01:0$,000`), as character recognition and
 * editing by hand leave them: an arrow with two short pieces, one of which begins like a time. The other may be missing.
 */
const UNREAD_TIMING = /^\s*(?:\d{1,9}[:：][^>]{0,30}-->[^>]{0,30}|[^>]{0,30}-->\s{0,3}\d{1,9}[:：][^>]{0,30})$/u;

/** What can only be a time: with hours or a fraction, and no field over 59 behind the first. */
const CERTAIN_TIME = /^\d{1,9}[:：][0-5]?\d(?:[:：][0-5]?\d(?:[.,，．]\d{0,9})?|[.,，．]\d{1,9})$/u;

const STRICT_TIMING = /^\d{2,}:[0-5]\d:[0-5]\d,\d{3} --> \d{2,}:[0-5]\d:[0-5]\d,\d{3}\s*$/;

/** Reads the line `[from, to)` of a text; `null` when it does not hold two times. */
export function readSrtTiming(text: string, from = 0, to = text.length): SrtTiming | null {
  const strict = to - from === STRICT_LENGTH ? readStrictTimes(text, from, ',') : null;
  if (strict !== null) return { startMs: strict.startMs, endMs: strict.endMs, trailing: '', isStrict: true };
  const line = text.slice(from, Math.min(to, from + 1_000));
  const match = TIMING.exec(line);
  if (match === null) return null;
  const [, start = '', end = '', trailing = ''] = match;
  const isStrict = STRICT_TIMING.test(line);
  return { startMs: readTime(start), endMs: readTime(end), trailing: trailing.trim(), isStrict };
}

/** A line whose times are there and cannot be read, both or one of them; what cannot be read is 0. */
export function readUnreadTiming(line: string): SrtTiming | null {
  if (!line.includes('-->') || !UNREAD_TIMING.test(line)) return null;
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
