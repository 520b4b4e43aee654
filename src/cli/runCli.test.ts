import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FAILURE_CODES, Failure } from '../contract/failure.ts';
import type { TalkId } from '../domain/transcript/transcript.ts';
import { canMountDisks, mountDisk } from '../library/smallDisk.ts';
import { openLibrary } from '../library/openLibrary.ts';
import { EXIT_CODES } from './exitCode.ts';
import { failureSentence } from './failureSentence.ts';
import { printedBy } from './printedBy.ts';
import type { TalkDocument } from './talkDocument.ts';
import { table } from './terminal.ts';

const program = resolve(import.meta.dirname, '../..');
const notice = join(program, 'e2e/samples/notice-cout-humain-ia.txt');
let folder: string;
let interrupt: (() => void) | null;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lutrin-cli-'));
  interrupt = null;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function lutrin(...args: string[]) {
  return printedBy(['--library', join(folder, 'library'), ...args], (listener) => void (interrupt = listener));
}

async function json<T>(...args: string[]): Promise<T> {
  const { exitCode, out, err } = await lutrin('--json', ...args);
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
  return JSON.parse(out) as T;
}

interface ImportDocument {
  readonly files: readonly { outcome: string; talkId: string; stubCount: number; reason: string | null }[];
  readonly cancelled: boolean;
}

async function importSample(): Promise<string> {
  const { files } = await json<ImportDocument>('import', notice);
  return files[0]?.talkId ?? '';
}

/** Of a SubRip file. */
async function longestLine(path: string): Promise<number> {
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => !line.includes('-->'));
  return Math.max(...lines.map((line) => line.length));
}

describe('lutrin import', () => {
  it('tells what would happen, writes it down, and changes nothing', async () => {
    const path = join(folder, 'what.csv');
    const dry = await json<ImportDocument & { importId: string | null }>(
      'import',
      '--dry-run',
      '--report',
      path,
      notice,
    );
    expect(dry).toMatchObject({ importId: null, files: [{ outcome: 'imported', stubCount: 12, talkId: null }] });
    expect(await readFile(path, 'utf8')).toContain('Le coût humain');
    expect(await json('list')).toEqual({ talks: [] });
    expect((await lutrin('import', '--dry-run', notice)).out).toContain('1 imported; tried only: nothing was changed');
    const { err } = await lutrin('import', '--format', 'unheardOf', notice);
    expect(err).toContain('portalText');
  });

  it('reports each file as JSON, and finds nothing new the second time', async () => {
    const first = await json<ImportDocument>('import', notice);
    expect(first).toMatchObject({ files: [{ outcome: 'imported', stubCount: 12, reason: null }], cancelled: false });
    const second = await json<ImportDocument>('import', notice);
    expect(second.files).toMatchObject([{ outcome: 'unchanged', talkId: first.files[0]?.talkId }]);
  });

  it('tells a person, refuses what is no notice and goes on', async () => {
    const empty = join(folder, 'empty.txt');
    await writeFile(empty, '');
    const { exitCode, out } = await lutrin('import', empty, join(folder, 'none.txt'), notice);
    expect(exitCode).toBe(1);
    expect(out).toMatch(/^refused +.*empty\.txt +the file is empty$/m);
    expect(out).toMatch(/^imported +Le coût humain de l.intelligence artificielle \(and 12 related\)$/m);
    expect(out).toMatch(/^2 refused, 1 imported$/m);
  });

  it('stops at Ctrl+C and keeps the rest of the report', async () => {
    const paths = await Promise.all(
      Array.from({ length: 400 }, async (_, index) => {
        const path = join(folder, `${index}.txt`);
        await writeFile(path, '');
        return path;
      }),
    );
    const running = lutrin('--json', 'import', ...paths);
    await expect.poll(() => interrupt).not.toBeNull();
    interrupt?.();
    const { exitCode, out } = await running;
    const report = JSON.parse(out) as ImportDocument;
    expect(exitCode).toBe(130);
    expect(report.cancelled).toBe(true);
    expect(report.files.length).toBeLessThan(400);
  });
});

describe('lutrin list', () => {
  it('lists talks, and stubs only when asked', async () => {
    expect(await json('list')).toEqual({ talks: [] });
    const id = await importSample();
    const title = "Le coût humain de l'intelligence artificielle";
    expect(await json('list')).toEqual({ talks: [{ id, title, state: 'toCorrect' }] });
    const stubs = await json<{ talks: { state: string }[] }>('list', '--state', 'stub');
    expect(stubs.talks.map(({ state }) => state)).toEqual(Array.from({ length: 12 }, () => 'stub'));
    expect(await json('list', '--query', 'cout humain')).toMatchObject({ talks: [{ id }] });
    expect(await json('list', '--query', 'zzzz')).toEqual({ talks: [] });
  });

  it('aligns its columns for a person', async () => {
    const id = await importSample();
    const { out } = await lutrin('list');
    expect(out).toMatch(new RegExp(`^${id}  toCorrect  \\S+  \\S+ +Le coût humain .* — Paola Tubaro\\n$`));
  });
});

describe('lutrin show', () => {
  it('prints the whole talk with exactly the documented keys', async () => {
    const id = await importSample();
    const talk = await json<TalkDocument>('show', id);
    expect(Object.keys(talk)).toEqual(
      [
        'id title kind speakers abstract recordedOn publishedOn durationMs language identifiers',
        'collection documents levels chapters related transcript',
        'subtitle place disciplines keywords publisher rights licenceUrl',
      ].flatMap((line) => line.split(' ')),
    );
    expect(talk).toMatchObject({
      id,
      title: "Le coût humain de l'intelligence artificielle",
      documents: [],
      levels: [],
      transcript: { complete: false },
    });
    expect(talk.transcript.text.length).toBe(3_500);
    expect(Object.keys(talk.speakers[0] ?? {})).toEqual(['given', 'family', 'affiliation', 'certainty', 'role']);
    expect(talk.speakers[0]).toMatchObject({ given: 'Paola', family: 'Tubaro', certainty: 'proposed' });
    expect(talk.related).toHaveLength(12);
    expect(Object.keys(talk.related[0] ?? {})).toEqual(['title', 'speakers', 'abstract']);
    expect(talk.related[0]?.speakers).toEqual([{ given: 'Fabien', family: 'Lebrun' }]);
  });

  it('says all that the notice says', async () => {
    const path = join(folder, 'talks.csv');
    const header = 'Titre;Intervenant;Lieu;Discipline;Mots-clés;Éditeur;Droits';
    await writeFile(path, `${header}\nLe vent;Ana López (professeure, CNRS);Lyon;Physique;air;Une chaîne;Libre\n`);
    await lutrin('import', path);
    expect(await json('show', 'Le vent')).toMatchObject({
      speakers: [{ family: 'López', role: 'professeure', affiliation: 'CNRS' }],
      place: 'Lyon',
      disciplines: ['Physique'],
      keywords: ['air'],
      publisher: 'Une chaîne',
      rights: 'Libre',
    });
    const { out } = await lutrin('show', 'Le vent');
    expect(out).toMatch(/^Speakers +Ana López, professeure, CNRS$/m);
    for (const word of ['Lyon', 'Physique', 'air', 'Une chaîne', 'Libre']) expect(out).toContain(word);
  });

  it('takes the beginning of an id and the exact title', async () => {
    const id = await importSample();
    expect(await json('show', id.slice(0, 9))).toMatchObject({ id });
    expect(await json('show', "Le coût humain de l'intelligence artificielle")).toMatchObject({ id });
    const { out } = await lutrin('show', id);
    expect(out).toMatch(/^Title +Le coût humain/m);
    expect(out).toContain('[the transcript is not complete]');
  });

  it('prints nothing on standard output when no talk is meant, or several', async () => {
    await importSample();
    const none = await lutrin('--json', 'show', 'nothing like this');
    expect(none).toMatchObject({ exitCode: 1, out: '' });
    expect(none.err).toContain('no talk');
    expect(await lutrin('--json', 'show', '')).toMatchObject({ exitCode: 1, out: '' });
    const { talks } = await json<{ talks: { id: TalkId }[] }>('list', '--state', 'stub');
    const library = openLibrary({ folder: join(folder, 'library'), demoFolder: null, version: '' });
    for (const { id } of talks.slice(0, 2))
      await library.handlers['talks.update']({ talkId: id, fields: { title: 'The same' } });
    library.close();
    const several = await lutrin('--json', 'show', 'The same');
    expect(several).toMatchObject({ exitCode: 1, out: '' });
    expect(several.err).toContain('More than one talk');
  });
});

describe('lutrin export', () => {
  it('writes each format, and replaces a file only by force', async () => {
    const id = await importSample();
    for (const format of ['srt', 'vtt', 'txt']) {
      const out = join(folder, `talk.${format}`);
      expect(await json('export', id, '--to', format, '--out', out)).toMatchObject({ path: out });
      expect((await readFile(out, 'utf8')).length).toBeGreaterThan(3_000);
    }
    const srt = join(folder, 'talk.srt');
    await writeFile(srt, 'mine');
    const refused = await lutrin('export', id, '--to', 'srt', '--out', srt);
    expect(refused).toMatchObject({ exitCode: 7, out: '' });
    expect(refused.err).toContain('--force');
    expect(await readFile(srt, 'utf8')).toBe('mine');
    expect((await lutrin('export', id, '--to', 'srt', '--out', srt, '--force')).out).toMatch(/talk\.srt: \d+ cues/);
    expect(await readFile(srt, 'utf8')).toMatch(/^1\r?\n00:/);
  });

  it('writes talks in several formats into a folder, by a pattern, and tells of each', async () => {
    const id = await importSample();
    const stub = (await json<{ talks: { id: string }[] }>('list', '--state', 'stub')).talks[0]!.id;
    const out = join(folder, 'out');
    await mkdir(out);
    const formats = ['--to', 'srt,html,docx', '--out', out, '--name', '{id}-{format}'];
    const told = await lutrin('--json', 'export', id, stub, ...formats);
    expect(told.exitCode).toBe(1);
    const { talks } = JSON.parse(told.out) as { talks: { paths: string[]; reason: string | null }[] };
    expect(talks.map(({ reason }) => reason)).toEqual([null, 'export.empty']);
    expect((await readdir(out)).toSorted()).toEqual([`${id}-docx.docx`, `${id}-html.html`, `${id}-srt.srt`]);
    const again = await lutrin('export', id, ...formats);
    expect(again).toMatchObject({ exitCode: 7 });
    expect(again.out).toContain('--force');
  });

  it('says that a talk to be aligned has no recording', async () => {
    const id = await importSample();
    expect(await lutrin('align', id)).toMatchObject({ exitCode: 6, err: expect.stringContaining('has no recording') });
  });

  it.skipIf(!canMountDisks())('says that the disk is full, of a file and of what is printed', async () => {
    const [subtitles, small] = [join(folder, 'long.srt'), join(folder, 'small')];
    const cue = '00:00:01,000 --> 00:00:02,000\nBonjour à toutes et à tous.\n\n';
    await writeFile(subtitles, cue.repeat(2_000));
    await mkdir(small);
    using disk = mountDisk(small, 'size=64k');
    const full = { exitCode: 5, err: 'The disk is full.\n' };
    expect(await lutrin('convert', subtitles, '--to', 'vtt', '--out', join(disk.folder, 'a.vtt'))).toMatchObject(full);
    expect(await readdir(disk.folder)).toEqual([]);
    // What Node writes to a file of its own is not asked how much of it there was room for.
    const printed = openSync(join(disk.folder, 'printed.vtt'), 'w');
    const args = [join(program, 'src/cli/cli.ts'), 'convert', subtitles, '--to', 'vtt'];
    const { status, stderr } = spawnSync(process.execPath, args, { stdio: ['ignore', printed, 'pipe'] });
    closeSync(printed);
    expect({ exitCode: status, err: stderr.toString() }).toEqual({
      ...full,
      err: expect.stringContaining(full.err),
    });
  });

  it.skipIf(!canMountDisks())('tells what was written before the disk was full', async () => {
    const id = await importSample();
    const out = join(folder, 'small');
    await mkdir(out);
    using disk = mountDisk(out, 'size=256k');
    const page = (await statfs(disk.folder)).bsize;
    const { path } = await json<{ path: string }>('export', id, '--to', 'srt', '--out', join(folder, 'a.srt'));
    const pages = Math.ceil((await stat(path)).size / page);
    disk.remount(`size=${pages * page}`);
    const other = join(folder, 'other.txt');
    await writeFile(other, (await readFile(notice, 'utf8')).replaceAll('intelligence artificielle', 'machine'));
    const { files } = await json<ImportDocument>('import', other);
    const formats = ['--to', 'srt', '--out', out, '--name', '{id}'];
    const failed = await lutrin('export', id, files[0]!.talkId, ...formats);
    expect(failed).toMatchObject({ exitCode: 5, out: `${join(out, id)}.srt\n` });
    expect(failed.err).not.toBe('');
    expect(await readdir(out)).toEqual([`${id}.srt`]);
  });

  it('takes the profile, the encoding, line ends, an offset and a style of speakers', async () => {
    const id = await importSample();
    const out = join(folder, 'a.srt');
    const own = ['--profile', 'arcom', '--encoding', 'windows-1252', '--line-end', 'crlf', '--offset', '3600000'];
    const { exitCode, out: told } = await lutrin(
      'export',
      id,
      '--to',
      'srt',
      '--out',
      out,
      '--speakers',
      'name',
      ...own,
    );
    expect(exitCode).toBe(0);
    expect(told).toMatch(/a\.srt: \d+ cues/);
    const text = new TextDecoder('windows-1252').decode(await readFile(out));
    expect(text).toMatch(/^1\r\n01:00:0/);
    const lines = text.split('\r\n').filter((line) => !line.includes('-->'));
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(36);
    expect((await lutrin('export', id, '--to', 'srt', '--out', out, '--offset', 'x')).exitCode).toBe(2);
    expect((await lutrin('export', id, '--to', 'srt', '--out', out, '--profile', 'x')).exitCode).toBe(2);
  });

  it('takes a profile that only a file holds, for a file and for a folder', async () => {
    const id = await importSample();
    const ours = join(folder, 'ours.json');
    const names = { fr: 'Étroit', en: 'Narrow' };
    await writeFile(ours, JSON.stringify({ id: 'arcom', names, rules: { charsPerLine: { error: 20 } } }));
    const out = join(folder, 'a.srt');
    expect(await lutrin('export', id, '--to', 'srt', '--out', out, '--profile', ours)).toMatchObject({ exitCode: 0 });
    expect(await longestLine(out)).toBeLessThanOrEqual(20);
    const named = ['--name', '{id}', '--profile', ours];
    expect((await lutrin('export', id, '--to', 'srt', '--out', folder, ...named)).exitCode).toBe(0);
    expect(await longestLine(join(folder, `${id}.srt`))).toBeLessThanOrEqual(20);
    await writeFile(ours, '{"id": "ours"}');
    const refused = await lutrin('export', id, '--to', 'srt', '--out', out, '--force', '--profile', ours);
    expect(refused).toMatchObject({ exitCode: 2, err: expect.stringContaining('names: ') });
    expect(await longestLine(out)).toBeLessThanOrEqual(20);
  });

  it('tells what breaks the rules in what it wrote, and fails for it when it is to be strict', async () => {
    const id = await importSample();
    const out = join(folder, 'a.srt');
    const cut = ['--to', 'srt', '--out', out, '--force', '--offset', '-2000'];
    const whole = await lutrin('export', id, '--to', 'srt', '--out', out, '--strict');
    expect(whole).toMatchObject({ exitCode: 0 });
    expect(whole.err).toContain(`${out}: lecture-fr: 0 errors, `);
    const broken = await lutrin('export', id, ...cut);
    expect(broken).toMatchObject({ exitCode: 0 });
    expect(broken.err).toMatch(/a\.srt: lecture-fr: \d+ errors, \d+ warnings: .*speed 1/);
    expect(await readFile(out, 'utf8')).toMatch(/^1\n00:00:00,000/);
    const strict = await lutrin('--json', 'export', id, ...cut, '--strict');
    expect(strict.exitCode).toBe(1);
    expect(JSON.parse(strict.out)).toMatchObject({ check: { profile: 'lecture-fr', brokenCount: 1 } });
    const several = await lutrin('export', id, '--to', 'srt,vtt', '--out', folder, '--offset', '-2000', '--strict');
    expect(several).toMatchObject({ exitCode: 1 });
    expect(several.err).toContain('speed 1');
  });

  it('refuses a format it does not know and a folder that is not there', async () => {
    expect((await lutrin('export', 'x', '--to', 'mp3', '--out', 'x')).exitCode).toBe(2);
    expect((await lutrin('export', 'x', '--to', 'srt')).exitCode).toBe(2);
    const id = await importSample();
    const away = join(folder, 'none/x.srt');
    expect((await lutrin('export', id, '--to', 'srt', '--out', away)).exitCode).toBe(7);
    expect((await lutrin('export', id, '--to', 'srt', '--out', join(folder, 'deliveries/'))).exitCode).toBe(7);
    expect(await readdir(folder)).toEqual(['library']);
  });
});

describe('lutrin', () => {
  it('explains itself with examples', async () => {
    expect(await lutrin('--help')).toMatchObject({ exitCode: 0, err: '' });
    for (const command of ['import', 'list', 'show', 'export', 'serve']) {
      const { exitCode, out } = await lutrin(command, '--help');
      expect(exitCode).toBe(0);
      expect(out).toContain('Examples:');
      expect(out).toContain('With --json:');
    }
    expect((await lutrin('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('says what it did not understand', async () => {
    for (const args of [['fly'], [], ['list', '--state', 'flying'], ['serve', '--port', 'x'], ['list', '--nope']]) {
      const { exitCode, out, err } = await lutrin(...args);
      expect({ args, exitCode, out }).toEqual({ args, exitCode: 2, out: '' });
      expect(err).not.toBe('');
    }
  });

  it('refuses a library that is open elsewhere, and says where', async () => {
    const library = openLibrary({ folder: join(folder, 'library'), demoFolder: null, version: '' });
    library.setAddress('http://127.0.0.1:1234/');
    const { exitCode, out, err } = await lutrin('--json', 'list');
    library.close();
    expect({ exitCode, out }).toEqual({ exitCode: 4, out: '' });
    expect(err).toContain('http://127.0.0.1:1234/');
  });
});

describe('failureSentence and EXIT_CODES', () => {
  it('have a sentence and a code other than success for every failure', () => {
    for (const code of FAILURE_CODES) {
      expect(failureSentence(new Failure(code, 'DETAIL'))).toMatch(/^[A-ZT].*[.\w]$/s);
      expect(EXIT_CODES[code]).toBeGreaterThan(0);
      expect(EXIT_CODES[code]).toBeLessThan(126);
    }
  });
});

describe('table', () => {
  it('aligns columns by the characters that are seen', () => {
    const rows = [
      ['e\u0301te\u0301', 'x'],
      ['hiver', 'long'],
    ];
    expect(table(rows)).toBe('e\u0301te\u0301    x\nhiver  long\n');
    expect(table([])).toBe('');
  });
});
