import { formatTimecode } from '../time/timecode.ts';
import {
  droppedFrom,
  seenLines,
  type CueFile,
  type Dropped,
  type FileCue,
  type FormatOptions,
  type Formatted,
} from './cueFile.ts';
import { LineCounter, MarksAhead, quote, type Parsed, type TextProblem } from './parsed.ts';
import { placeUnreadCues } from './placeUnreadCues.ts';
import { readSrtTiming, readUnreadTiming, type SrtTiming } from './srtTiming.ts';
import { markedText, writeStyled, type MarkedPiece, type Style } from './vttMarkup.ts';

/** A cue's number; some tools write negative ones, or fractions for cues they split. */
const NUMBER = /^\s*-?\d{1,9}(?:\.\d{1,9})?\s*$/;

/** The usual number, read without an expression; -1 for what is none. */
function readDigits(line: string): number {
  if (line.length === 0 || line.length > 9) return -1;
  let number = 0;
  for (let at = 0; at < line.length; at++) {
    const digit = line.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}

/**
 * Writes SubRip: `HH:MM:SS,mmm`, numbers from 1, or those the file had where they ascend. SubRip can neither name a
 * speaker nor hold an empty line: they are left out. What would pass for markup or for times is held apart by a joiner.
 */
export function formatSrt(file: CueFile, { lineEnd = '\n' }: FormatOptions = {}): Formatted {
  const isOwn = file.format === 'srt';
  const keepsIds = isOwn && idsAscend(file.cues);
  let text = '';
  for (let index = 0; index < file.cues.length; index++) {
    const cue = file.cues[index]!;
    const payload = writtenText(isOwn ? cue.raw : styledText(cue));
    const number = keepsIds ? cue.id : String(index + 1);
    text += index === 0 ? `${number}\n` : `\n${number}\n`;
    text += `${formatTimecode(cue.startMs, ',')} --> ${formatTimecode(cue.endMs, ',')}\n${payload}`;
    if (payload !== '') text += '\n';
  }
  const cannot: Dropped['what'][] = ['settings', 'speakers', 'innerTimes', 'blocks'];
  if (!keepsIds) cannot.push('ids');
  return { text: lineEnd === '\n' ? text : text.replaceAll('\n', lineEnd), dropped: droppedFrom(file, cannot) };
}

function idsAscend(cues: readonly FileCue[]): boolean {
  let before = -1;
  for (const { id } of cues) {
    const number = readDigits(id);
    if (number <= before) return false;
    before = number;
  }
  return true;
}

function styledText({ text, markup }: FileCue): string {
  if (markup === undefined) return plainText(text);
  return writeStyled(markup, {
    text: plainText,
    start: (style) => `<${style}>`,
    end: (style) => `</${style}>`,
  });
}

/** Text that players would take for markup is held apart by a joiner, which is not seen; `textOfSrt` takes it out. */
function plainText(text: string): string {
  const isPlain = !mayHaveMarkup(text) && !text.includes(JOINER);
  return isPlain ? text : text.replaceAll(MARKUP_START, `$&${JOINER}`);
}

/** No line of a text may be empty or pass for times: arrows are held apart, too. */
function writtenText(text: string): string {
  const seen = seenLines(text);
  if (!seen.includes('>')) return seen;
  const safe = seen.replaceAll('-->', `--${JOINER}>`);
  if (!/-\s?>/.test(safe)) return safe;
  return safe
    .split('\n')
    .map((line) => (readSrtTiming(line) === null ? line : line.replaceAll(/(?<=-\s?)>/g, `${JOINER}>`)))
    .join('\n');
}

/** A line that holds times: where it begins and ends in the text. */
interface TimingLine {
  readonly timing: SrtTiming;
  readonly from: number;
  readonly to: number;
}

/**
 * Reads SubRip as players do, without its ever having been specified: numbers, blank lines and hours may be missing,
 * times may be written loosely, text may hold blank lines. Markup is kept in `raw`. Cues come in the order of the file,
 * whatever their times; each departure is a problem with its line. The text under times that cannot be read is kept,
 * between its neighbours. `value` is `null` when no line has two times.
 */
export function parseSrt(text: string): Parsed<CueFile | null> {
  const unmarked = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const plain = unmarked.includes('\r') ? unmarked.replaceAll(/\r\n?/g, '\n') : unmarked;
  return new SrtReader(plain).read();
}

class SrtReader {
  readonly #text: string;
  readonly #counter: LineCounter;
  readonly #problems: TextProblem[] = [];
  readonly #cues: FileCue[] = [];
  readonly #markup: MarksAhead;
  readonly #blanks: MarksAhead;
  #numberBefore = 0;

  constructor(text: string) {
    this.#text = text;
    this.#counter = new LineCounter(text);
    this.#markup = new MarksAhead(text, ['<', '{', '\\', `${JOINER}>`]);
    this.#blanks = new MarksAhead(text, ['\n\n', '\n ', '\n\t', '\n\u00A0']);
  }

  read(): Parsed<CueFile | null> {
    const timings = timingsIn(this.#text);
    const hasCues = timings.some(({ timing }) => timing.unread !== 'both');
    this.#reportLeading(hasCues ? timings[0]!.from : this.#text.length, hasCues);
    if (!hasCues) return { value: null, problems: this.#problems };
    let numbered = this.#numberAbove(timings[0]!, 0);
    for (let index = 0; index < timings.length; index++) {
      const timing = timings[index]!;
      const next = timings[index + 1];
      const nextNumber = next === undefined ? null : this.#numberAbove(next, timing.to + 1);
      const end = nextNumber?.from ?? next?.from ?? this.#text.length;
      this.#readCue(timing, numbered?.id ?? null, end, next !== undefined);
      numbered = nextNumber;
    }
    const cues = placeUnreadCues(this.#cues);
    return { value: { format: 'srt', language: null, cues }, problems: this.#problems };
  }

  #report(code: string, at: number, detail: string): void {
    this.#problems.push({ code, line: this.#counter.lineAt(at), detail: quote(detail) });
  }

  /** The number on the line above times, if it begins behind `floor`. */
  #numberAbove({ from }: TimingLine, floor: number): { readonly id: string; readonly from: number } | null {
    if (from - 1 <= floor - 1 || from === 0) return null;
    const start = this.#text.lastIndexOf('\n', from - 2) + 1;
    if (start < floor || start > from - 2 || from - start > 40) return null;
    const line = this.#text.slice(start, from - 1);
    if (readDigits(line) >= 0) return { id: line, from: start };
    return NUMBER.test(line) ? { id: line.trim(), from: start } : null;
  }

  #readCue(place: TimingLine, id: string | null, end: number, hasNext: boolean): void {
    const text = this.#text;
    const { timing } = place;
    const from = skipBlankLines(text, Math.min(place.to + 1, end), end);
    const to = cutBlankLines(text, from, end);
    this.#reportNumber(id, place.from);
    this.#reportTiming(place);
    if (from === to) {
      this.#report('emptyCue', place.from, text.slice(place.from, place.to));
      return;
    }
    const raw = text.slice(from, to);
    const blank = this.#blanks.isIn(from, to) ? raw.search(/\n[^\S\n]*\n/u) : -1;
    if (blank >= 0) this.#report('blankLineInside', from + blank + 1, '');
    // Where the text ends right above the next number or times, there is no line between.
    if (hasNext && to >= end - 1) this.#report('missingBlankLine', to, '');
    const { startMs, endMs, trailing: settings, unread } = timing;
    const cue: FileCue = { id: id ?? '', startMs, endMs, text: raw, raw, settings, speaker: null };
    const isPlain = unread === undefined && !this.#markup.isIn(from, to);
    this.#cues.push(isPlain ? cue : { ...cue, ...textOfSrt(raw), ...(unread === undefined ? {} : { unread }) });
  }

  #reportTiming({ timing, from, to }: TimingLine): void {
    const { startMs, endMs, trailing, isStrict, unread } = timing;
    if (isStrict && endMs >= startMs && trailing === '') return;
    const line = this.#text.slice(from, to);
    if (unread !== undefined) this.#report(unread === 'end' ? 'noEnd' : 'unreadTimes', from, line);
    else {
      if (endMs < startMs) this.#report('reversedTimes', from, line);
      if (trailing !== '') this.#report('textAfterTimes', from, trailing);
      else if (!isStrict) this.#report('looseTimes', from, line);
    }
  }

  #reportNumber(id: string | null, at: number): void {
    if (id === null) {
      this.#report('missingNumber', at, '');
      this.#numberBefore++;
      return;
    }
    // NaN, below 0 or with a fraction where it is no plain number.
    const number = Number(id);
    const isNext = number > this.#numberBefore && Number.isInteger(number);
    // Some tools count from 0.
    if (!isNext && !(number === 0 && this.#cues.length === 0)) this.#report('wrongNumber', at - 1, id);
    this.#numberBefore = number >= 0 ? Math.floor(number) : this.#numberBefore + 1;
  }

  #reportLeading(end: number, hasCues: boolean): void {
    const from = skipBlankLines(this.#text, 0, end);
    const lineEnd = this.#text.indexOf('\n', from);
    const line = this.#text.slice(from, lineEnd < 0 ? end : Math.min(lineEnd, end));
    const isNumberOfFirst = lineEnd === end - 1 && NUMBER.test(line);
    if (line.trim() !== '' && !isNumberOfFirst) this.#report('textBeforeCues', from, line);
    if (!hasCues) this.#problems.push({ code: 'noCues', line: 0, detail: 'no line with two times' });
  }
}

/** Only lines with a `>` cost more than a look. */
function timingsIn(text: string): TimingLine[] {
  const timings: TimingLine[] = [];
  for (let at = text.indexOf('>'); at >= 0;) {
    const from = text.lastIndexOf('\n', at) + 1;
    const end = text.indexOf('\n', at);
    const to = end < 0 ? text.length : end;
    const timing = isArrow(text, at) ? (readSrtTiming(text, from, to) ?? unreadTiming(text, from, to)) : null;
    if (timing !== null) timings.push({ timing, from, to });
    at = end < 0 ? -1 : text.indexOf('>', end);
  }
  return timings;
}

/** Whether a `>` ends an arrow: `-->`, `->` or `-- >`. The first one of a line is that of its times, if it has any. */
function isArrow(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  return before === 45 || (text.charCodeAt(at - 2) === 45 && /\s/u.test(text[at - 1]!));
}

/** Only where times belong: behind a cue's number or a blank line, or at the start. */
function unreadTiming(text: string, from: number, to: number): SrtTiming | null {
  if (to - from > 100) return null;
  const timing = readUnreadTiming(text.slice(from, to));
  if (timing === null || from < 2) return timing;
  const start = text.lastIndexOf('\n', from - 2) + 1;
  const before = text.slice(Math.max(start, from - 50), from - 1);
  return before.trim() === '' || NUMBER.test(before) ? timing : null;
}

function skipBlankLines(text: string, from: number, end: number): number {
  let start = from;
  for (let at = from; at < end && isBlank(text.charCodeAt(at)); at++) {
    if (text.charCodeAt(at) === 10) start = at + 1;
    else if (at === end - 1) return end;
  }
  return start;
}

function cutBlankLines(text: string, from: number, end: number): number {
  let to = end;
  for (let at = end - 1; at >= from && isBlank(text.charCodeAt(at)); at--) {
    if (text.charCodeAt(at) === 10) to = at;
    else if (at === from) return from;
  }
  return Math.max(from, to);
}

/** What `trim` takes off, but for the rare blanks of other scripts, which are text here. */
function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0xfeff;
}

/**
 * What tools write into SubRip: HTML tags, closing ones of any name, `{\an8}` of ASS and its escapes, which FFmpeg
 * leaves in the SubRip that it makes of WebVTT.
 */
const MARKUP = new RegExp(
  [
    String.raw`<\s{0,3}(?:\/\s{0,3}[a-z]{1,10}|[bisu])\s{0,3}>`,
    String.raw`<(?:[bisu]|font|span|c|v|ruby|rt)(?=[\s.>/])[^<>]{0,200}>`,
    String.raw`<br\s{0,3}\/?>|\{\\[^{}]{0,200}\}|\\[Nh{}]`,
  ].join('|'),
  'giu',
);

/**
 * Where text would be taken for markup: by `MARKUP`, by FFmpeg and VLC, which hide tags of any name, comments, MicroDVD's
 * `{y:i}`, and by those that render SubRip as ASS, with its `\N` and `\h`, in which a line end is a code, too. A joiner
 * that is text would be taken for ours.
 */
const MARKUP_START =
  /<(?=\s{0,3}[\p{L}\d_/!][^<>]{0,200}>)|\{(?=\\|\s{0,9}[\r\n]|[CFOPSY]:)|\\(?=[Nh{}])|[<{\\](?=\u2060)|\u2060(?=>)/giu;

function mayHaveMarkup(text: string): boolean {
  return text.includes('<') || text.includes('{') || text.includes('\\');
}

const JOINER = '\u2060';
const JOINED = /(?<=[<{\\])\u2060|\u2060(?=>)/g;

/** The plain text of a payload of SubRip, and its styles. */
function textOfSrt(raw: string): { text: string; markup?: string } {
  const pieces: MarkedPiece[] = [];
  let at = 0;
  for (const { 0: tag, index } of raw.matchAll(MARKUP)) {
    if (index > at) pieces.push(pieceOfText(raw.slice(at, index)));
    pieces.push(...pieceOf(tag));
    at = index + tag.length;
  }
  if (at < raw.length) pieces.push(pieceOfText(raw.slice(at)));
  return markedText(pieces);
}

function pieceOfText(text: string): MarkedPiece {
  return { text: text.includes(JOINER) ? text.replaceAll(JOINED, '') : text };
}

/** The tags that nearly all files have, told without an expression. */
const COMMON_TAGS: ReadonlyMap<string, MarkedPiece[]> = new Map(
  (['b', 'i', 'u'] as const).flatMap((style): [string, MarkedPiece[]][] => [
    [`<${style}>`, [{ start: style }]],
    [`</${style}>`, [{ end: style }]],
  ]),
);

const ESCAPES: Readonly<Record<string, string>> = {
  [String.raw`\N`]: '\n',
  [String.raw`\n`]: '\n',
  [String.raw`\h`]: '\u00A0',
  [String.raw`\{`]: '{',
  [String.raw`\}`]: '}',
};

function pieceOf(tag: string): MarkedPiece[] {
  const common = COMMON_TAGS.get(tag);
  if (common !== undefined) return common;
  if (tag.startsWith('\\')) return [{ text: ESCAPES[tag] ?? tag }];
  if (/^<br/i.test(tag)) return [{ text: '\n' }];
  const html = /^<\s*(\/?)\s*([biu])\s*>$/i.exec(tag);
  if (html !== null) {
    const style = html[2]!.toLowerCase() as Style;
    return [html[1] === '' ? { start: style } : { end: style }];
  }
  const overrides = tag.matchAll(/\\([biu])([01])/g);
  return [...overrides].map(([, style, isOn]) => (isOn === '1' ? { start: style as Style } : { end: style as Style }));
}
