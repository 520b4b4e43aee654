import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { printedBy } from './printedBy.ts';

const program = resolve(import.meta.dirname, '../..');
const notice = join(program, 'e2e/samples/notice-cout-humain-ia.txt');
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lutrin-cli-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function lutrin(...args: string[]) {
  return printedBy(['--library', join(folder, 'library'), ...args]);
}

describe('lutrin revisions', () => {
  it('lists what was kept and prints the text of one', async () => {
    await lutrin('import', notice);
    const title = "Le coût humain de l'intelligence artificielle";
    expect(await lutrin('revisions', title)).toEqual({ exitCode: 0, out: '', err: '' });
    await lutrin('export', title, '--to', 'txt', '--out', join(folder, 'cours.txt'));
    expect((await lutrin('revisions', title)).out).toMatch(
      /^1 {2}\d{4}-\d\d-\d\dT\S+Z {2}import {2}\d+ words {2}cours.txt\n$/,
    );
    expect((await lutrin('revisions', title, '1')).out).toMatch(/^Pour faire .*\n$/s);
    const { revisions } = JSON.parse((await lutrin('--json', 'revisions', title)).out) as { revisions: object[] };
    const whole = JSON.parse((await lutrin('--json', 'revisions', title, '1')).out) as { paragraphs: object[] };
    expect(revisions).toEqual([expect.objectContaining({ sequence: 1, kind: 'import', note: 'cours.txt' })]);
    const { out: help } = await lutrin('revisions', '--help');
    for (const field of Object.keys(whole.paragraphs[0]!)) expect(help).toContain(field);
    expect(whole).toMatchObject({ ...revisions[0], paragraphs: [{ text: expect.stringMatching(/^Pour faire/) }] });
  });

  it('says when there is no such revision, or no such number', async () => {
    await lutrin('import', notice);
    const title = "Le coût humain de l'intelligence artificielle";
    expect(await lutrin('revisions', title, '3')).toEqual({
      exitCode: 1,
      out: '',
      err: 'There is no such revision: 3\n',
    });
    expect((await lutrin('revisions', title, 'x')).exitCode).toBe(2);
    expect((await lutrin('revisions', 'nobody')).exitCode).toBe(1);
  });
});
