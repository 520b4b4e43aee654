import type { CueFile, FileCue } from './cueFile.ts';
import { linesOf, quote, type Parsed, type TextProblem } from './parsed.ts';
import { markedText, type MarkedPiece, type Style } from './vttMarkup.ts';

const LINE = /^\s*\{(\d{1,9})\}\s*\{(\d{0,9})\}(.*)$/;
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
  const read: { readonly from: number; readonly to: number | null; readonly raw: string }[] = [];
  let frameRate = asked;
  for (const [index, line] of linesOf(text).entries()) {
    const match = LINE.exec(line);
    const [, from = '', to = '', raw = ''] = match ?? [];
    const rate = read.length === 0 && Number(from) <= 1 && Number(to) <= 1 ? rateIn(raw) : null;
    if (match !== null && rate !== null) frameRate ??= rate;
    else if (match !== null) read.push({ from: Number(from), to: to === '' ? null : Number(to), raw });
    else if (line.trim() !== '') problems.push({ code: 'textBeforeCues', line: index + 1, detail: quote(line) });
  }
  if (frameRate === undefined) problems.push({ code: 'noFrameRate', line: 0, detail: String(DEFAULT_FRAME_RATE) });
  const rate = frameRate ?? DEFAULT_FRAME_RATE;
  const cues = read.map(({ from, to, raw }, index): FileCue => {
    const end = to ?? Math.max(from, read[index + 1]?.from ?? from + rate * 3);
    const times = { startMs: Math.round((from * 1_000) / rate), endMs: Math.round((end * 1_000) / rate) };
    return { id: '', ...times, ...textOf(raw), raw, settings: '', speaker: null };
  });
  return { value: { format: 'microdvd', language: null, cues }, problems };
}

function rateIn(raw: string): number | null {
  const match = /^\s*(\d{1,3}(?:[.,]\d{1,6})?)\s*(?:fps)?\s*$/i.exec(raw);
  const rate = match === null ? 0 : Number(match[1]!.replace(',', '.'));
  return rate >= 1 ? rate : null;
}

const CODE = /^\s*\{([yY]):([biuBIUsS,]{0,10})\}|^\s*\{[a-zA-Z]:[^{}]{0,100}\}/;

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
    // A slash before a line is how some programs write italics.
    if (rest.startsWith('/')) {
      own.push('i');
      rest = rest.slice(1);
    }
    const styles = [...new Set([...whole, ...own])];
    pieces.push(...styles.map((start) => ({ start })), { text: rest }, ...styles.toReversed().map((end) => ({ end })));
  }
  return markedText(pieces);
}
