import type { ImportItem, Refusal } from '../../../contract/importSchemas.ts';
import { IMPORT_OUTCOMES, type ImportOutcome } from '../../../contract/schemas.ts';

interface OutcomeCount {
  readonly outcome: ImportOutcome;
  readonly count: number;
}

/** How many talks, or files without any, came to each outcome, in the order of `IMPORT_OUTCOMES`, those that none came to included. */
export function countOutcomes(files: readonly ImportItem[]): OutcomeCount[] {
  const counts = Map.groupBy(files, (file) => file.outcome);
  return IMPORT_OUTCOMES.map((outcome) => ({ outcome, count: counts.get(outcome)?.length ?? 0 }));
}

/** The deepest folder that holds all the paths, with its separator at the end; empty when there is none. */
export function commonFolder(paths: readonly string[]): string {
  const [first = '', ...rest] = paths;
  let length = folderLength(first, first.length);
  for (const path of rest) {
    while (!path.startsWith(first.slice(0, length))) length = folderLength(first, length - 1);
  }
  return first.slice(0, length);
}

/** The length of the folder part of the first `end` characters of a path, its separator included. */
function folderLength(path: string, end: number): number {
  const part = path.slice(0, end);
  return Math.max(part.lastIndexOf('/'), part.lastIndexOf('\\')) + 1;
}

/** The words of a report, in the language of the interface. */
export interface ReportWords {
  outcome(outcome: ImportOutcome): string;
  reason(reason: Refusal): string;
  stubs(count: number): string;
  corrected(count: number): string;
  conflicts(count: number): string;
}

/** What a file's row tells beside its outcome: the talk, or why there is none. */
export function remarkOf(
  { title, reason, detail, stubCount, correctedCount, conflictCount }: ImportItem,
  words: ReportWords,
): string {
  const why = reason === null ? '' : words.reason(reason);
  const related = stubCount > 0 ? words.stubs(stubCount) : '';
  const corrected = correctedCount > 0 ? words.corrected(correctedCount) : '';
  const conflicts = conflictCount > 0 ? words.conflicts(conflictCount) : '';
  return [title ?? '', why, detail, related, corrected, conflicts].filter((part) => part !== '').join(' – ');
}

/** A report as text to paste: a line per outcome, an empty line, and a line per file, in columns by tabs. */
export function formatReport(files: readonly ImportItem[], words: ReportWords): string {
  const counts = countOutcomes(files).filter(({ count }) => count > 0);
  const summary = counts.map(({ outcome, count }) => `${words.outcome(outcome)}\t${count}`);
  const lines = files.map((file) =>
    [words.outcome(file.outcome), file.path, remarkOf(file, words)].map(inOneLine).join('\t'),
  );
  return [...summary, '', ...lines, ''].join('\n');
}

function inOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
