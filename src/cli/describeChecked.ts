import type { RuleUnit, Violation } from '../domain/checks/violation.ts';
import type { TextProblem } from '../domain/formats/parsed.ts';
import { formatTimecode } from '../domain/time/timecode.ts';
import { table } from './terminal.ts';

/** A violation with what a reader of the report needs besides. `cueIndex` counts from 0. */
export interface ToldViolation extends Violation {
  readonly startMs: number;
  readonly endMs: number;
  readonly unit: RuleUnit;
}

/** What became of one file or talk; `reason` is `null` when it was checked. */
export interface CheckedTarget {
  readonly target: string;
  readonly kind: 'file' | 'talk';
  /** The id of the profile. */
  readonly profile: string | null;
  readonly reason: string | null;
  readonly format: string | null;
  readonly encoding: string | null;
  readonly cueCount: number;
  readonly errorCount: number;
  readonly warningCount: number;
  readonly violations: readonly ToldViolation[];
  /** What was repaired in reading a file. */
  readonly problems: readonly TextProblem[];
}

/** More repairs are counted, not told: a file without numbers has one for each cue. */
const MOST_PROBLEMS_TOLD = 20;

const UNITS: Readonly<Record<RuleUnit, string>> = {
  ms: ' ms',
  chars: ' chars',
  lines: ' lines',
  charsPerSecond: ' chars/s',
  wordsPerMinute: ' words/min',
  share: '',
  text: '',
};

/** What is wrong with a file or talk, for a person: a line for each violation, with time, cue, rule, measure and limit. */
export function describeChecked(checked: CheckedTarget): string {
  const { target, profile, reason, format, encoding, cueCount, errorCount, warningCount, violations, problems } =
    checked;
  if (reason !== null) return `${target}: ${reason}\n`;
  const facts = [format, encoding, `${cueCount} cues`].filter((fact) => fact !== null).join(', ');
  const rows = violations.map(({ startMs, cueIndex, severity, rule, measured, limit, unit }) => [
    `  ${timeOf(startMs)}`,
    `cue ${cueIndex + 1}`,
    severity,
    rule,
    `${told(measured, unit)}${limit === null ? '' : `, ${unit === 'text' ? 'without' : 'limit'} ${told(limit, unit)}`}`,
  ]);
  const repairs = problems
    .slice(0, MOST_PROBLEMS_TOLD)
    .map(({ code, line, detail }) => `  read with ${code}${line === 0 ? '' : ` in line ${line}`} ${detail}`.trimEnd());
  const more = problems.length - MOST_PROBLEMS_TOLD;
  return [
    `${target}: ${facts}; ${profile}: ${errorCount} errors, ${warningCount} warnings\n`,
    ...repairs.map((repair) => `${repair}\n`),
    ...(more > 0 ? [`  … and ${more} more\n`] : []),
    table(rows),
  ].join('');
}

function timeOf(timeMs: number): string {
  return timeMs < 0 ? `-${formatTimecode(-timeMs, '.')}` : formatTimecode(timeMs, '.');
}

function told(value: number | string, unit: RuleUnit): string {
  return typeof value === 'number' ? `${value}${UNITS[unit]}` : value.replaceAll(/\s+/gu, ' ');
}
