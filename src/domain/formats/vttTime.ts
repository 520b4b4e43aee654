// "Collect a WebVTT timestamp": hours are optional and of any length; other fields have exactly two digits, the
// fraction three.
const TIME = /^(?:(\d+):([0-5]\d):([0-5]\d)|([0-5]\d):([0-5]\d))\.(\d{3})(?!\d)/;

/** A time at the start of `text`, and what is left behind it. */
export interface LeadingTime {
  readonly timeMs: number;
  readonly rest: string;
}

/** Reads the WebVTT timestamp that `text` begins with; `null` when it begins with none. */
export function readLeadingVttTime(text: string): LeadingTime | null {
  const match = TIME.exec(text);
  if (match === null) return null;
  const [written, hours = '0', longMinutes, longSeconds, minutes = longMinutes, seconds = longSeconds, fraction] =
    match;
  const timeMs = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000 + Number(fraction);
  // Hours of any length are legal; past the exact integers one is as good as another.
  return { timeMs: Math.min(timeMs, Number.MAX_SAFE_INTEGER), rest: text.slice(written.length) };
}

/** Reads a text that is one WebVTT timestamp and nothing else. */
export function readVttTime(text: string): number | null {
  const leading = readLeadingVttTime(text);
  return leading !== null && leading.rest === '' ? leading.timeMs : null;
}
