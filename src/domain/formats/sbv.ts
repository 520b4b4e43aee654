import { formatClockTime, readClockTime } from './clockTime.ts';
import { droppedFrom, plainCue, seenLines, type CueFile, type FileCue, type Formatted } from './cueFile.ts';
import { linesOf, quote, type Parsed, type TextProblem } from './parsed.ts';

const TIMES = /^\s*(\d{1,7}:\d{1,2}:\d{1,2}[.,]\d{1,3})\s*,\s*(\d{1,7}:\d{1,2}:\d{1,2}[.,]\d{1,3})\s*$/;

/** Whether a text has a line of two times of SBV near its beginning. */
export function looksLikeSbv(text: string): boolean {
  return linesOf(text.slice(0, 2_000)).some((line) => TIMES.test(line));
}

/**
 * Reads SBV, YouTube's own: `0:00:01.000,0:00:02.500` and the text up to an empty line. `[br]` ends a line, `>> ` begins
 * another voice. Text that belongs to no times is reported.
 */
export function parseSbv(text: string): Parsed<CueFile | null> {
  const problems: TextProblem[] = [];
  const cues: FileCue[] = [];
  let open: { startMs: number; endMs: number; lines: string[] } | null = null;
  const close = (): void => {
    if (open === null) return;
    const { startMs, endMs, lines } = open;
    const raw = lines.slice(0, lines.findLastIndex((line) => line !== '') + 1).join('\n');
    if (raw.trim() !== '') cues.push(plainCue({ startMs, endMs, raw, text: textOfSbv(raw) }));
    open = null;
  };
  for (const [index, line] of linesOf(text).entries()) {
    const match = TIMES.exec(line);
    if (match !== null) {
      close();
      open = { startMs: readClockTime(match[1]!)!, endMs: readClockTime(match[2]!)!, lines: [] };
      if (open.endMs < open.startMs) problems.push({ code: 'reversedTimes', line: index + 1, detail: quote(line) });
    } else if (open !== null) open.lines.push(line);
    else if (line.trim() !== '') problems.push({ code: 'textBeforeCues', line: index + 1, detail: quote(line) });
  }
  close();
  return { value: { format: 'sbv', language: null, cues }, problems };
}

/** What `formatSbv` puts where text would pass for times or for a line end; it is not seen. */
const JOINER = '\u2060';

function textOfSbv(raw: string): string {
  const text = raw.replaceAll('[br]', '\n');
  if (!text.includes(JOINER)) return text;
  const lines = text.split('\n').map((line) => (isHeldApart(line) ? line.slice(1) : line));
  return lines.join('\n').replaceAll(/\[\u2060(?=\u2060*br\])/g, '[');
}

function isHeldApart(line: string): boolean {
  return line.startsWith(JOINER) && TIMES.test(line.replace(/^\u2060+/, ''));
}

function writtenLine(line: string): string {
  const safe = line.replaceAll(/\[(?=\u2060*br\])/g, `[${JOINER}`);
  return TIMES.test(safe) || isHeldApart(safe) ? JOINER + safe : safe;
}

/** Writes SBV. It can say nothing but times and text; what would pass for times or a line end is held apart by a joiner. */
export function formatSbv(file: CueFile): Formatted {
  const blocks = file.cues.map(({ startMs, endMs, text }) => {
    const lines = seenLines(text).split('\n').map(writtenLine);
    return `${formatClockTime(startMs, 3)},${formatClockTime(endMs, 3)}\n${lines.join('\n')}\n`;
  });
  const dropped = droppedFrom(file, ['ids', 'settings', 'speakers', 'styles', 'innerTimes', 'blocks']);
  return { text: blocks.join('\n'), dropped };
}
