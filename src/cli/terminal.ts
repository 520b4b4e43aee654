/** The terminal a command runs in: standard output is for results, standard error for everything else. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Standard error is looked at by a person now: progress may be shown. */
  readonly showsProgress: boolean;
  /** Runs once at Ctrl+C; returns a function that stops listening. */
  onInterrupt(listener: () => void): () => void;
}

/** The one document of `--json`. */
export function jsonDocument(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Lines with their columns aligned, but for the last, which may be as long as it likes. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, lengthOf(cell));
  }
  const lines = rows.map((row) =>
    row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - lengthOf(cell))).join('  '),
  );
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}

/** Characters as they are seen: an accent that is written apart takes no place. */
function lengthOf(text: string): number {
  return [...text.normalize('NFC')].length;
}
