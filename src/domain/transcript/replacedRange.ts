/** A replacement of text: the UTF-16 range `[oldFrom, oldTo)` of the old text became `[newFrom, newTo)` of the new. */
export interface ReplacedRange {
  readonly oldFrom: number;
  readonly oldTo: number;
  readonly newFrom: number;
  readonly newTo: number;
}
