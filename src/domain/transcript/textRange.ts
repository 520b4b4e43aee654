/** A half-open range `[from, to)` of UTF-16 offsets in a text. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** One change of a text: its range `[from, to)` becomes `text`. An insertion has `from === to`. */
export interface TextReplacement extends TextRange {
  readonly text: string;
}

/** Whether a change would alter what lies inside a range; an insertion at either edge does not. */
export function touches(change: TextRange, range: TextRange): boolean {
  return change.from < range.to && change.to > range.from;
}
