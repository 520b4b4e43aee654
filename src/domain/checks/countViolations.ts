import type { CueRule, Violation } from './violation.ts';

/** How much is wrong with cues. `brokenCount` counts the cues with an error, `rules` how often each rule is violated. */
export interface ViolationCounts {
  readonly brokenCount: number;
  readonly errorCount: number;
  readonly warningCount: number;
  /** Errors first, then what is violated most. */
  readonly rules: readonly RuleCount[];
}

interface RuleCount extends Pick<Violation, 'rule' | 'severity'> {
  readonly count: number;
}

/** Counts what `checkCues` found. */
export function countViolations(violations: readonly Violation[]): ViolationCounts {
  const errors = violations.filter(({ severity }) => severity === 'error');
  const warnings = violations.filter(({ severity }) => severity === 'warning');
  return {
    brokenCount: new Set(errors.map(({ cueIndex }) => cueIndex)).size,
    errorCount: errors.length,
    warningCount: warnings.length,
    rules: [...countRules(errors, 'error'), ...countRules(warnings, 'warning')],
  };
}

function countRules(violations: readonly Violation[], severity: Violation['severity']): RuleCount[] {
  const counts = new Map<CueRule, number>();
  for (const { rule } of violations) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts].map(([rule, count]) => ({ rule, severity, count })).toSorted((a, b) => b.count - a.count);
}
