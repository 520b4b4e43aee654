import { copyFile, mkdtemp, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NOT_ALL, OK } from './exitCode.ts';
import { runCli } from './runCli.ts';

const program = resolve(import.meta.dirname, '../..');
const notice = join(program, 'e2e/samples/notice-cout-humain-ia.txt');
let root = '';

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'lutrin-cli-watch-'));
});

afterEach(() => rm(root, { recursive: true, force: true }));

describe('lutrin import --watch', () => {
  it('imports what is there and what lands, until Ctrl+C', async () => {
    const folder = join(root, 'dépôt');
    await mkdir(folder);
    await copyFile(notice, join(folder, 'a.txt'));
    let out = '';
    const listeners = new Set<() => void>();
    const ended = runCli(['import', '--watch', folder, '--library', join(root, 'library')], program, {
      out: (text) => void (out += text),
      err: () => undefined,
      showsProgress: false,
      onInterrupt(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    });
    await expect.poll(() => out).toContain('1 imported');
    await copyFile(notice, join(folder, 'b.txt'));
    await expect.poll(() => out).toContain('1 unchanged');
    for (const interrupt of listeners) interrupt();
    expect(await ended).toBe(OK);
  });

  it('refuses what is no folder', async () => {
    const terminal = {
      out: () => undefined,
      err: () => undefined,
      showsProgress: false,
      onInterrupt: () => () => undefined,
    };
    const code = await runCli(['import', '--watch', notice, '--library', join(root, 'library')], program, terminal);
    expect(code).not.toBe(OK);
    expect(code).not.toBe(NOT_ALL);
  });
});
