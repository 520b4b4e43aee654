import { naturalMs } from '../transcript/wordTimes.ts';
import { readClockTime } from './clockTime.ts';
import type { CueFile, FileCue } from './cueFile.ts';
import { linesOf, quote, type Parsed, type TextProblem } from './parsed.ts';
import { escapeVttText } from './vttMarkup.ts';
import { formatTimecode } from '../time/timecode.ts';

const STAMP = /^\s*\[(\d{1,7}:\d{1,2}(?:[.:,]\d{1,3})?|\d{1,3}:\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?)\]/;
const TAG = /^\s*\[([a-z#]{1,12}):([^\]]{0,200})\]\s*$/i;
const WORD_TIME = /<(\d{1,7}:\d{1,2}(?:[.:,]\d{1,3})?)>/g;

/** Whether a text has a line with a time of LRC near its beginning. */
export function looksLikeLrc(text: string): boolean {
  return linesOf(text.slice(0, 4_000)).some((line) => STAMP.test(line));
}

/**
 * Reads LRC: `[mm:ss.xx]` before a line, several for a line that comes again; `<mm:ss.xx>` before words; `[offset:±ms]`
 * moves all, positive to earlier. A line ends when the next one begins, an empty one included; the last as long after
 * as it takes to say it.
 */
export function parseLrc(text: string): Parsed<CueFile | null> {
  const problems: TextProblem[] = [];
  const stamped: StampedLine[] = [];
  const tags = new Map<string, string>();
  for (const [index, line] of linesOf(text).entries()) {
    const { times, rest } = stampsOf(line);
    const tag = TAG.exec(line);
    const said = times.length === 0 ? null : saidIn(rest.trim());
    for (const startMs of times) stamped.push({ startMs, ...said! });
    if (times.length > 0) continue;
    if (tag !== null) tags.set(tag[1]!.toLowerCase(), tag[2]!.trim());
    else if (line.trim() !== '') problems.push({ code: 'textWithoutTime', line: index + 1, detail: quote(line) });
  }
  const offsetMs = Math.trunc(Number(tags.get('offset') ?? 0)) || 0;
  const language = tags.get('la') || null;
  return { value: { format: 'lrc', language, cues: cuesOf(stamped, offsetMs) }, problems };
}

interface StampedLine {
  readonly startMs: number;
  readonly rest: string;
  readonly text: string;
  readonly hasTimes: boolean;
}

/** Read once for a line, however many times it has. */
function saidIn(rest: string): Omit<StampedLine, 'startMs'> {
  const text = rest.replaceAll(WORD_TIME, '').replaceAll(/ {2,}/g, ' ').trim();
  return { rest, text, hasTimes: rest.search(WORD_TIME) >= 0 };
}

function cuesOf(stamped: StampedLine[], offsetMs: number): FileCue[] {
  stamped.sort((one, other) => one.startMs - other.startMs);
  const shift = (timeMs: number): number => Math.min(Number.MAX_SAFE_INTEGER, Math.max(0, timeMs - offsetMs));
  return stamped.flatMap(({ startMs, rest, text, hasTimes }, index): FileCue[] => {
    if (text === '') return [];
    const nextMs = stamped.slice(index + 1, index + 50).find((next) => next.startMs > startMs)?.startMs;
    const times = { startMs: shift(startMs), endMs: shift(nextMs ?? startMs + naturalMs(text.length)) };
    const markup = hasTimes ? { markup: markupOf(rest, shift) } : {};
    return [{ id: '', ...times, text, raw: rest, settings: '', speaker: null, ...markup }];
  });
}

function stampsOf(line: string): { times: number[]; rest: string } {
  const times: number[] = [];
  let rest = line;
  for (let match = STAMP.exec(rest); match !== null && times.length < 1_000; match = STAMP.exec(rest)) {
    times.push(timeOf(match[1]!));
    rest = rest.slice(match[0].length);
  }
  return { times, rest };
}

/** `mm:ss:xx` is what some old editors write for `mm:ss.xx`. */
function timeOf(written: string): number {
  return readClockTime(written.replace(/^(\d+:\d+):(\d{2})$/, '$1.$2')) ?? 0;
}

function markupOf(rest: string, shift: (timeMs: number) => number): string {
  const parts = rest.split(WORD_TIME);
  const marked = parts.map((part, index) => {
    return index % 2 === 0 ? escapeVttText(part) : `<${formatTimecode(shift(timeOf(part)), '.')}>`;
  });
  return marked.join('').trim();
}
