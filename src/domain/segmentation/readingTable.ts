/** How many characters can be read in how long. */
interface ReadingTableRow {
  readonly chars: number;
  readonly durationMs: number;
}

/**
 * How many characters may stand for how long. There is at least one row, and rows rise in both; between two of them the
 * characters are interpolated. `tolerance` is the share by which they may be exceeded with a warning.
 */
export interface ReadingTable {
  readonly rows: readonly ReadingTableRow[];
  readonly tolerance: number;
}

const START: ReadingTableRow = { chars: 0, durationMs: 0 };

/** The characters that a table allows for a duration: on straight lines from nothing to its rows, and on as the last goes. */
export function charsInTable({ rows }: ReadingTable, durationMs: number): number {
  const row = rows.findIndex((known) => durationMs <= known.durationMs);
  const [from, to] = stretchOf(rows, row);
  return from.chars + ((durationMs - from.durationMs) * (to.chars - from.chars)) / (to.durationMs - from.durationMs);
}

/** How long a table asks that many characters to be shown, in whole milliseconds. */
export function durationInTable({ rows }: ReadingTable, chars: number): number {
  const row = rows.findIndex((known) => chars <= known.chars);
  const [from, to] = stretchOf(rows, row);
  const beyondMs = ((chars - from.chars) * (to.durationMs - from.durationMs)) / (to.chars - from.chars);
  return Math.ceil(from.durationMs + beyondMs);
}

/** The two ends of the line that leads to a row. Beyond the last (-1) as many characters a second as that row has. */
function stretchOf(rows: ReadingTable['rows'], row: number) {
  if (row >= 0) return [rows[row - 1] ?? START, rows[row]!] as const;
  const last = rows.at(-1)!;
  return [last, { chars: 2 * last.chars, durationMs: 2 * last.durationMs }] as const;
}
