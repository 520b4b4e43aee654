/** A cue's number as it stands, and where. `value` is below 0 or has a fraction where it is no plain number. */
export interface NumberLine {
  readonly id: string;
  readonly value: number;
  readonly from: number;
}

const NUMBER = /^\s*-?\d{1,9}(?:\.\d{1,9})?\s*$/;
/** Numbers have up to nine digits. */
const NUMBER_END = 1e9;

/** Whether a line is a cue's number; some tools write negative ones, or fractions for cues they split. */
export function isSrtNumber(line: string): boolean {
  return NUMBER.test(line);
}

/** The number on the line above the times at `timesAt`, if it begins at `floor`, the start of a line, or behind. */
export function numberAbove(text: string, timesAt: number, floor: number): NumberLine | null {
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
  return isWhole ? { id: text.slice(from, to), value, from } : unusualNumberAbove(text, timesAt, floor);
}

function unusualNumberAbove(text: string, timesAt: number, floor: number): NumberLine | null {
  if (timesAt <= floor || timesAt === 0) return null;
  const from = text.lastIndexOf('\n', timesAt - 2) + 1;
  if (from < floor || from > timesAt - 2 || timesAt - from > 40) return null;
  const line = text.slice(from, timesAt - 1);
  return NUMBER.test(line) ? { id: line.trim(), value: Number(line), from } : null;
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
