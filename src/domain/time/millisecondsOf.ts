/** A time of a source, in seconds, as integer milliseconds; `null` when it is none, or before the recording. */
export function millisecondsOf(seconds: number): number | null {
  const timeMs = Math.round(seconds * 1_000);
  return Number.isSafeInteger(timeMs) && timeMs >= 0 ? timeMs : null;
}
