import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { hasDisplay } from '../src/loopback/openWindow.ts';
import { electronProgram } from '../e2e/electronProgram.ts';
import { downloadElectron, findDownload } from './downloadElectron.ts';
import { MEMORY_ENVIRONMENT } from '../src/loopback/memoryEnvironment.ts';
import { runBuild } from './runBuild.ts';

/**
 * Opens the workstation: in Electron, where that can be had; else in a window of Chromium; else, and without a
 * display, by an address to open in a browser. A new library begins with the demonstration lecture.
 *
 *   npm start [-- FILE…]
 */
const root = resolve(import.meta.dirname, '..');
runBuild();
if (hasDisplay()) {
  const electron = electronProgram() ?? (await downloadElectron());
  if (electron === null) run(process.execPath, [resolve(root, 'out/main/loopback.js'), '--demo', '--open']);
  else run(electron, [root, '--demo', ...rootNeeds(), ...process.argv.slice(2)]);
} else {
  // Without a display Electron is not worth its download; whether it could be had is worth knowing.
  if (electronProgram() === null) await findDownload();
  process.stderr.write('There is no display here; open this address in a browser on this machine:\n');
  run(process.execPath, [resolve(root, 'out/main/loopback.js'), '--demo']);
}

/** Chromium refuses to start its sandbox for root, as in a container; for anyone else the sandbox stays. */
function rootNeeds(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

/** Runs the host until it ends; signals are its own to handle. */
function run(program: string, args: readonly string[]): void {
  const host = spawn(program, args, { stdio: 'inherit', env: { ...process.env, ...MEMORY_ENVIRONMENT } });
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => host.kill('SIGTERM'));
  host.on('error', (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
  host.on('exit', (code) => (process.exitCode = code ?? 0));
}
