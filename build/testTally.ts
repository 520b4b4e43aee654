import { stripVTControlCharacters } from 'node:util';

/** How many tests passed, which failed, and why the others were not run. */
export interface Tally {
  readonly passed: number;
  /** One entry per test that failed: its name, and what it said first. */
  readonly failed: readonly string[];
  /** One entry per test that was skipped. */
  readonly skipped: readonly string[];
}

export function addTallies(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
    failed: tallies.flatMap(({ failed }) => failed),
    skipped: tallies.flatMap(({ skipped }) => skipped),
  };
}

interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** The sum of a report of vitest. A file that failed before its first test counts as one failure. */
export function tallyVitest(report: unknown): Tally {
  const { testResults } = report as VitestReport;
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: [
      ...tests
        .filter(({ status }) => status === 'failed')
        .map(({ fullName, failureMessages }) => describeFailure(fullName, failureMessages)),
      ...brokenFiles.map(({ name, message }) => describeFailure(name, [message])),
    ],
    skipped: tests
      .filter(({ status }) => !['passed', 'failed'].includes(status))
      .map(({ fullName }) => fullName.trim()),
  };
}

interface PlaywrightError {
  readonly message?: string;
}

interface PlaywrightSuite {
  readonly title: string;
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly tests: readonly {
      readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
      readonly annotations: readonly { readonly type: string; readonly description?: string }[];
      readonly results: readonly { readonly errors: readonly PlaywrightError[] }[];
    }[];
  }[];
}

/** The sum of a report of Playwright. An error outside the tests counts as a failure; a flaky test has failed once. */
export function tallyPlaywright(report: unknown): Tally {
  const { suites, errors } = report as { suites: readonly PlaywrightSuite[]; errors: readonly PlaywrightError[] };
  const tests = suites.flatMap(testsOf);
  const skipped = tests.filter(({ status }) => status === 'skipped');
  return {
    passed: tests.filter(({ status }) => status === 'expected').length,
    failed: [
      ...tests
        .filter(({ status }) => status === 'unexpected' || status === 'flaky')
        .map(({ title, errors: own }) => describeFailure(title, messagesOf(own))),
      ...messagesOf(errors).map((message) => describeFailure('outside the tests', [message])),
    ],
    skipped: skipped.map(({ title, reason }) => (reason === '' ? title : `${title}: ${reason}`)),
  };
}

interface PlaywrightTest {
  readonly title: string;
  readonly status: string;
  readonly reason: string;
  readonly errors: readonly PlaywrightError[];
}

function testsOf({ suites = [], specs = [] }: PlaywrightSuite): PlaywrightTest[] {
  const own = specs.flatMap(({ title, tests }) =>
    tests.map(({ status, annotations, results }) => {
      const reason = annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description ?? '';
      return { title, status, reason, errors: results.flatMap(({ errors }) => errors) };
    }),
  );
  return [...own, ...suites.flatMap(testsOf)];
}

function messagesOf(errors: readonly PlaywrightError[]): string[] {
  return errors.map(({ message }) => message ?? '');
}

/** The name of a test, and the first line of what it said. */
function describeFailure(name: string, messages: readonly string[]): string {
  const [said = ''] = stripVTControlCharacters(messages[0] ?? '')
    .trim()
    .split('\n');
  return said === '' ? name.trim() : `${name.trim()}: ${said}`;
}

/** A line per test that failed, so that the end of a long output tells them. */
export function describeFailures({ failed }: Tally): string {
  return failed.map((failure) => `failed: ${failure}\n`).join('');
}

/** A line per test that was skipped. */
export function describeSkips({ skipped }: Tally): string {
  return skipped.map((reason) => `skipped: ${reason}\n`).join('');
}
