import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { startProgram } from './startProgram.ts';

const MODULE = new URL('./startProgram.ts', import.meta.url).href;

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // Where nobody asks how it ended it has a number still.
    return process.platform !== 'linux' || !/\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

describe('startProgram', () => {
  it('tells what a program writes, and how it ended', async () => {
    const lines: string[] = [];
    const program = startProgram(['sh', ['-c', 'echo one; echo two >&2; exit 3']], tmpdir(), (line, isMessage) =>
      lines.push(`${line} ${String(isMessage)}`),
    );
    expect(await program.ended).toBe(3);
    expect(lines.toSorted()).toEqual(['one false', 'two true']);
    await expect(startProgram(['no such program', []], tmpdir(), () => {}).ended).rejects.toThrow('ENOENT');
  });

  it.skipIf(process.platform === 'win32')(
    'ends what it started when the library is killed, also while held',
    async () => {
      const script = `
      import { startProgram } from '${MODULE}';
      const program = startProgram(['sh', ['-c', 'echo $$; sleep 60; true']], '/', (line) => {
        program.hold(true);
        console.log(line);
      });`;
      const library = spawn(process.execPath, ['--input-type=module', '-e', script], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const [line] = (await once(library.stdout, 'data')) as [Buffer];
      const pid = Number(line);
      expect(isRunning(pid)).toBe(true);
      library.kill('SIGKILL');
      await expect.poll(() => isRunning(pid)).toBe(false);
    },
  );
});
