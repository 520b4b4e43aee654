import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { electronProgram } from '../e2e/electronProgram.ts';
import { installPrograms } from './installPrograms.ts';
import { addTallies, describeFailures, describeSkips, tallyPlaywright, tallyVitest, type Tally } from './testTally.ts';

/**
 * Every check and test: types, lint, dependency rules, unit tests, the build, and the end-to-end tests. Installs the
 * programs it needs where it may. A check that fails does not keep the others from running; the last line is the sum.
 *
 *   npm test
 */
const root = resolve(import.meta.dirname, '..');
const reports = join(root, 'out/reports');
const endToEndReport = join(root, 'e2e/.results/report.json');
const PASSED: Tally = { passed: 1, failed: [], skipped: [] };

requireNode();
installPrograms();
rmSync(reports, { recursive: true, force: true });
rmSync(endToEndReport, { force: true });
mkdirSync(reports, { recursive: true });

const total = addTallies([check('types'), check('lint'), check('rules'), unitTests(), ...buildAndEndToEndTests()]);
process.stdout.write(`\n${describeSkips(total)}${describeFailures(total)}`);
process.stdout.write(`${total.passed} passed, ${total.failed.length} failed\n`);
process.exitCode = hasPassed(total) ? 0 : 1;

/** The npm package `node` brings the right Node; only one that was put before it on the PATH can be wrong. */
function requireNode(): void {
  const [major = 0] = process.versions.node.split('.').map(Number);
  if (major >= 24) return;
  process.stderr.write(`Lutrin needs Node 24, and this is ${process.version}: run npm ci, then npm test.\n`);
  process.exit(1);
}

/** Runs one of the project's scripts; it counts as one. */
function check(script: string): Tally {
  return npmRun(script) ? PASSED : failure(`npm run ${script}`);
}

function hasPassed(tally: Tally): boolean {
  return tally.failed.length === 0;
}

function failure(name: string): Tally {
  return { passed: 0, failed: [name], skipped: [] };
}

/** There is nothing to test end to end where the build failed. */
function buildAndEndToEndTests(): Tally[] {
  const build = check('build');
  return hasPassed(build) ? [build, endToEndTests()] : [build];
}

function unitTests(): Tally {
  const file = join(reports, 'unit.json');
  const isWell = npmRun('unit', ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]);
  return completed('unit tests', isWell, readReport(file, tallyVitest));
}

function endToEndTests(): Tally {
  const isWell = npmRun('e2e');
  const tally = completed('end-to-end tests', isWell, readReport(endToEndReport, tallyPlaywright));
  if (electronProgram() !== null) return tally;
  return { ...tally, skipped: [...tally.skipped, 'the end-to-end tests under Electron: its binary is not here'] };
}

/** A runner that crashed, or ran nothing, has failed, whatever its report says. */
function completed(name: string, isWell: boolean, tally: Tally | null): Tally {
  if (tally === null || tally.passed + tally.failed.length === 0) return failure(`the ${name}: none was run`);
  return isWell || !hasPassed(tally) ? tally : addTallies([tally, failure(`the ${name}: their runner`)]);
}

function readReport(file: string, read: (report: unknown) => Tally): Tally | null {
  try {
    return read(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    process.stderr.write(`no report: ${String(error)}\n`);
    return null;
  }
}

function npmRun(script: string, args: readonly string[] = []): boolean {
  process.stdout.write(`\n> ${script}\n`);
  const isWindows = process.platform === 'win32';
  const command = ['run', '--silent', script, ...(args.length > 0 ? ['--', ...args] : [])];
  const { status } = spawnSync('npm', command, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: isWindows,
  });
  return status === 0;
}
