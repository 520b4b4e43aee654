import { mayBeBlank } from './cueFile.ts';

/** Whether a line that begins behind `from` may be blank: few begin so. */
export function mayHoldBlankLine(text: string, from: number, to: number): boolean {
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) {
    if (mayBeBlank(text.charCodeAt(at + 1))) return true;
  }
  return false;
}

export function skipBlankLines(text: string, from: number, end: number): number {
  let start = from;
  for (let at = from; at < end && isBlank(text.charCodeAt(at)); at++) {
    if (text.charCodeAt(at) === 10) start = at + 1;
    else if (at === end - 1) return end;
  }
  return start;
}

export function cutBlankLines(text: string, from: number, end: number): number {
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
