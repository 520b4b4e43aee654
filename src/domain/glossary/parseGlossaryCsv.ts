import { isVisibleTerm } from './glossaryEntry.ts';

/** A line of a pasted table: what is heard, and how it is written. */
export interface GlossaryPair {
  readonly heard: string;
  readonly correct: string;
}

/** A line that is no pair; `line` counts from 1. */
export interface GlossaryCsvProblem {
  readonly code: 'noPair' | 'tooLong' | 'same';
  readonly line: number;
  readonly detail: string;
}

/** The most that a term may hold, in UTF-16 units. */
export const LONGEST_TERM = 200;

/**
 * Reads pairs pasted from a spreadsheet or a CSV file: two columns divided by tabs, semicolons or commas (the first of
 * them that the text holds), with or without quotes. A first line of `heard` and `correct` (or in French `entendu` and
 * `correct`) is a heading. Empty lines are skipped; lines that are no pair are told.
 */
export function parseGlossaryCsv(text: string): {
  readonly value: readonly GlossaryPair[];
  readonly problems: readonly GlossaryCsvProblem[];
} {
  const divider = ['\t', ';', ','].find((sign) => text.includes(sign)) ?? '\t';
  const value: GlossaryPair[] = [];
  const problems: GlossaryCsvProblem[] = [];
  for (const [index, row] of text.split(/\r\n|\r|\n/).entries()) {
    if (row.trim() === '') continue;
    const [heard = '', correct = ''] = cellsOf(row, divider);
    if (index === 0 && /^(heard|entendu)$/i.test(heard)) continue;
    const code = problemOf(heard, correct);
    if (code === null) value.push({ heard, correct });
    else problems.push({ code, line: index + 1, detail: row.slice(0, 100) });
  }
  return { value, problems };
}

function problemOf(heard: string, correct: string): GlossaryCsvProblem['code'] | null {
  if (!isVisibleTerm(heard) || !isVisibleTerm(correct)) return 'noPair';
  if (heard.length > LONGEST_TERM || correct.length > LONGEST_TERM) return 'tooLong';
  return heard === correct ? 'same' : null;
}

function cellsOf(row: string, divider: string): string[] {
  const cells: string[] = [];
  let at = 0;
  while (at <= row.length) {
    const quoted = /^ *"((?:[^"]|"")*)" */.exec(row.slice(at));
    const end = row.indexOf(divider, at + (quoted?.[0].length ?? 0));
    const stop = end === -1 ? row.length : end;
    cells.push(quoted === null ? row.slice(at, stop).trim() : quoted[1]!.replaceAll('""', '"').trim());
    at = stop + 1;
  }
  return cells;
}
