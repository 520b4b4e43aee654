import type { FileCue, VttBlock } from './cueFile.ts';
import { LineCounter, MarksAhead, quote, type Parsed, type TextProblem } from './parsed.ts';
import { readStrictTimes, STRICT_LENGTH } from './strictTimes.ts';
import { parseVttRegion, type VttRegion } from './vttSettings.ts';
import { parseVttCueText, textOfVttNodes } from './vttCueText.ts';
import { readLeadingVttTime } from './vttTime.ts';

/**
 * What a WebVTT file holds. `header` is what follows `WEBVTT` up to the first empty line. The payload of a cue as it
 * stands is `raw`, its text has no tags, its first voice is its speaker; its settings are not read
 * (`parseVttCueSettings`).
 */
export interface VttFile {
  readonly header: string;
  readonly cues: readonly FileCue[];
  readonly blocks: readonly VttBlock[];
}

/**
 * Reads a WebVTT file by the W3C's "WebVTT parser algorithm", to the letter; `null` when it does not begin with the
 * signature. Overlapping cues, cues out of order and hours past 99 are legal. The text is decoded: a byte order mark
 * that is still there is a second one.
 */
export function parseVttFile(text: string): Parsed<VttFile | null> {
  const plain = text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text;
  if (!/^WEBVTT(?:[ \t\n]|$)/.test(plain)) {
    const [first = ''] = plain.slice(0, 1_000).split('\n');
    return { value: null, problems: [{ code: 'signatureMissing', line: 1, detail: quote(first) }] };
  }
  return new BlockReader(plain).readFile();
}

/** The regions that a file defines, in its order. */
export function vttRegions(blocks: readonly VttBlock[]): VttRegion[] {
  return blocks.flatMap(({ kind, text }) =>
    kind === 'region' ? parseVttRegion(text.slice(text.indexOf('\n') + 1)) : [],
  );
}

/** What a block turned out to be while its lines are read: `[from, to)` is the text that it holds so far. */
interface Block {
  cue: Pick<FileCue, 'id' | 'startMs' | 'endMs' | 'settings'> | null;
  kind: VttBlock['kind'] | null;
  lines: number;
  from: number;
  to: number;
}

const LINE_FEED = 10;

class BlockReader {
  readonly #text: string;
  readonly #counter: LineCounter;
  readonly #problems: TextProblem[] = [];
  readonly #cues: FileCue[] = [];
  readonly #blocks: VttBlock[] = [];
  readonly #emptyLines: MarksAhead;
  #at = 0;
  /** Where the next arrow stands, at `#at` or behind it. */
  #arrow = -1;

  constructor(text: string) {
    this.#counter = new LineCounter(text);
    const nul = text.indexOf('\0');
    if (nul >= 0) this.#report('replacedNul', nul, '');
    this.#text = nul < 0 ? text : text.replaceAll('\0', '\uFFFD');
    this.#emptyLines = new MarksAhead(this.#text, ['\n\n']);
  }

  readFile(): Parsed<VttFile> {
    this.#at = this.#endOfLine() + 1;
    let headerEnd = this.#at - 1;
    if (this.#at < this.#text.length && this.#text.charCodeAt(this.#at) !== LINE_FEED) {
      const { lines, to } = this.#collect(true);
      if (lines > 0) headerEnd = to;
    }
    this.#skipBlank();
    while (this.#at < this.#text.length) {
      const from = this.#at;
      if (!this.#readUsualCue()) this.#keep(this.#collect(false), from);
      this.#skipBlank();
    }
    const header = this.#text.slice('WEBVTT'.length, headerEnd);
    return { value: { header, cues: this.#cues, blocks: this.#blocks }, problems: this.#problems };
  }

  #report(code: string, at: number, detail: string): void {
    this.#problems.push({ code, line: this.#counter.lineAt(at), detail: quote(detail) });
  }

  #endOfLine(): number {
    const end = this.#text.indexOf('\n', this.#at);
    return end < 0 ? this.#text.length : end;
  }

  #hasArrow(end: number): boolean {
    if (this.#arrow < this.#at) {
      const next = this.#text.indexOf('-->', this.#at);
      this.#arrow = next < 0 ? Infinity : next;
    }
    return this.#arrow < end;
  }

  #skipBlank(): void {
    while (this.#text.charCodeAt(this.#at) === LINE_FEED) this.#at++;
  }

  /**
   * Reads a block as nearly all are, which `#collect` would read alike: times in their usual form and nothing else on
   * its first line, then text up to an empty line, without an arrow. Any other is left as it is.
   */
  #readUsualCue(): boolean {
    const timing = strictTiming(this.#text, this.#at);
    const lineEnd = this.#at + STRICT_LENGTH;
    if (timing === null || this.#text.charCodeAt(lineEnd) !== LINE_FEED) return false;
    const to = this.#emptyLines.nextFrom(lineEnd);
    const arrow = this.#text.indexOf('-->', lineEnd);
    if (to === Infinity || (arrow >= 0 && arrow < to)) return false;
    this.#addCue({ id: '', startMs: timing.startMs, endMs: timing.endMs, settings: '' }, lineEnd + 1, to);
    this.#at = to + 1;
    return true;
  }

  /** Adds the cue whose payload is `[from, to)`. */
  #addCue({ id, startMs, endMs, settings }: NonNullable<Block['cue']>, from: number, to: number): void {
    const raw = this.#text.slice(from, to);
    if (!raw.includes('<') && !raw.includes('&')) {
      this.#cues.push({ id, startMs, endMs, text: raw, raw, settings, speaker: null });
      return;
    }
    const { text, voice } = textOfVttNodes(parseVttCueText(raw));
    this.#cues.push({ id, startMs, endMs, text, raw, settings, speaker: voice, markup: raw });
  }

  #keep({ cue, kind, from, to }: Block, start: number): void {
    if (cue !== null) {
      this.#addCue(cue, from, to);
      return;
    }
    const text = this.#text.slice(start, to);
    const kept = kind ?? (/^NOTE(?:[ \t\n]|$)/.test(text) ? 'note' : null);
    if (kept !== null) this.#blocks.push({ kind: kept, text, before: this.#cues.length });
    else if (this.#problems.at(-1)?.code !== 'unreadTimes' || !text.includes('-->'))
      this.#report('strayBlock', start, text);
  }

  /** "Collect a WebVTT block": a header, a cue, a style sheet, a region, or a comment. */
  #collect(inHeader: boolean): Block {
    const block: Block = { cue: null, kind: null, lines: 0, from: this.#at, to: this.#at };
    let sawArrow = false;
    for (let lineCount = 1; this.#at < this.#text.length; lineCount++) {
      const end = this.#endOfLine();
      if (this.#hasArrow(end)) {
        // Times belong to this block as its first line, or behind an identifier; else they begin the next one.
        if (inHeader || !(lineCount === 1 || (lineCount === 2 && !sawArrow))) break;
        sawArrow = true;
        this.#startCue(block, end);
      } else if (end === this.#at) break;
      else {
        if (!inHeader && lineCount === 2) this.#startOther(block);
        block.lines++;
        block.to = end;
      }
      this.#at = end + 1;
    }
    return block;
  }

  #startCue(block: Block, end: number): void {
    const timing = strictTiming(this.#text, this.#at) ?? readTiming(this.#text.slice(this.#at, end));
    if (timing === null) {
      this.#report('unreadTimes', this.#at, this.#text.slice(this.#at, end));
      block.to = end;
      return;
    }
    const { startMs, endMs, length } = timing;
    const settings = this.#at + length === end ? '' : trimmed(this.#text.slice(this.#at + length, end));
    block.cue = { id: block.lines === 0 ? '' : this.#text.slice(block.from, block.to), startMs, endMs, settings };
    block.from = Math.min(end + 1, this.#text.length);
    block.to = block.from;
  }

  /** Style sheets and regions count only before the first cue. */
  #startOther(block: Block): void {
    if (this.#cues.length > 0 || block.lines !== 1 || block.cue !== null) return;
    const first = this.#text.slice(block.from, block.to);
    if (/^STYLE[\t\f ]*$/.test(first)) block.kind = 'style';
    else if (/^REGION[\t\f ]*$/.test(first)) block.kind = 'region';
  }
}

/** Without the blanks of ASCII at both ends; those of other scripts are part of a setting. */
function trimmed(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && isBlank(text.charCodeAt(from))) from++;
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
  return text.slice(from, to);
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 12;
}

interface Timing {
  readonly startMs: number;
  readonly endMs: number;
  /** How many characters of the line it took. */
  readonly length: number;
}

function strictTiming(text: string, at: number): Timing | null {
  const times = readStrictTimes(text, at, '.');
  if (times === null) return null;
  // A fraction has three digits.
  const next = text.charCodeAt(at + STRICT_LENGTH);
  return next >= 48 && next <= 57 ? null : { ...times, length: STRICT_LENGTH };
}

/** "Collect WebVTT cue timings and settings". */
function readTiming(line: string): Timing | null {
  const start = readLeadingVttTime(line.replace(/^[\t\f ]+/, ''));
  if (start === null) return null;
  const arrow = /^[\t\f ]*-->[\t\f ]*/.exec(start.rest);
  if (arrow === null) return null;
  const end = readLeadingVttTime(start.rest.slice(arrow[0].length));
  return end === null ? null : { startMs: start.timeMs, endMs: end.timeMs, length: line.length - end.rest.length };
}
