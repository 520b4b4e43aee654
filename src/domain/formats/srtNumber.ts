import { cutBlankLines } from './blankLines.ts';

/** A cue's number as it stands, and where. `value` is NaN, below 0 or with a fraction where it is no plain number. */
export interface NumberLine {
  readonly id: string;
  readonly value: number;
  readonly from: number;
}

/** Some tools write negative ones, or fractions for cues they split, people `#2`, `2.` and `2)`. */
const NUMBER = /^\s*[#-]?\d{1,9}(?:\.\d{0,9}|[:)])?\s*$/;
/** Numbers have up to nine digits. */
const NUMBER_END = 1e9;

/** Whether a line is a cue's number. */
export function isSrtNumber(line: string): boolean {
  return NUMBER.test(line);
}

/**
 * The number on the line above the times at `timesAt`, if it begins at `floor`, the start of a line, or behind; the one
 * that follows `before` may stand higher.
 */
export function numberAbove(text: string, timesAt: number, floor: number, before: number): NumberLine | null {
  const to = timesAt - 1;
  let from = to;
  let value = 0;
  for (let unit = 1; from > floor && unit < NUMBER_END; unit *= 10) {
    const digit = text.charCodeAt(from - 1) - 48;
    if (!(digit >= 0 && digit <= 9)) break;
    value += digit * unit;
    from--;
  }
  const isWhole = from < to && (from === floor || text.charCodeAt(from - 1) === 10);
  return isWhole ? { id: text.slice(from, to), value, from } : unusualNumberAbove(text, timesAt, floor, before);
}

function unusualNumberAbove(text: string, timesAt: number, floor: number, before: number): NumberLine | null {
  if (timesAt <= floor || timesAt === 0) return null;
  const from = text.lastIndexOf('\n', timesAt - 2) + 1;
  if (from < floor || timesAt - from > 40) return null;
  const id = text.slice(from, timesAt - 1).trim();
  if (id === '') return numberAboveBlanks(text, from, floor, before);
  if (/[.:)]$/.test(id) && !isBehindBlank(text, from)) return null;
  return NUMBER.test(id) ? { id, value: id.endsWith('.') ? Number.NaN : Number(id), from } : null;
}

/** As files have it of which each line end was doubled (`\r\r\n`). */
function numberAboveBlanks(text: string, blank: number, floor: number, before: number): NumberLine | null {
  const to = cutBlankLines(text, floor, blank);
  const from = Math.max(floor, text.lastIndexOf('\n', to - 1) + 1);
  if (to <= from || to - from > 9 || !isBehindBlank(text, from)) return null;
  const id = text.slice(from, to);
  const value = readDigits(id);
  return value >= 0 && value === before + 1 ? { id, value, from } : null;
}

/** Whether nothing stands above a line: a number that looks like text is no last line of one there. */
function isBehindBlank(text: string, from: number): boolean {
  return from === 0 || text.charCodeAt(from - 2) === 10;
}

/** Whether all identifiers are plain numbers, each greater than the one before. */
export function idsAscend(cues: readonly { readonly id: string }[]): boolean {
  let before = -1;
  for (const { id } of cues) {
    const number = readDigits(id);
    if (number <= before) return false;
    before = number;
  }
  return true;
}

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
