import type { Bound } from '../profiles/ruleProfile.ts';
import type { CueRule, Report } from './violation.ts';

/** Reports what is more than a bound allows. */
export function above(rule: CueRule, measured: number, bound: Bound | null, report: Report): void {
  if (bound === null) return;
  const { error, warn } = bound;
  if (error !== null && measured > error)
    report({ rule, measured: rounded(measured), limit: error, severity: 'error' });
  else if (warn !== null && measured > warn)
    report({ rule, measured: rounded(measured), limit: warn, severity: 'warning' });
}

/** Reports what is less than a bound allows. */
export function below(rule: CueRule, measured: number, bound: Bound | null, report: Report): void {
  if (bound === null) return;
  const { error, warn } = bound;
  if (error !== null && measured < error)
    report({ rule, measured: rounded(measured), limit: error, severity: 'error' });
  else if (warn !== null && measured < warn)
    report({ rule, measured: rounded(measured), limit: warn, severity: 'warning' });
}

/** To two decimals, for a person to read. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
