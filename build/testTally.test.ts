import { describe, expect, it } from 'vitest';
import { addTallies, describeSkips, tallyPlaywright, tallyVitest } from './testTally.ts';

const test = (status: string) => ({ status, fullName: ` a ${status} test` });

describe('tallyVitest', () => {
  it('counts tests, and files that broke before their first test', () => {
    const report = {
      testResults: [
        { name: 'a', status: 'passed', assertionResults: [test('passed'), test('passed'), test('pending')] },
        { name: 'b', status: 'failed', assertionResults: [test('failed'), test('todo')] },
        { name: 'c', status: 'failed', assertionResults: [] },
      ],
    };
    expect(tallyVitest(report)).toEqual({ passed: 2, failed: 2, skipped: ['a pending test', 'a todo test'] });
  });
});

const spec = (status: string, description?: string) => ({
  title: `a ${status} test`,
  tests: [{ status, annotations: description === undefined ? [] : [{ type: 'skip', description }] }],
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
      failed: 3,
      skipped: ['a skipped test: no binary', 'a skipped test'],
    });
  });
});

describe('addTallies and describeSkips', () => {
  it('sum, and name each skipped test on a line', () => {
    const sum = addTallies([
      { passed: 1, failed: 0, skipped: ['x'] },
      { passed: 2, failed: 3, skipped: ['y'] },
    ]);
    expect(sum).toEqual({ passed: 3, failed: 3, skipped: ['x', 'y'] });
    expect(describeSkips(sum)).toBe('skipped: x\nskipped: y\n');
  });
});
