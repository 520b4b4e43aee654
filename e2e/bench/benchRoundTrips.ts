import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { print } from './figures.ts';

const root = resolve(import.meta.dirname, '../..');
const ROUND_TRIPS = 100_000;
/** The formats that are both written and read: srt, vtt, ttml, ass, sbv, microdvd, podcast and textgrid. */
const FORMATS = 8;

/** Prints how many random files come back from the formats as they were: the law of the unit tests, many times over. */
export function benchRoundTrips(): Promise<void> {
  const each = ROUND_TRIPS / FORMATS;
  const start = performance.now();
  const args = ['run', '--config', 'build/vitest.config.ts', 'src/domain/formats/formatLaws.test.ts'];
  // Throws, with the file that did not come back, when one does not.
  execFileSync('npx', ['vitest', ...args, '--testNamePattern', 'reads what it writes', '--testTimeout', '1800000'], {
    cwd: root,
    env: { ...process.env, LUTRIN_ROUND_TRIPS: String(each) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const seconds = ((performance.now() - start) / 1e3).toFixed(0);
  print(
    `random round trips, ${each} of each of ${FORMATS} formats`,
    `${ROUND_TRIPS} exact, ${seconds} s`,
    '100,000 exact',
  );
  return Promise.resolve();
}
