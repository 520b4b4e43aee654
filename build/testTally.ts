/** How many tests passed and failed, and why the others were not run. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** One entry per test that was skipped. */
  readonly skipped: readonly string[];
}

export function addTallies(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
    failed: tallies.reduce((sum, { failed }) => sum + failed, 0),
    skipped: tallies.flatMap(({ skipped }) => skipped),
  };
}

interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
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
    failed: tests.filter(({ status }) => status === 'failed').length + brokenFiles.length,
    skipped: tests
      .filter(({ status }) => !['passed', 'failed'].includes(status))
      .map(({ fullName }) => fullName.trim()),
  };
}

interface PlaywrightSuite {
  readonly title: string;
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly tests: readonly {
      readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
      readonly annotations: readonly { readonly type: string; readonly description?: string }[];
    }[];
  }[];
}

/** The sum of a report of Playwright. An error outside the tests counts as a failure; a flaky test has failed once. */
export function tallyPlaywright(report: unknown): Tally {
  const { suites, errors } = report as { suites: readonly PlaywrightSuite[]; errors: readonly unknown[] };
  const tests = suites.flatMap(testsOf);
  const skipped = tests.filter(({ status }) => status === 'skipped');
  return {
    passed: tests.filter(({ status }) => status === 'expected').length,
    failed: tests.filter(({ status }) => status === 'unexpected' || status === 'flaky').length + errors.length,
    skipped: skipped.map(({ title, reason }) => (reason === '' ? title : `${title}: ${reason}`)),
  };
}

function testsOf({ suites = [], specs = [] }: PlaywrightSuite): { title: string; status: string; reason: string }[] {
  const own = specs.flatMap(({ title, tests }) =>
    tests.map(({ status, annotations }) => {
      const reason = annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description ?? '';
      return { title, status, reason };
    }),
  );
  return [...own, ...suites.flatMap(testsOf)];
}

/** A line per test that was skipped. */
export function describeSkips({ skipped }: Tally): string {
  return skipped.map((reason) => `skipped: ${reason}\n`).join('');
}
