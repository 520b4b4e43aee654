import { describe, expect, it } from 'vitest';
import { addTallies, describeFailures, describeSkips, tallyPlaywright, tallyVitest } from './testTally.ts';

const test = (status: string) => ({
  status,
  fullName: ` a ${status} test`,
  failureMessages: status === 'failed' ? ['\u001b[31mexpected 1\u001b[39m\n  at a.ts'] : [],
});

describe('tallyVitest', () => {
  it('counts tests, and files that broke before their first test', () => {
    const report = {
      testResults: [
        {
          name: 'a',
          status: 'passed',
          message: '',
          assertionResults: [test('passed'), test('passed'), test('pending')],
        },
        { name: 'b', status: 'failed', message: '', assertionResults: [test('failed'), test('todo')] },
        { name: 'c', status: 'failed', message: 'no such module', assertionResults: [] },
      ],
    };
    expect(tallyVitest(report)).toEqual({
      passed: 2,
      failed: ['a failed test: expected 1', 'c: no such module'],
      skipped: ['a pending test', 'a todo test'],
    });
  });
});

const spec = (status: string, description?: string) => ({
  title: `a ${status} test`,
  tests: [
    {
      status,
      annotations: description === undefined ? [] : [{ type: 'skip', description }],
      results:
        status === 'expected' || status === 'skipped' ? [] : [{ errors: [{ message: 'not in sight\n  at b.ts' }] }],
    },
  ],
});

describe('tallyPlaywright', () => {
  it('counts tests at any depth, flaky ones and errors as failures, and keeps why one was skipped', () => {
    const report = {
      suites: [
        { title: 'x', specs: [spec('expected')], suites: [{ title: 'y', specs: [spec('unexpected'), spec('flaky')] }] },
        { title: 'z', specs: [spec('skipped', 'no binary'), spec('skipped')] },
      ],
      errors: [{ message: 'no worker' }],
    };
    expect(tallyPlaywright(report)).toEqual({
      passed: 1,
      failed: ['a unexpected test: not in sight', 'a flaky test: not in sight', 'outside the tests: no worker'],
      skipped: ['a skipped test: no binary', 'a skipped test'],
    });
  });
});

describe('addTallies, describeSkips and describeFailures', () => {
  it('sum, and name each test that was skipped or failed on a line', () => {
    const sum = addTallies([
      { passed: 1, failed: [], skipped: ['x'] },
      { passed: 2, failed: ['a', 'b: no'], skipped: ['y'] },
    ]);
    expect(sum).toEqual({ passed: 3, failed: ['a', 'b: no'], skipped: ['x', 'y'] });
    expect(describeSkips(sum)).toBe('skipped: x\nskipped: y\n');
    expect(describeFailures(sum)).toBe('failed: a\nfailed: b: no\n');
  });
});
