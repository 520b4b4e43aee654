import { describe, expect, it } from 'vitest';
import { countViolations } from './countViolations.ts';
import type { Violation } from './violation.ts';

function violation(cueIndex: number, rule: Violation['rule'], severity: Violation['severity'] = 'error'): Violation {
  return { cueIndex, rule, severity, measured: 1, limit: 0 };
}

describe('countViolations', () => {
  it('counts nothing where nothing is wrong', () => {
    expect(countViolations([])).toEqual({ brokenCount: 0, errorCount: 0, warningCount: 0, rules: [] });
  });

  it('counts a cue with two errors once, none with a warning alone, and rules from errors and the most down', () => {
    const found = [
      violation(0, 'gap'),
      violation(0, 'speed'),
      violation(1, 'balance', 'warning'),
      violation(2, 'speed'),
      violation(3, 'speed', 'warning'),
      violation(4, 'speed', 'warning'),
    ];
    expect(countViolations(found)).toEqual({
      brokenCount: 2,
      errorCount: 3,
      warningCount: 3,
      rules: [
        { rule: 'speed', severity: 'error', count: 2 },
        { rule: 'gap', severity: 'error', count: 1 },
        { rule: 'speed', severity: 'warning', count: 2 },
        { rule: 'balance', severity: 'warning', count: 1 },
      ],
    });
  });
});
