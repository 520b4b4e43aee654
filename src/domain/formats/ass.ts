import { formatClockTime, readClockTime } from './clockTime.ts';
import { droppedFrom, withoutNul, type CueFile, type Dropped, type FileCue, type Formatted } from './cueFile.ts';
import { linesOf, quote, type Parsed, type TextProblem } from './parsed.ts';
import { markedText, writeStyled, type MarkedPiece, type Style } from './vttMarkup.ts';

/** The columns of events where the file does not name them. */
const COLUMNS = ['layer', 'start', 'end', 'style', 'name', 'marginl', 'marginr', 'marginv', 'effect', 'text'];

/** Whether a text has the sections of ASS or SSA. */
export function looksLikeAss(text: string): boolean {
  return /^\s*\[(?:Script Info|V4\+? Styles|Events)\]/imu.test(text.slice(0, 10_000));
}

/**
 * Reads ASS and SSA: the dialogue lines of `[Events]`, in the columns its `Format:` names. Override codes become bold,
 * italic and underlined text, and are never shown; drawings are left out, `\h` is a no-break space, the actor is the
 * speaker. The style, the margins and the layer are `settings`. Comments and what cannot be read are reported.
 */
export function parseAss(text: string): Parsed<CueFile | null> {
  const problems: TextProblem[] = [];
  const cues: FileCue[] = [];
  let columns = COLUMNS;
  let section = 'events';
  for (const [index, line] of linesOf(text).entries()) {
    const head = /^\s*\[([^\]]{1,50})\]\s*$/.exec(line);
    if (head !== null) section = head[1]!.toLowerCase();
    const event = section === 'events' ? /^\s*(format|dialogue|comment)\s*:\s?(.*)$/is.exec(line) : null;
    if (event === null) continue;
    const [, kind = '', rest = ''] = event;
    if (kind.toLowerCase() === 'format') columns = rest.split(',').map((name) => name.trim().toLowerCase());
    else {
      const cue = kind.toLowerCase() === 'comment' ? 'commentLeftOut' : readEvent(rest, columns);
      if (typeof cue === 'string') problems.push({ code: cue, line: index + 1, detail: quote(line) });
      else cues.push(cue);
    }
  }
  return { value: { format: 'ass', language: null, cues }, problems };
}

/** The cue of a line of dialogue, or the code of why there is none. */
function readEvent(written: string, columns: readonly string[]): FileCue | 'unreadTimes' | 'emptyCue' {
  const fields = splitFields(written, columns.length);
  const field = (name: string): string => fields[columns.indexOf(name)]?.trim() ?? '';
  const startMs = readClockTime(field('start'));
  const endMs = readClockTime(field('end'));
  if (startMs === null || endMs === null) return 'unreadTimes';
  const raw = fields[columns.indexOf('text')] ?? '';
  const plain = textOfAss(raw);
  if (plain.text.trim() === '') return 'emptyCue';
  const settings = ['layer', 'style', 'marginl', 'marginr', 'marginv', 'effect']
    .flatMap((name) => (/^(?:|0+|default|\*default)$/i.test(field(name)) ? [] : [`${name}:${field(name)}`]))
    .join(' ');
  return { id: '', startMs, endMs, ...plain, raw, settings, speaker: field('name') || null };
}

/** The last column is the text, commas included. */
function splitFields(written: string, count: number): string[] {
  const fields: string[] = [];
  let at = 0;
  while (fields.length < count - 1) {
    const comma = written.indexOf(',', at);
    if (comma < 0) break;
    fields.push(written.slice(at, comma));
    at = comma + 1;
  }
  return [...fields, written.slice(at)];
}

/** What `formatAss` puts behind a backslash, as FFmpeg does, and between a brace and a backslash: FFmpeg reads no `\{`. */
const JOINER = '\u2060';
const CODE = /\\\{\u2060?|\\[}Nnh\u2060]|\{[^{}]*\}/g;

function textOfAss(raw: string): { text: string; markup?: string } {
  const pieces: MarkedPiece[] = [];
  let at = 0;
  let isDrawing = false;
  const add = (text: string): void => {
    if (text !== '' && !isDrawing) pieces.push({ text });
  };
  for (const { 0: code, index } of raw.matchAll(CODE)) {
    add(raw.slice(at, index));
    at = index + code.length;
    if (code.startsWith('{')) {
      const drawing = code.match(/\\p(\d)/g)?.at(-1);
      if (drawing !== undefined) isDrawing = drawing !== '\\p0';
      for (const piece of stylesIn(code)) pieces.push(piece);
    } else add(plainOf(code));
  }
  add(raw.slice(at));
  return markedText(pieces);
}

function plainOf(code: string): string {
  if (code === '\\N' || code === '\\n') return '\n';
  if (code === '\\h') return '\u00A0';
  return code === `\\${JOINER}` ? '\\' : code[1]!;
}

/** Weights of bold count from 100; `\r` ends all styles. */
function stylesIn(code: string): MarkedPiece[] {
  return [...code.matchAll(/\\(?:([biu])(\d{1,4})|(r)(?:[^\\}]*))/g)].flatMap(
    ([, style, value, reset]): MarkedPiece[] => {
      if (reset !== undefined) return [{ end: 'b' }, { end: 'i' }, { end: 'u' }];
      return [value === '0' || value === '400' ? { end: style as Style } : { start: style as Style }];
    },
  );
}

const HEADER = `[Script Info]
ScriptType: v4.00+
WrapStyle: 2
ScaledBorderAndShadow: yes
PlayResX: 1920
PlayResY: 1080

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
Style: Default,Arial,58,&H00FFFFFF,&H000000FF,&H00000000,&H80000000,0,0,0,0,100,100,0,0,1,3,1,2,120,120,60,1

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
`;

/** Writes ASS for a picture of 1920 by 1080, in one style. Its times are hundredths of a second; names have no comma, which is told. */
export function formatAss(file: CueFile): Formatted {
  const lines = file.cues.map(({ startMs, endMs, text, markup, speaker }) => {
    const name = (speaker ?? '').replaceAll(/[,\s]+/gu, ' ').trim();
    const times = `${formatClockTime(startMs, 2)},${formatClockTime(endMs, 2)}`;
    return `Dialogue: 0,${times},Default,${name},0,0,0,,${writtenText(text, markup)}\n`;
  });
  const dropped: Dropped[] = droppedFrom(file, ['ids', 'settings', 'innerTimes', 'blocks']);
  const finer = file.cues.filter(({ startMs, endMs }) => startMs % 10 !== 0 || endMs % 10 !== 0).length;
  if (finer > 0) dropped.push({ what: 'precision', count: finer });
  const replaced = file.cues.filter(({ speaker }) => speaker?.includes(',') === true).length;
  if (replaced > 0) dropped.push({ what: 'characters', count: replaced });
  return { text: HEADER + lines.join(''), dropped };
}

function writtenText(text: string, markup: string | undefined): string {
  if (markup === undefined) return escapeAss(text);
  return writeStyled(markup, { text: escapeAss, start: (style) => `{\\${style}1}`, end: (style) => `{\\${style}0}` });
}

function escapeAss(text: string): string {
  return withoutNul(text)
    .replaceAll(/\{(?=[\\\u2060])/g, `{${JOINER}`)
    .replaceAll('\\', `\\${JOINER}`)
    .replaceAll(/[{}]/g, String.raw`\$&`)
    .replaceAll(/\r\n?|\n/g, String.raw`\N`);
}
