import { formatTimecode } from '../time/timecode.ts';
import type { Cue } from './cue.ts';
import { placeUnreadCues, type SrtCue } from './placeUnreadCues.ts';
import { linesOf, quote, type Parsed, type TextProblem } from './parsed.ts';

/**
 * Writes SubRip: numbers from 1, `HH:MM:SS,mmm`, LF line ends. SubRip can neither name a speaker nor hold an empty
 * line or an arrow: speakers and empty lines are left out, `-->` becomes `→`.
 */
export function formatSrt(cues: readonly Cue[]): string {
  return cues.map((cue, index) => formatBlock(cue, index + 1)).join('\n');
}

function formatBlock({ startMs, endMs, lines }: Cue, number: number): string {
  const times = `${formatTimecode(startMs, ',')} --> ${formatTimecode(endMs, ',')}`;
  const text = linesOf(lines.join('\n')).filter((line) => line.trim() !== '');
  return `${[number, times, ...text.map((line) => line.replaceAll('-->', '→'))].join('\n')}\n`;
}

// Hours may be missing, fields short, the fraction of any length or set off by a colon (`00:00:04:609`); East Asian
// input methods write full-width marks.
const TIME = String.raw`(\d{1,9}(?:[:：]\d{1,9}){3}|\d{1,9}(?:[:：]\d{1,9}){1,2}(?:[.,，．]\d{0,9})?)`;
/** SubRip's own arrow is `-->`; editing by hand gives `->`, `--->`, `-- >`. */
const TIMING = new RegExp(String.raw`^\s*${TIME}\s*-{1,3}\s?>\s*${TIME}(?:\s+(.*))?$`, 'u');
/** A cue's number; some tools write negative ones, or fractions for cues they split. */
const NUMBER = /^\s*-?\d{1,9}(?:\.\d{1,9})?\s*$/;

/**
 * A line that stands for times and cannot be read (`00:01:02,0oo --> 00:01:0$,000`), as character recognition and
 * editing by hand leave them: an arrow between two short pieces, one of which begins like a time.
 */
const UNREAD_TIMING = /^\s*(?:\d{1,9}[:：][^>]{0,30}-->[^>]{1,30}|[^>]{1,30}-->\s{0,3}\d{1,9}[:：][^>]{0,30})$/u;

interface Timing {
  /** Index of the line that holds the times. */
  readonly at: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly trailing: string;
  readonly isUnread?: true;
}

/**
 * Reads SubRip as players do, without its ever having been specified: numbers, blank lines and hours may be missing,
 * times may be written loosely, text may hold blank lines. Markup is kept as it stands. Cues come in the order of
 * the file, whatever their times; each departure is a problem with its line. The text under times that cannot be read
 * is kept, between its neighbours.
 */
export function parseSrt(text: string): Parsed<SrtCue[]> {
  const lines = linesOf(text.replace(/^\uFEFF/, ''));
  const timings = lines.flatMap((line, at) => readTiming(line, at) ?? readUnreadTiming(lines, at) ?? []);
  const problems: TextProblem[] = [];
  const value: SrtCue[] = [];
  if (timings.every(({ isUnread }) => isUnread)) timings.length = 0;
  reportLeading(lines.slice(0, timings[0]?.at ?? lines.length), timings.length > 0, problems);
  for (const [index, timing] of timings.entries()) {
    const next = timings[index + 1];
    const cue = readCue(lines, timing, next);
    reportTiming(timing, lines[timing.at] ?? '', problems);
    if (cue.lines.length > 0) value.push(cue);
    else problems.push({ code: 'emptyCue', line: timing.at + 1, detail: quote(lines[timing.at] ?? '') });
  }
  const lost = lines.findIndex((line) => line.includes('\uFFFD'));
  if (lost >= 0) problems.push({ code: 'wrongEncoding', line: lost + 1, detail: quote(lines[lost] ?? '') });
  return { value: placeUnreadCues(value), problems };
}

function readTiming(line: string, at: number): Timing | null {
  // Only lines with an arrow cost more than a look.
  if (!line.includes('>')) return null;
  const match = TIMING.exec(line.slice(0, 1_000));
  if (match === null) return null;
  const [, start = '', end = '', trailing = ''] = match;
  return { at, startMs: readTime(start), endMs: readTime(end), trailing: trailing.trim() };
}

/** Only where times belong: behind a cue's number or a blank line, or at the start. */
function readUnreadTiming(lines: readonly string[], at: number): Timing | null {
  const line = lines[at]!;
  if (line.length > 100 || !line.includes('-->') || !UNREAD_TIMING.test(line)) return null;
  const before = lines[at - 1];
  return isBlank(before) || NUMBER.test(before!) ? { at, startMs: 0, endMs: 0, trailing: '', isUnread: true } : null;
}

/** `h:m:s,f`, `m:s,f` or `h:m:s:f`; fields over 59 carry; a fraction is decimal, so `,5` is 500 ms. */
function readTime(written: string): number {
  const [whole = '', mark] = written.split(/[.,，．]/);
  const fields = whole.split(/[:：]/);
  const fraction = mark ?? (fields.length === 4 ? fields.pop() : undefined);
  const seconds = fields.reduce((sum, field) => sum * 60 + Number(field), 0);
  return seconds * 1_000 + Math.round(Number(`0.${fraction || '0'}`) * 1_000);
}

function readCue(lines: readonly string[], { at, startMs, endMs, isUnread }: Timing, next: Timing | undefined): SrtCue {
  let end = next?.at ?? lines.length;
  // The line right before the next times is that cue's number, if it is one.
  if (next !== undefined && end - 1 > at && NUMBER.test(lines[end - 1] ?? '')) end--;
  let start = at + 1;
  while (start < end && isBlank(lines[start])) start++;
  while (end > start && isBlank(lines[end - 1])) end--;
  const cue = { startMs, endMs, lines: lines.slice(start, end), speaker: null, paragraphId: null };
  return isUnread ? { ...cue, isUnread } : cue;
}

function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === '';
}

function reportLeading(lines: readonly string[], hasCues: boolean, problems: TextProblem[]): void {
  const text = lines.findIndex((line, at) => !isBlank(line) && !(at === lines.length - 1 && NUMBER.test(line)));
  if (text >= 0) problems.push({ code: 'textBeforeCues', line: text + 1, detail: quote(lines[text] ?? '') });
  if (!hasCues) problems.push({ code: 'noCues', line: 0, detail: 'no line with two times' });
}

const STRICT_TIMING = /^\d{2,}:[0-5]\d:[0-5]\d,\d{3} --> \d{2,}:[0-5]\d:[0-5]\d,\d{3}\s*$/;

function reportTiming({ at, startMs, endMs, trailing, isUnread }: Timing, line: string, problems: TextProblem[]): void {
  if (isUnread) {
    problems.push({ code: 'unreadTimes', line: at + 1, detail: quote(line) });
    return;
  }
  if (endMs < startMs) problems.push({ code: 'reversedTimes', line: at + 1, detail: quote(line) });
  if (trailing !== '') problems.push({ code: 'textAfterTimes', line: at + 1, detail: quote(trailing) });
  else if (!STRICT_TIMING.test(line)) problems.push({ code: 'looseTimes', line: at + 1, detail: quote(line) });
}
