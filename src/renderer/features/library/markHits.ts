/** A run of a text that is, or is not, one of the words searched for. */
export interface TextRun {
  /** UTF-16 offset of the run in its text. */
  readonly start: number;
  readonly text: string;
  readonly isHit: boolean;
}

/**
 * Cuts a text at the half-open UTF-16 ranges of its hits; the runs joined are the text. Ranges may come in any
 * order, touch, overlap or lie outside the text: they come from a search over a text that may have changed since.
 */
export function markHits(text: string, hits: readonly (readonly [start: number, end: number])[]): TextRun[] {
  const runs: TextRun[] = [];
  let at = 0;
  const push = (end: number, isHit: boolean): void => {
    if (end > at) runs.push({ start: at, text: text.slice(at, end), isHit });
    at = Math.max(at, end);
  };
  for (const [start, end] of hits.toSorted((a, b) => a[0] - b[0])) {
    push(Math.min(start, text.length), false);
    push(Math.min(end, text.length), true);
  }
  push(text.length, false);
  return runs;
}
