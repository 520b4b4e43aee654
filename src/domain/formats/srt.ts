import { appendTimesLine } from '../time/timecode.ts';
import {
  droppedFrom,
  isUsualText,
  seenLines,
  suspectText,
  type CueFile,
  type Dropped,
  type FileCue,
  type FormatOptions,
  type Formatted,
} from './cueFile.ts';
import { cutBlankLines, mayHoldBlankLine, skipBlankLines } from './blankLines.ts';
import { LineCounter, MarksAhead, quote, type Parsed, type TextProblem } from './parsed.ts';
import { placeUnreadCues } from './placeUnreadCues.ts';
import { idsAscend, isSrtNumber, numberAbove, type NumberLine } from './srtNumber.ts';
import { hasArrow, readSrtTiming, timingFrom, type TimingLine } from './srtTiming.ts';
import { markedText, writeStyled, type MarkedPiece, type Style } from './vttMarkup.ts';

/**
 * Writes SubRip: `HH:MM:SS,mmm`, numbers from 1, or those the file had where they ascend. SubRip can neither name a
 * speaker nor hold an empty line: they are left out. What would pass for markup or for times is held apart by a joiner.
 */
export function formatSrt(file: CueFile, { lineEnd = '\n' }: FormatOptions = {}): Formatted {
  const isOwn = file.format === 'srt';
  const keepsIds = isOwn && idsAscend(file.cues);
  const last = file.cues.length - 1;
  let text = '';
  for (let index = 0; index <= last; index++) {
    const cue = file.cues[index]!;
    const payload = isOwn ? withoutArrows(seenRaw(cue.raw)) : payloadOf(cue);
    text = appendTimesLine(`${text}${keepsIds ? cue.id : index + 1}`, cue.startMs, cue.endMs, ',');
    if (payload !== '') text = `${text}\n${payload}`;
    text += index < last ? '\n\n' : '\n';
  }
  const cannot: Dropped['what'][] = ['settings', 'speakers', 'innerTimes', 'blocks'];
  if (!keepsIds) cannot.push('ids');
  return { text: lineEnd === '\n' ? text : text.replaceAll('\n', lineEnd), dropped: droppedFrom(file, cannot) };
}

/** What is not written as it stands. */
const SUSPECT = suspectText(String.raw`<>{\\\u2060`);
/** As subtitles mostly have styles: from end to end, and as SubRip writes them. */
const WHOLLY_STYLED = /^<([biu])>([^<&]+)<\/\1>$/;

function payloadOf(cue: FileCue): string {
  const { text, markup } = cue;
  const plain = markup === undefined ? text : (WHOLLY_STYLED.exec(markup)?.[2] ?? '');
  return isUsualText(plain, SUSPECT) ? (markup ?? text) : withoutArrows(seenLines(styledText(cue)));
}

function styledText({ text, markup }: FileCue): string {
  if (markup === undefined) return plainText(text);
  return writeStyled(markup, {
    text: plainText,
    start: (style) => `<${style}>`,
    end: (style) => `</${style}>`,
  });
}

/** Text that players would take for markup is held apart by a joiner, which is not seen; `pieceOfText` takes it out. */
function plainText(text: string): string {
  const isPlain = !mayHaveMarkup(text) && !text.includes(JOINER);
  return isPlain ? text : text.replaceAll(MARKUP_START, `$&${JOINER}`);
}

/** What was read begins and ends with a line that is seen. */
function seenRaw(raw: string): string {
  return mayHoldBlankLine(raw, 0, raw.length) ? seenLines(raw) : raw;
}

/** No line of a text may pass for times: arrows are held apart. */
function withoutArrows(text: string): string {
  if (!hasArrow(text)) return text;
  return text
    .replaceAll('-->', `--${JOINER}>`)
    .split('\n')
    .map((line) => (readSrtTiming(line) === null ? line : line.replaceAll(/(?<=\p{Pd}\s?)>/gu, `${JOINER}>`)))
    .join('\n');
}

/** Whether a text begins with a number and times as SubRip has them; many files of SubRip do not. */
export function looksLikeSrt(text: string): boolean {
  return /^\d{1,9}\r?\n\d\d:[0-5]\d:[0-5]\d,\d{3} --> \d\d:/.test(text);
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
  return new SrtReader(plain).read() ?? { value: null, problems: [...leadingProblems(plain, null), NO_CUES] };
}

const NO_CUES: TextProblem = { code: 'noCues', line: 0, detail: 'no line with two times' };

/** Goes from one line with times to the next: a cue ends above the next one's number, or its times. */
class SrtReader {
  readonly #text: string;
  readonly #counter: LineCounter;
  readonly #problems: TextProblem[] = [];
  readonly #cues: FileCue[] = [];
  readonly #marks: MarksAhead;
  #numberBefore = 0;

  constructor(text: string) {
    this.#text = text;
    this.#counter = new LineCounter(text);
    this.#marks = new MarksAhead(text, [...MARKS, `${JOINER}>`]);
  }

  /** `null` when no line has two times. */
  read(): Parsed<CueFile> | null {
    const first = timingFrom(this.#text, 0, true);
    if (first === null) return null;
    this.#problems.push(...leadingProblems(this.#text, first.from));
    if (!this.#readFrom(first)) return null;
    return { value: { format: 'srt', language: null, cues: placeUnreadCues(this.#cues) }, problems: this.#problems };
  }

  /** Whether any line had two times. */
  #readFrom(first: TimingLine): boolean {
    const text = this.#text;
    let hasTimes = false;
    let place: TimingLine | null = first;
    let number = numberAbove(text, first.from, 0, 0);
    while (place !== null) {
      hasTimes ||= place.unread !== 'both';
      const next = timingFrom(text, place.to, first.isShort === true);
      const nextNumber = next && numberAbove(text, next.from, place.to + 1, number?.value ?? 0);
      const end = (nextNumber ?? next)?.from ?? text.length;
      this.#reportNumber(number, place.from);
      this.#reportTiming(place);
      this.#readCue(place, number?.id ?? '', end, next !== null);
      place = next;
      number = nextNumber;
    }
    return hasTimes;
  }

  #report(code: string, at: number, detail: string): void {
    this.#problems.push({ code, line: this.#counter.lineAt(at), detail: quote(detail) });
  }

  #readCue(place: TimingLine, id: string, end: number, hasNext: boolean): void {
    const text = this.#text;
    const from = skipBlankLines(text, Math.min(place.to + 1, end), end);
    const to = cutBlankLines(text, from, end);
    if (from === to) {
      this.#report('emptyCue', place.from, text.slice(place.from, place.to));
      return;
    }
    const raw = text.slice(from, to);
    const blank = mayHoldBlankLine(text, from, to) ? raw.search(/\n[^\S\n]*\n/u) : -1;
    if (blank >= 0) this.#report('blankLineInside', from + blank + 1, '');
    // Where the text ends right above the next number or times, there is no line between.
    if (hasNext && to >= end - 1) this.#report('missingBlankLine', to, '');
    const { startMs, endMs, trailing: settings, unread } = place;
    const isPlain = this.#marks.nextFrom(from) >= to;
    const cue: FileCue = isPlain
      ? { id, startMs, endMs, text: raw, raw, settings, speaker: null }
      : { id, startMs, endMs, raw, settings, speaker: null, ...this.#textOf(from, to) };
    this.#cues.push(unread === undefined ? cue : { ...cue, unread });
  }

  /** The plain text of a payload, and its styles. */
  #textOf(from: number, to: number): { text: string; markup?: string } {
    const text = this.#text;
    const pieces: MarkedPiece[] = [];
    let since = from;
    for (let at = this.#marks.nextFrom(from); at < to; at = this.#marks.nextFrom(at)) {
      const tag = tagAt(text, at);
      if (tag === '' || at + tag.length > to) {
        at++;
        continue;
      }
      if (at > since) pieces.push(pieceOfText(text.slice(since, at)));
      for (const piece of piecesOf(tag)) pieces.push(piece);
      at += tag.length;
      since = at;
    }
    if (since < to) pieces.push(pieceOfText(text.slice(since, to)));
    return markedText(pieces);
  }

  #reportTiming({ startMs, endMs, trailing, isStrict, unread, from, to }: TimingLine): void {
    if (isStrict && endMs >= startMs && trailing === '') return;
    const line = this.#text.slice(from, to);
    if (unread !== undefined) this.#report(unread === 'end' ? 'noEnd' : 'unreadTimes', from, line);
    else {
      if (endMs < startMs) this.#report('reversedTimes', from, line);
      if (trailing !== '') this.#report('textAfterTimes', from, trailing);
      else if (!isStrict) this.#report('looseTimes', from, line);
    }
  }

  #reportNumber(line: NumberLine | null, at: number): void {
    if (line === null) {
      this.#report('missingNumber', at, '');
      this.#numberBefore++;
      return;
    }
    if (this.#text.startsWith('\n', at - 2)) this.#report('blankLineInside', at - 1, '');
    const { value, id } = line;
    const isNext = value > this.#numberBefore && Number.isInteger(value);
    // Some tools count from 0.
    if (!isNext && !(value === 0 && this.#cues.length === 0)) this.#report('wrongNumber', at - 1, id);
    this.#numberBefore = value >= 0 ? Math.floor(value) : this.#numberBefore + 1;
  }
}

/** What stands above the first times, or in a text without any (`null`). */
function leadingProblems(text: string, timesAt: number | null): TextProblem[] {
  const end = timesAt ?? text.length;
  const from = skipBlankLines(text, 0, end);
  const lineEnd = text.indexOf('\n', from);
  const line = text.slice(from, lineEnd < 0 ? end : Math.min(lineEnd, end));
  const isNumberOfFirst = lineEnd === end - 1 && isSrtNumber(line);
  if (line.trim() === '' || isNumberOfFirst) return [];
  return [{ code: 'textBeforeCues', line: new LineCounter(text).lineAt(from), detail: quote(line) }];
}

/**
 * What tools write into SubRip: HTML tags, closing ones of any name, `{\an8}` of ASS and its escapes, which FFmpeg
 * leaves in the SubRip that it makes of WebVTT.
 */
const MARKUP = new RegExp(
  [
    String.raw`<\s{0,3}(?:\/\s{0,3}[a-z]{1,10}|[bisu])\s{0,3}>`,
    String.raw`<(?:[acbipqsu]|em|strong|strike|del|ins|su[bp]|small|big|center|div|font|span|ruby|r[tp])(?:\.[^\s<>]{0,200})?(?:\s{1,9}[\w:-]{1,30}\s{0,3}=[^<>]{0,200})?\s{0,9}\/?>`,
    String.raw`<(?:v|lang|font)(?=[\s.>/])[^<>]{0,200}>`,
    String.raw`<br\s{0,3}\/?>|\{\\[^{}]{0,200}\}|\\[Nh{}]|\{y:[bisu,]{1,8}\}|\{c:\$[\da-f]{6}\}`,
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

const TAG = new RegExp(MARKUP.source, 'iuy');

/** What all markup begins with. */
const MARKS = ['<', '{', '\\'] as const;

function mayHaveMarkup(text: string): boolean {
  return text.includes('<') || text.includes('{') || text.includes('\\');
}

const JOINER = '\u2060';
const JOINED = /(?<=[<{\\])\u2060|\u2060(?=>)/g;

/** What markup is at `at`; `''` for none. An expression that looks for it in all of a text would take ten times as long. */
function tagAt(text: string, at: number): string {
  TAG.lastIndex = at;
  const tag = TAG.exec(text)?.[0] ?? '';
  // `C:\new`, `\nu`: ASS has a line end there, but no tool leaves it in SubRip.
  return tag === String.raw`\n` && /\p{Ll}/u.test(text[at + 2] ?? '') ? '' : tag;
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

const TAG_STYLES: Readonly<Record<string, Style>> = { b: 'b', strong: 'b', i: 'i', em: 'i', u: 'u' };

const ESCAPES: Readonly<Record<string, string>> = {
  [String.raw`\N`]: '\n',
  [String.raw`\n`]: '\n',
  [String.raw`\h`]: '\u00A0',
  [String.raw`\{`]: '{',
  [String.raw`\}`]: '}',
};

function piecesOf(tag: string): MarkedPiece[] {
  const common = COMMON_TAGS.get(tag);
  if (common !== undefined) return common;
  if (tag.startsWith('\\')) return [{ text: ESCAPES[tag] ?? tag }];
  if (/^<br/i.test(tag)) return [{ text: '\n' }];
  const html = /^<\s*(\/?)\s*([a-z]{1,6})\s*>$/i.exec(tag);
  const style = TAG_STYLES[html?.[2]!.toLowerCase() ?? ''];
  if (style !== undefined) return [html![1] === '' ? { start: style } : { end: style }];
  const overrides = tag.matchAll(/\\([biu])([01])/g);
  return [...overrides].map(([, name, isOn]) => (isOn === '1' ? { start: name as Style } : { end: name as Style }));
}
