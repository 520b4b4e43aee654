import type { Cue } from './cue.ts';
import type { RecognisedPiece } from './recognisedPieces.ts';

/** The times of a cue that are not known: both, or one of them. */
export type UnreadTimes = 'both' | 'start' | 'end';

/** One subtitle, or one stretch of speech, as a file has it. Times in integer milliseconds, as they stand. */
export interface FileCue {
  /** SubRip's number, WebVTT's identifier; `''` when there is none. */
  readonly id: string;
  readonly startMs: number;
  readonly endMs: number;
  /** What is read on the screen: no markup, lines separated by `\n`. */
  readonly text: string;
  /**
   * The payload as the file writes it, its lines separated by `\n`. Only the writer of the same format may use it, and
   * trusts the parser of the format that it is one.
   */
  readonly raw: string;
  /** What the file says behind the times or of the place on the screen, as written; `''` when nothing. */
  readonly settings: string;
  readonly speaker: string | null;
  /** The text in the markup of WebVTT, where it has styles, voices or times inside; left out when it is plain. */
  readonly markup?: string;
  /** What a recogniser says of its words; left out by subtitles. */
  readonly words?: readonly RecognisedPiece[];
  /** Whether another voice begins here, named or not. */
  readonly isTurn?: boolean;
  /** Which of the times could not be read, and were put where they may be; left out when both could. */
  readonly unread?: UnreadTimes;
}

/** A block of WebVTT that is no cue, whole and as written. `before` is the index of the cue that it stands before. */
export interface VttBlock {
  readonly kind: 'note' | 'style' | 'region';
  readonly text: string;
  readonly before: number;
}

/** What a file of subtitles or of timed speech holds; `language` as the file says it, `null` when it does not. */
export interface CueFile {
  readonly format: string;
  readonly language: string | null;
  readonly cues: readonly FileCue[];
  /** What WebVTT has besides cues; see `VttFile`. */
  readonly vtt?: { readonly header: string; readonly blocks: readonly VttBlock[] };
}

/** What a format could not say, and how many cues or blocks had it; `beforeStart`: cues moved before its clock begins;
 * `characters`: cues of which characters were replaced, since they mean something else there;
 * `chapters`: formats that a text without headings has no use for. */
export interface Dropped {
  readonly what:
    | 'ids'
    | 'settings'
    | 'speakers'
    | 'styles'
    | 'innerTimes'
    | 'blocks'
    | 'overlaps'
    | 'precision'
    | 'ends'
    | 'beforeStart'
    | 'characters'
    | 'chapters';
  readonly count: number;
}

/** A file as it was written. `dropped` has an entry for each kind of thing that the format could not say. */
export interface Formatted {
  readonly text: string;
  readonly dropped: readonly Dropped[];
}

/** What a writer may be asked; each takes what concerns it. */
export interface FormatOptions {
  readonly lineEnd?: '\n' | '\r\n';
  /** Frames a second, for formats that count frames. */
  readonly frameRate?: number;
}

/** Cues that no file has written, as a file. */
export function cueFileOf(cues: readonly Cue[]): CueFile {
  return {
    format: 'cues',
    language: null,
    cues: cues.map(({ startMs, endMs, lines, speaker }) =>
      plainCue({ startMs, endMs, text: lines.join('\n'), speaker }),
    ),
  };
}

/** A cue without markup: what it does not say is empty. */
export function plainCue(cue: Partial<FileCue> & Pick<FileCue, 'startMs' | 'endMs' | 'text'>): FileCue {
  return { id: '', raw: cue.text, settings: '', speaker: null, ...cue };
}

/** Times inside a text: `<00:01.500>` of WebVTT. */
const INNER_TIME = /<\d/;
const STYLE = /<(?:[biu]|c|lang|ruby)[\s.>]/;

/** Counts what a format cannot say: `cannot` names it. */
export function droppedFrom({ cues, vtt }: CueFile, cannot: readonly Dropped['what'][]): Dropped[] {
  const held: Partial<Record<Dropped['what'], number>> = { ...heldBy(cues), blocks: vtt?.blocks.length ?? 0 };
  return cannot.flatMap((what): Dropped[] => {
    const count = held[what] ?? 0;
    return count === 0 ? [] : [{ what, count }];
  });
}

/** How many cues have what not every format can say. */
function heldBy(cues: readonly FileCue[]): Partial<Record<Dropped['what'], number>> {
  const held = { ids: 0, settings: 0, speakers: 0, styles: 0, innerTimes: 0 };
  for (const { id, settings, speaker, markup } of cues) {
    if (id !== '') held.ids++;
    if (settings !== '') held.settings++;
    if (speaker !== null) held.speakers++;
    if (markup === undefined) continue;
    if (STYLE.test(markup)) held.styles++;
    if (INNER_TIME.test(markup)) held.innerTimes++;
  }
  return held;
}

/**
 * The lines of a text that have something to see, as formats need them in which an empty line ends a cue; without NUL.
 */
export function seenLines(text: string): string {
  const written = withoutNul(text);
  if (!mayHaveBlankLine(written)) return written;
  return written
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .join('\n');
}

/**
 * What keeps a text from being written as it stands: `characters` of a class of expressions, which the format escapes,
 * besides what `seenLines` changes. One expression looks for all of it in the time of a few searches.
 */
export function suspectText(characters: string): RegExp {
  return new RegExp(String.raw`[\0\r${characters}]|\n\s`, 'u');
}

/** Whether a text may be written as it stands in a format with such a `suspect`; few may not. */
export function isUsualText(text: string, suspect: RegExp): boolean {
  const last = text.length - 1;
  return last >= 0 && !mayBeBlank(text.charCodeAt(0)) && text.charCodeAt(last) !== LINE_FEED && !suspect.test(text);
}

/** NUL as WebVTT has it, U+FFFD: FFmpeg takes it for the end of the file. */
export function withoutNul(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text;
}

/** Whether a line of a text begins with a blank or with nothing: few do, and only these are looked at closely. */
function mayHaveBlankLine(text: string): boolean {
  if (text === '' || mayBeBlank(text.charCodeAt(0)) || text.includes('\r')) return true;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    if (at + 1 === text.length || mayBeBlank(text.charCodeAt(at + 1))) return true;
  }
  return false;
}

/** All that `trim` takes off is among these; controls are, too. */
export function mayBeBlank(code: number): boolean {
  return code <= 32 || code === 0xa0 || (code >= 0x1680 && BLANK.test(String.fromCharCode(code)));
}

const BLANK = /\s/u;
const LINE_FEED = 10;
