import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { printedBy } from './printedBy.ts';

const program = resolve(import.meta.dirname, '../..');
const samples = join(program, 'src/domain/formats/samples');
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lutrin-convert-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function convert(...args: string[]) {
  return printedBy(['convert', ...args]);
}

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

const SRT = '1\n00:00:01,000 --> 00:00:02,000\n<i>Été</i> & co\n';

describe('lutrin convert', () => {
  it('prints a file in another format, and what was repaired on standard error', async () => {
    const path = await file('a.txt', SRT.replace(',000 -->', '.000 -->'));
    expect(await convert(path, '--to', 'vtt')).toEqual({
      exitCode: 0,
      out: 'WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\n<i>Été</i> &amp; co\n',
      err: `${path}: srt, utf-8, 1 cues\n  line 2: looseTimes 00:00:01.000 --> 00:00:02,000\n`,
    });
  });

  it('prints JSON with the encoding that was detected, or the one that was asked for', async () => {
    const path = await file('a.srt', Buffer.from(SRT, 'latin1'));
    const cue = { id: '1', startMs: 1_000, endMs: 2_000, text: 'Été & co', settings: null, speaker: null };
    const { out } = await convert(path, '--to', 'json');
    expect(JSON.parse(out)).toEqual({ format: 'srt', encoding: 'windows-1252', cues: [cue], problems: [] });
    const raw = await convert(path, '--to', 'json', '--raw', '--encoding', 'latin2');
    expect(JSON.parse(raw.out)).toMatchObject({ encoding: 'iso-8859-2', cues: [{ text: '<i>Été</i> & co' }] });
    const wrong = await convert(path, '--to', 'json', '--encoding', 'utf-8');
    expect(JSON.parse(wrong.out)).toMatchObject({ problems: [{ code: 'wrongEncoding', line: 3 }] });
    expect(await convert(path, '--to', 'json', '--encoding', 'klingon')).toMatchObject({ exitCode: 2 });
  });

  it('gives the settings of WebVTT as they are understood, with regions', async () => {
    const path = await file(
      'a.vtt',
      'WEBVTT\n\nREGION\nid:r lines:2\n\nx\n100:00:01.000 --> 100:00:02.000 region:r align:end\n<v Ana>a\n',
    );
    const { cues } = JSON.parse((await convert(path, '--to', 'json')).out) as { cues: unknown[] };
    expect(cues).toMatchObject([
      {
        id: 'x',
        startMs: 360_001_000,
        text: 'a',
        speaker: 'Ana',
        settings: { align: 'end', region: { id: 'r', lines: 2 } },
      },
    ]);
  });

  it('makes subtitles of what a recogniser wrote, and keeps its segments as JSON', async () => {
    const path = join(samples, 'aws.json');
    expect((await convert(path, '--to', 'srt')).out).toBe(
      '1\n00:00:01,020 --> 00:00:02,020\nBonjour, tous.\n\n2\n00:00:03,000 --> 00:00:04,000\nSimple.\n',
    );
    expect(JSON.parse((await convert(path, '--to', 'json')).out)).toMatchObject({
      format: 'aws',
      cues: [{ speaker: 'spk_0' }, { speaker: 'spk_1' }],
    });
  });

  it('writes several files into a folder, tells of those that fail, and replaces none unasked', async () => {
    const paths = [
      await file('a.srt', SRT),
      await file('b.srt', 'no times'),
      join(samples, 'talk.ass'),
      join(folder, 'gone.srt'),
    ];
    const target = join(folder, 'out');
    expect(await convert(...paths, '--to', 'vtt', '--out', target)).toMatchObject({ exitCode: 2 });
    await mkdir(target);
    const first = await convert(...paths, '--to', 'vtt', '--out', target);
    expect(first.exitCode).toBe(1);
    expect(first.out).toContain('b.srt: This is no text that Lutrin can read');
    expect(first.out).toContain('gone.srt: Not found');
    expect((await readdir(target)).toSorted()).toEqual(['a.vtt', 'talk.vtt']);
    const again = await convert(...paths.slice(0, 1), '--to', 'vtt', '--out', target);
    expect(again).toMatchObject({ exitCode: 7 });
    expect(await convert(...paths.slice(0, 1), '--to', 'vtt', '--out', target, '--force')).toMatchObject({
      exitCode: 0,
    });
  });

  it('reports as JSON what was dropped', async () => {
    const out = join(folder, 'x.sbv');
    const { out: report } = await convert(join(samples, 'talk.ass'), '--to', 'sbv', '--out', out, '--json');
    expect(JSON.parse(report)).toMatchObject({
      files: [
        {
          out,
          reason: null,
          format: 'ass',
          encoding: 'utf-8',
          cueCount: 2,
          dropped: [
            { what: 'speakers', count: 1 },
            { what: 'styles', count: 2 },
          ],
        },
      ],
    });
    expect(await readFile(out, 'utf8')).toContain('0:00:01.000,0:00:02.500\nBonjour, à tous\net à toutes.\n');
  });

  it('tells a file that is none by its exit code, with what is wrong with it as JSON', async () => {
    const path = await file('a.txt', 'Bonjour.');
    const { exitCode, out } = await convert(path, '--to', 'json');
    expect(exitCode).toBe(6);
    expect(JSON.parse(out)).toMatchObject({
      format: null,
      cues: [],
      problems: [{ code: 'textBeforeCues' }, { code: 'noCues' }],
    });
  });

  it('writes no file of what holds no cue, as where a file was cut short', async () => {
    const path = await file('cut.srt', '1\r\n00:00:01,000 --> 00:00');
    const out = join(folder, 'cut.vtt');
    const { exitCode, out: told } = await convert(path, '--to', 'vtt', '--out', out);
    expect(exitCode).toBe(6);
    expect(told).toContain('This is no text that Lutrin can read');
    expect(told).toContain('line 2: emptyCue');
    await expect(readFile(out)).rejects.toThrow('ENOENT');
  });
});
