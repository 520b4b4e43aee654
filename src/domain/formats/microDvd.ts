import { droppedFrom, seenLines, type CueFile, type FileCue, type FormatOptions, type Formatted } from './cueFile.ts';
import { linesOf, quote, type Parsed, type TextProblem } from './parsed.ts';
import { markedText, type MarkedPiece, type Style } from './vttMarkup.ts';

const LINE = /^\s*\{(\d{1,9})\}\s*\{(\d{0,9})\}(.*)$/s;
/** Frames a second where neither the file nor anyone says: PAL's. */
const DEFAULT_FRAME_RATE = 25;

/** Whether a text has a line of MicroDVD near its beginning. */
export function looksLikeMicroDvd(text: string): boolean {
  return linesOf(text.slice(0, 2_000)).some((line) => LINE.test(line));
}

/**
 * Reads MicroDVD: `{from}{to}line|line`, in frames. The frame rate is the one asked for, or that of a first line
 * `{1}{1}23.976`, or else 25, which is reported. `{y:i}` styles the line, `{Y:i}` all of them; a missing end is the
 * start of the next cue.
 */
export function parseMicroDvd(text: string, asked?: number): Parsed<CueFile | null> {
  const problems: TextProblem[] = [];
  const read: FrameLine[] = [];
  let told: number | null = null;
  for (const [index, line] of linesOf(text).entries()) {
    const frame = readLine(line);
    const rate: number | null = read.length === 0 && told === null ? rateIn(frame) : null;
    if (rate !== null) told = rate;
    else if (frame !== null) read.push(frame);
    else if (line.trim() !== '') problems.push({ code: 'textBeforeCues', line: index + 1, detail: quote(line) });
  }
  const rate = asked ?? told;
  if (rate === null) problems.push({ code: 'noFrameRate', line: 0, detail: String(DEFAULT_FRAME_RATE) });
  return { value: { format: 'microdvd', language: null, cues: cuesOf(read, rate ?? DEFAULT_FRAME_RATE) }, problems };
}

interface FrameLine {
  readonly from: number;
  /** `null` where it is left out. */
  readonly to: number | null;
  readonly raw: string;
}

function readLine(line: string): FrameLine | null {
  const match = LINE.exec(line);
  if (match === null) return null;
  const [, from, to, raw = ''] = match;
  return { from: Number(from), to: to === '' ? null : Number(to), raw };
}

function cuesOf(read: readonly FrameLine[], rate: number): FileCue[] {
  return read.map(({ from, to, raw }, index): FileCue => {
    const end = to ?? Math.max(from, read[index + 1]?.from ?? from + rate * 3);
    const times = { startMs: Math.round((from * 1_000) / rate), endMs: Math.round((end * 1_000) / rate) };
    return { id: '', ...times, ...textOf(raw), raw, settings: '', speaker: null };
  });
}

/** The frame rate that a first line gives, as text of a frame that is none. */
function rateIn(line: FrameLine | null): number | null {
  if (line === null || line.from > 1 || (line.to ?? 0) > 1) return null;
  const match = /^\s*(\d{1,3}(?:[.,]\d{1,6})?)\s*(?:fps)?\s*$/i.exec(line.raw);
  const rate = match === null ? 0 : Number(match[1]!.replace(',', '.'));
  return rate >= 1 ? rate : null;
}

/** Holds apart what would be taken for a code; it is not seen. */
const JOINER = '\u2060';

/**
 * Writes MicroDVD, with the frame rate in its first line, as players want it. Times are rounded to frames, styles are
 * dropped, and `|`, which parts lines, becomes `¦`, which is told.
 */
export function formatMicroDvd(file: CueFile, { frameRate = DEFAULT_FRAME_RATE }: FormatOptions): Formatted {
  const frameOf = (timeMs: number): number => Math.round((timeMs * frameRate) / 1_000);
  const lines = file.cues.map(({ startMs, endMs, text }) => {
    const seen = seenLines(text).replaceAll('|', '¦').split('\n');
    const safe = seen.map((line) => (/^\s*\{|^[/\u2060]/u.test(line) ? JOINER + line : line));
    return `{${frameOf(startMs)}}{${frameOf(endMs)}}${safe.join('|')}\n`;
  });
  const finer = file.cues.filter(({ startMs, endMs }) => {
    return [startMs, endMs].some((timeMs) => Math.round((frameOf(timeMs) * 1_000) / frameRate) !== timeMs);
  }).length;
  const dropped = droppedFrom(file, ['ids', 'settings', 'speakers', 'styles', 'innerTimes', 'blocks']);
  if (finer > 0) dropped.push({ what: 'precision', count: finer });
  const replaced = file.cues.filter(({ text }) => text.includes('|')).length;
  if (replaced > 0) dropped.push({ what: 'characters', count: replaced });
  return { text: `{1}{1}${frameRate}\n${lines.join('')}`, dropped };
}

/** A no-break space holds off a code as the joiner does, in encodings that have none. */
const CODE = /^[^\S\u00A0]*\{([yY]):([biuBIUsS,]{0,10})\}|^[^\S\u00A0]*\{[a-zA-Z]:[^{}]{0,100}\}/;

function textOf(raw: string): { text: string; markup?: string } {
  const pieces: MarkedPiece[] = [];
  const whole: Style[] = [];
  for (const [index, line] of raw.split('|').entries()) {
    if (index > 0) pieces.push({ text: '\n' });
    let rest = line;
    const own: Style[] = [];
    for (let match = CODE.exec(rest); match !== null; match = CODE.exec(rest)) {
      const styles = [...(match[2] ?? '').toLowerCase()].filter((name): name is Style => /[biu]/.test(name));
      (match[1] === 'Y' ? whole : own).push(...styles);
      rest = rest.slice(match[0].length);
    }
    if (rest.startsWith(JOINER)) rest = rest.slice(1);
    // A slash before a line is how some programs write italics.
    else if (rest.startsWith('/')) {
      own.push('i');
      rest = rest.slice(1);
    }
    const styles = [...new Set([...whole, ...own])];
    pieces.push(...styles.map((start) => ({ start })), { text: rest }, ...styles.toReversed().map((end) => ({ end })));
  }
  return markedText(pieces);
}
