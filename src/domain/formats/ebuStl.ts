import { plainCue, type CueFile, type FileCue } from './cueFile.ts';
import type { CueSource } from './cueSource.ts';
import type { Parsed, TextProblem } from './parsed.ts';
import { stlDecoder, textOfField } from './stlText.ts';

const HEADER_LENGTH = 1_024;
const BLOCK_LENGTH = 128;
const TEXT_AT = 16;
/** What an extension block that ends a subtitle is numbered, and what one that holds no subtitle. */
const LAST_BLOCK = 0xff;
const USER_DATA = 0xfe;

/** Whether bytes begin as a file of EBU Tech 3264 does: the disk format code is at 3. */
export function looksLikeEbuStl({ bytes }: CueSource): boolean {
  return bytes !== null && bytes.length >= HEADER_LENGTH && /^STL\d\d\.\d\d$/.test(ascii(bytes, 3, 11));
}

/**
 * Reads EBU STL (EBU Tech 3264): subtitles of one or several blocks of 128 bytes, in the frame rate and the code table
 * of the header. Its end times are of the last frame that is seen, so a frame is added. Times count from the start of
 * the programme (TCP) where all are behind it. Comments and user data are left out; each loss is a problem, whose line
 * is the block from 1.
 */
export function parseEbuStl({ bytes }: CueSource): Parsed<CueFile | null> {
  if (bytes === null || bytes.length < HEADER_LENGTH) {
    return { value: null, problems: [{ code: 'notStl', line: 0, detail: '' }] };
  }
  return new StlReader(bytes).read();
}

/** A subtitle, and its place in a cumulative set: 0 for none. */
interface StlCue {
  readonly cue: FileCue;
  readonly cumulative: number;
}

class StlReader {
  readonly #bytes: Uint8Array;
  readonly #frameRate: number;
  readonly #problems: TextProblem[] = [];
  readonly #decode: (codes: readonly number[]) => string;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#frameRate = Number(ascii(bytes, 6, 8)) || 25;
    const table = ascii(bytes, 12, 14);
    const decode = stlDecoder(table);
    if (decode === null) this.#report('unknownCodeTable', 0, table);
    this.#decode = decode ?? stlDecoder('00')!;
  }

  read(): Parsed<CueFile> {
    const cues = this.#accumulated(this.#blocks());
    const startMs = this.#programmeStart();
    const isBehind = startMs > 0 && cues.length > 0 && cues.every((cue) => cue.startMs >= startMs);
    if (isBehind) this.#report('startOfProgramme', 0, `${startMs} ms`);
    const shiftMs = isBehind ? startMs : 0;
    const placed = cues.map((cue) => {
      return { ...cue, startMs: cue.startMs - shiftMs, endMs: Math.max(0, cue.endMs - shiftMs) };
    });
    return { value: { format: 'stl', language: null, cues: placed }, problems: this.#problems };
  }

  #report(code: string, line: number, detail: string): void {
    this.#problems.push({ code, line, detail });
  }

  /** `hhmmssff` in digits. */
  #programmeStart(): number {
    const [hours = 0, minutes = 0, seconds = 0, frames = 0] = [256, 258, 260, 262].map((at) => {
      return Number(ascii(this.#bytes, at, at + 2)) || 0;
    });
    return this.#timeOf(hours, minutes, seconds, frames);
  }

  #timeOf(...[hours, minutes, seconds, frames]: [number, number, number, number]): number {
    const whole = (hours * 60 + minutes) * 60 + seconds;
    return whole * 1_000 + Math.round((frames * 1_000) / this.#frameRate);
  }

  #timeAt(at: number, moreFrames: number): number {
    const [hours = 0, minutes = 0, seconds = 0, frames = 0] = this.#bytes.subarray(at, at + 4);
    return this.#timeOf(hours, minutes, seconds, frames + moreFrames);
  }

  #blocks(): StlCue[] {
    const cues: StlCue[] = [];
    const bytes = this.#bytes;
    let fields: Uint8Array[] = [];
    for (let at = HEADER_LENGTH; at + BLOCK_LENGTH <= bytes.length; at += BLOCK_LENGTH) {
      const number = (at - HEADER_LENGTH) / BLOCK_LENGTH + 1;
      const extension = bytes[at + 3]!;
      if (extension === USER_DATA) continue;
      fields.push(bytes.subarray(at + TEXT_AT, at + BLOCK_LENGTH));
      if (extension !== LAST_BLOCK) continue;
      const cue = this.#cueAt(at, fields, number);
      fields = [];
      if (cue !== null) cues.push(cue);
    }
    if (fields.length > 0) this.#report('unfinishedSubtitle', 0, '');
    if ((bytes.length - HEADER_LENGTH) % BLOCK_LENGTH !== 0) this.#report('unfinishedBlock', 0, '');
    return cues;
  }

  #cueAt(at: number, fields: readonly Uint8Array[], number: number): StlCue | null {
    const bytes = this.#bytes;
    const { text, markup } = this.#textOf(fields);
    const startMs = this.#timeAt(at + 5, 0);
    const endMs = this.#timeAt(at + 9, 1);
    if (bytes[at + 15] === 1) {
      this.#report('commentLeftOut', number, text.slice(0, 80));
      return null;
    }
    if (text.trim() === '') {
      this.#report('emptyCue', number, '');
      return null;
    }
    if (text.includes('\uFFFD')) this.#report('unknownCharacter', number, text.slice(0, 80));
    if (endMs < startMs) this.#report('reversedTimes', number, text.slice(0, 80));
    const row = bytes[at + 13]!;
    const alignment = ['', 'left', '', 'right'][bytes[at + 14]!] ?? '';
    const settings = `row:${row}${alignment === '' ? '' : ` align:${alignment}`}`;
    const id = String(bytes[at + 1]! + bytes[at + 2]! * 256);
    const cue = { id, startMs, endMs, text, raw: text, settings, speaker: null };
    return { cue: markup === undefined ? cue : { ...cue, markup }, cumulative: bytes[at + 4]! };
  }

  #textOf(fields: readonly Uint8Array[]): { text: string; markup?: string } {
    const whole: number[] = [];
    for (const field of fields) {
      const end = field.indexOf(0x8f);
      for (const code of end < 0 ? field : field.subarray(0, end)) whole.push(code);
    }
    return textOfField(Uint8Array.from(whole), this.#decode);
  }

  /** Subtitles of a cumulative set (1 begins it, 3 ends it) add a line to what is seen: each says all of it. */
  #accumulated(cues: readonly StlCue[]): FileCue[] {
    let seen = '';
    return cues.map(({ cue, cumulative }) => {
      if (cumulative < 2) seen = '';
      if (cumulative === 0) return cue;
      if (cumulative === 1) this.#report('cumulativeSet', 0, cue.id);
      const { text, id, startMs, endMs, settings } = cue;
      // A set that is never ended would grow without end.
      seen = seen === '' || seen.length > 1_000 ? text : `${seen}\n${text}`;
      return seen === text ? cue : plainCue({ id, startMs, endMs, settings, text: seen });
    });
  }
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}
