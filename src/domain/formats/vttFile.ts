import { quote, type Parsed, type TextProblem } from './parsed.ts';
import { parseVttCueSettings, parseVttRegion, type VttCueSettings, type VttRegion } from './vttSettings.ts';
import { readLeadingVttTime } from './vttTime.ts';

/** A cue as it stands in a WebVTT file; `text` is not yet decoded, its lines are separated by `\n`. */
interface VttCue {
  readonly id: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly settings: VttCueSettings;
  readonly text: string;
}

/** What a WebVTT file holds. Style sheets are kept as text. */
export interface VttFile {
  readonly cues: readonly VttCue[];
  readonly regions: readonly VttRegion[];
  readonly styles: readonly string[];
}

/**
 * Reads a WebVTT file by the W3C's "WebVTT parser algorithm", to the letter; `null` when it does not begin with the
 * signature. Overlapping cues, cues out of order and hours past 99 are legal.
 */
export function parseVttFile(text: string): Parsed<VttFile | null> {
  const lines = linesOfVtt(text.replace(/^\uFEFF/, ''));
  if (!/^WEBVTT(?:[ \t]|$)/.test(lines[0] ?? '')) {
    return { value: null, problems: [{ code: 'signatureMissing', line: 1, detail: quote(lines[0] ?? '') }] };
  }
  return new BlockReader(lines).readFile();
}

/** Unlike a line of other texts, a line here ends at NUL only in name: NUL is replaced, as the W3C asks. */
function linesOfVtt(text: string): string[] {
  const lines = text.replaceAll('\0', '\uFFFD').split(/\r\n|\r|\n/);
  // A final line end ends the last line, and begins no other.
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** What a block turned out to be while its lines are read. */
interface Block {
  cue: Omit<VttCue, 'text'> | null;
  isStyle: boolean;
  isRegion: boolean;
  buffer: string[];
}

class BlockReader {
  readonly #lines: readonly string[];
  readonly #problems: TextProblem[] = [];
  readonly #cues: VttCue[] = [];
  readonly #regions: VttRegion[] = [];
  readonly #styles: string[] = [];
  #at = 1;
  #sawCue = false;

  constructor(lines: readonly string[]) {
    this.#lines = lines;
  }

  readFile(): Parsed<VttFile> {
    if (this.#at < this.#lines.length && this.#lines[this.#at] !== '') this.#collect(true);
    this.#skipBlank();
    while (this.#at < this.#lines.length) {
      this.#keep(this.#collect(false));
      this.#skipBlank();
    }
    return { value: { cues: this.#cues, regions: this.#regions, styles: this.#styles }, problems: this.#problems };
  }

  #skipBlank(): void {
    while (this.#lines[this.#at] === '') this.#at++;
  }

  #keep({ cue, isStyle, isRegion, buffer }: Block): void {
    const text = buffer.join('\n');
    if (cue !== null) this.#cues.push({ ...cue, text });
    else if (isStyle) this.#styles.push(text);
    else if (isRegion) this.#regions.push(parseVttRegion(text));
  }

  /** "Collect a WebVTT block": a header, a cue, a style sheet, a region, or a comment. */
  #collect(inHeader: boolean): Block {
    const block: Block = { cue: null, isStyle: false, isRegion: false, buffer: [] };
    let sawArrow = false;
    for (let lineCount = 1; this.#at < this.#lines.length; lineCount++) {
      const line = this.#lines[this.#at] ?? '';
      if (line.includes('-->')) {
        // Times belong to this block as its first line, or behind an identifier; else they begin the next one.
        if (inHeader || !(lineCount === 1 || (lineCount === 2 && !sawArrow))) break;
        sawArrow = true;
        this.#startCue(block, line);
      } else if (line === '') break;
      else {
        if (!inHeader && lineCount === 2) this.#startOther(block);
        block.buffer.push(line);
      }
      this.#at++;
    }
    return block;
  }

  #startCue(block: Block, line: string): void {
    const timing = readTiming(line);
    if (timing === null) {
      block.cue = null;
      this.#problems.push({ code: 'unreadTimes', line: this.#at + 1, detail: quote(line) });
      return;
    }
    const settings = parseVttCueSettings(timing.rest, this.#regions);
    block.cue = { id: block.buffer.join('\n'), startMs: timing.startMs, endMs: timing.endMs, settings };
    block.buffer = [];
    this.#sawCue = true;
  }

  /** Style sheets and regions count only before the first cue. */
  #startOther(block: Block): void {
    if (this.#sawCue || block.buffer.length !== 1) return;
    block.isStyle = /^STYLE[\t\f ]*$/.test(block.buffer[0] ?? '');
    block.isRegion = /^REGION[\t\f ]*$/.test(block.buffer[0] ?? '');
    if (block.isStyle || block.isRegion) block.buffer = [];
  }
}

/** "Collect WebVTT cue timings and settings". */
function readTiming(line: string): { startMs: number; endMs: number; rest: string } | null {
  const start = readLeadingVttTime(line.replace(/^[\t\f ]+/, ''));
  if (start === null) return null;
  const arrow = /^[\t\f ]*-->[\t\f ]*/.exec(start.rest);
  if (arrow === null) return null;
  const end = readLeadingVttTime(start.rest.slice(arrow[0].length));
  return end === null ? null : { startMs: start.timeMs, endMs: end.timeMs, rest: end.rest };
}
