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
    const raw = open.lines.join('\n').replace(/\n+$/, '');
    const { startMs, endMs } = open;
    if (raw.trim() !== '') cues.push(plainCue({ startMs, endMs, raw, text: raw.replaceAll('[br]', '\n') }));
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

/** Writes SBV. It can say nothing but times and text; a line that would pass for times loses its commas. */
export function formatSbv(file: CueFile): Formatted {
  const blocks = file.cues.map(({ startMs, endMs, text }) => {
    const lines = seenLines(text).split('\n');
    const safe = lines.map((line) => (TIMES.test(line) ? line.replaceAll(',', ' ') : line));
    return `${formatClockTime(startMs, 3)},${formatClockTime(endMs, 3)}\n${safe.join('\n')}\n`;
  });
  const dropped = droppedFrom(file, ['ids', 'settings', 'speakers', 'styles', 'innerTimes', 'blocks']);
  return { text: blocks.join('\n'), dropped };
}
