import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { MEMORY_ENVIRONMENT } from '../src/loopback/memoryEnvironment.ts';
import { runBuild } from './runBuild.ts';

/**
 * The command line from a checkout, built first when it must be:
 *
 *   npm run -s lutrin -- ARGS
 */
runBuild();
const cli = resolve(import.meta.dirname, '../out/main/cli.js');
// npm runs its scripts in the project's folder; the paths on the command line are meant from where the user is.
const cwd = process.env['INIT_CWD'] ?? process.cwd();
const child = spawn(process.execPath, [cli, ...process.argv.slice(2)], {
  cwd,
  stdio: 'inherit',
  env: { ...process.env, ...MEMORY_ENVIRONMENT },
});
// The terminal tells Ctrl+C to both; the command decides when it has ended.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code, signal) => (process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1)));
