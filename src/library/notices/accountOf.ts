import { REPORT_FIELDS, type FieldResult, type FoundField, type ReportField } from '../../contract/importSchemas.ts';
import { LIMITS } from '../../contract/schemas.ts';
import type { TextProblem } from '../../domain/formats/parsed.ts';
import type { Leftover, ReadNotice } from '../../domain/notices/sourceReading.ts';
import type { ItemAccount } from '../store/importItemRows.ts';
import { fieldValues } from './fieldValues.ts';

const MOST_PIECES = 2_000;
const LONGEST_PIECE = 100_000;

/**
 * What a report keeps of a talk of a source: its fields with what became of each, what no rule used, and the problems of
 * the talk and of the source. Fields without a finding are told, too.
 */
export function accountOf(
  { notice, findings, leftovers, problems }: ReadNotice,
  results: ReadonlyMap<ReportField, FieldResult>,
  sourceProblems: readonly TextProblem[],
): ItemAccount {
  const byField = new Map(findings.map((finding) => [finding.field, finding]));
  const fields = REPORT_FIELDS.flatMap((field): FoundField[] => {
    const value = fieldValues(field, notice[field]);
    if (value.valueCount === 0) return [];
    const { rule = '', sureness = 'inferred', line = 0 } = byField.get(field) ?? {};
    return [{ field, ...value, rule: rule.slice(0, 100), sureness, line, result: results.get(field) ?? 'same' }];
  });
  return {
    fields,
    leftovers: leftovers.slice(0, MOST_PIECES).map(boundLeftover),
    problems: [...sourceProblems, ...problems].slice(0, MOST_PIECES).map(boundProblem),
  };
}

/** The account of what gives no talk. */
export function accountOfProblems(problems: readonly TextProblem[]): ItemAccount {
  return { fields: [], leftovers: [], problems: problems.slice(0, MOST_PIECES).map(boundProblem) };
}

function boundLeftover({ line, text }: Leftover): Leftover {
  return { line, text: text.slice(0, LONGEST_PIECE) };
}

function boundProblem({ code, line, detail }: TextProblem): TextProblem {
  return { code: code.slice(0, LIMITS.shortText), line, detail: detail.slice(0, LONGEST_PIECE) };
}
