import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BUILT_IN_PROFILES } from '../domain/profiles/builtInProfiles.ts';
import type { TalkId } from '../domain/transcript/transcript.ts';
import { printedBy } from './printedBy.ts';
import { SILENT_TERMINAL } from './silentTerminal.ts';
import { withLibrary } from './withLibrary.ts';

const program = resolve(import.meta.dirname, '../..');
const samples = join(program, 'src/domain/formats/samples');
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lutrin-check-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function lutrin(...args: string[]) {
  return printedBy(['--library', join(folder, 'library'), ...args]);
}

async function file(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

function srt(...cues: [times: string, text: string][]): string {
  return cues.map(([times, text], index) => `${index + 1}\n${times}\n${text}\n`).join('\n');
}

const GOOD = srt(['00:00:01,000 --> 00:00:03,000', 'La mer monte.']);
const BAD = srt(
  ['00:00:01,000 --> 00:00:01,500', 'La mer.'],
  ['00:00:01,520 --> 00:00:04,000', 'Il dit « oui\noui tout de suite.'],
);

describe('lutrin check', () => {
  it('is content with good subtitles, and with warnings alone', async () => {
    const path = await file('a.srt', GOOD);
    expect(await lutrin('check', path)).toEqual({
      exitCode: 0,
      out: `${path}: srt, utf-8, 1 cues; lecture-fr: 0 errors, 0 warnings\n`,
      err: '',
    });
    const quick = await file('b.srt', srt(['00:00:01,000 --> 00:00:03,000', 'La mer monte deux fois le jour.']));
    expect(await lutrin('check', quick)).toMatchObject({ exitCode: 0, out: expect.stringContaining('1 warnings') });
  });

  it('tells a line for each violation and exits with 1', async () => {
    const path = await file('a.srt', BAD);
    expect(await lutrin('check', path)).toEqual({
      exitCode: 1,
      out: [
        `${path}: srt, utf-8, 2 cues; lecture-fr: 2 errors, 1 warnings`,
        '  00:00:01.000  cue 1  error    minDuration  500 ms, limit 1000 ms',
        '  00:00:01.520  cue 2  error    gap          20 ms, limit 80 ms',
        '  00:00:01.520  cue 2  warning  pairs        «, without »',
        '',
      ].join('\n'),
      err: '',
    });
    expect(await lutrin('check', path, '--profile', 'esup-pod')).toMatchObject({ exitCode: 0 });
  });

  it('prints one JSON document for all it was given', async () => {
    const paths = [await file('a.srt', GOOD), await file('b.srt', BAD)];
    const { exitCode, out, err } = await lutrin('check', ...paths, '--json', '--profile', 'ted', '--duration', '2s');
    expect({ exitCode, err }).toEqual({ exitCode: 1, err: '' });
    expect(JSON.parse(out)).toMatchObject({
      targets: [
        {
          target: paths[0],
          kind: 'file',
          profile: 'ted',
          reason: null,
          format: 'srt',
          encoding: 'utf-8',
          cueCount: 1,
          errorCount: 1,
          warningCount: 0,
          violations: [
            {
              cueIndex: 0,
              startMs: 1_000,
              endMs: 3_000,
              rule: 'mediaEnd',
              measured: 3_000,
              limit: 2_000,
              severity: 'error',
              unit: 'ms',
            },
          ],
          problems: [],
        },
        { target: paths[1], errorCount: 2, warningCount: 1 },
      ],
    });
  });

  it('reads every format, and checks what is derived from speech with its words', async () => {
    for (const name of ['talk.vtt', 'talk.ass', 'talk.srt', 'whisperx.json', 'talk.TextGrid', 'talk.sub']) {
      const { exitCode, err } = await lutrin('check', join(samples, name), '--profile', 'esup-pod');
      expect([name, exitCode, err]).toEqual([name, 0, '']);
    }
    const voices = ['check', join(samples, 'whisperx.json'), '--profile', 'arcom'];
    expect((await lutrin(...voices)).out).not.toContain('speakerDash');
    const late = await file('late.vtt', 'WEBVTT\n\n00:01.000 --> 00:03.000\nUn <00:05.000>deux\n');
    expect((await lutrin('check', late)).out).toContain('words  2000 ms, limit 100 ms');
  });

  it('tells what was repaired in reading', async () => {
    const path = await file('a.srt', GOOD.replace(',000 -->', '.000 -->'));
    expect((await lutrin('check', path)).out).toContain('read with looseTimes in line 2');
  });

  it('tells apart what cannot be read, what is violated and what is not understood', async () => {
    const bad = await file('b.srt', BAD);
    const none = join(folder, 'none.srt');
    expect(await lutrin('check', none)).toEqual({ exitCode: 6, out: '', err: `${none}: Not found: ${none}\n` });
    expect(await lutrin('check', none, bad)).toMatchObject({ exitCode: 1 });
    expect(await lutrin('check', await file('c.srt', 'no times'))).toMatchObject({ exitCode: 6 });
    expect(await lutrin('check', 'nobody')).toMatchObject({
      exitCode: 6,
      err: 'nobody: No file and no talk is called nobody.\n',
    });
    expect(await lutrin('check')).toMatchObject({ exitCode: 2 });
    expect(await lutrin('check', bad, '--duration', 'x')).toMatchObject({ exitCode: 2 });
    const unknown = await lutrin('check', bad, '--profile', 'klingon');
    expect(unknown).toMatchObject({ exitCode: 2, out: '' });
    expect(unknown.err).toContain('No profile and no file is called klingon. Profiles: lecture-fr, arcom,');
  });

  it('checks a talk by its derived subtitles', async () => {
    const notice = join(program, 'e2e/samples/notice-cout-humain-ia.txt');
    const imported = await lutrin('import', notice, '--json');
    const { files } = JSON.parse(imported.out) as { files: { talkId: string }[] };
    const { exitCode, out, err } = await lutrin('check', files[0]!.talkId, '--json');
    expect(err).toBe('');
    const { targets } = JSON.parse(out) as {
      targets: { kind: string; format: null; cueCount: number; errorCount: number; violations: { rule: string }[] }[];
    };
    expect(targets).toMatchObject([{ kind: 'talk', format: null }]);
    expect(targets[0]!.cueCount).toBeGreaterThan(50);
    expect(exitCode).toBe(targets[0]!.errorCount > 0 ? 1 : 0);
    const rules = new Set(targets[0]!.violations.map(({ rule }) => rule));
    for (const never of ['lineLength', 'lineCount', 'overlap', 'order', 'duration', 'empty', 'maxDuration']) {
      expect(rules).not.toContain(never);
    }
  });

  it.each(['L’eau / le vent', 'Conférence de St.Paul'])(
    'takes the exact title %s for a talk, no file',
    async (title) => {
      const imported = await lutrin('import', join(program, 'e2e/samples/notice-cout-humain-ia.txt'), '--json');
      const { files } = JSON.parse(imported.out) as { files: { talkId: TalkId }[] };
      const places = { programFolder: program, folder: join(folder, 'library') };
      const [{ talkId }] = files as [{ talkId: TalkId }];
      await withLibrary(places, SILENT_TERMINAL, ({ call }) => call('talks.update', { talkId, fields: { title } }));
      const { out, err } = await lutrin('check', title, '--json');
      expect(err).toBe('');
      expect(JSON.parse(out)).toMatchObject({ targets: [{ target: title, kind: 'talk', reason: null }] });
    },
  );
});

describe('lutrin profiles', () => {
  it('lists the built-in profiles', async () => {
    const { profiles } = JSON.parse((await lutrin('profiles', '--json')).out) as { profiles: { id: string }[] };
    expect(profiles.map(({ id }) => id)).toEqual(BUILT_IN_PROFILES.map(({ id }) => id));
    expect((await lutrin('profiles')).out).toMatch(/^arcom +Arcom 2011/m);
  });

  it('shows one as a file, which can be edited and used', async () => {
    const shown = await lutrin('profiles', 'show', 'subtitle-edit-fr');
    const path = await file('ours.json', shown.out);
    expect(await lutrin('profiles', 'show', path)).toEqual(shown);
    const ours = JSON.parse(shown.out) as { id: string; rules: object };
    await file('ours.json', JSON.stringify({ ...ours, id: 'ours', rules: { lineCount: { error: 1 } } }));
    const { exitCode, out } = await lutrin('check', await file('b.srt', BAD), '--profile', path);
    expect(exitCode).toBe(1);
    expect(out).toContain('; ours: 1 errors, 1 warnings');
    expect(out).toContain('lineCount  2 lines, limit 1 lines');
  });

  it('keeps own ones in the library, and gives them to talks', async () => {
    const notice = join(program, 'e2e/samples/notice-cout-humain-ia.txt');
    const imported = await lutrin('import', notice, '--json');
    const { files } = JSON.parse(imported.out) as { files: { talkId: string }[] };
    const { talkId } = files[0]!;
    const profileOf = async () => /; ([a-z-]+): /.exec((await lutrin('check', talkId)).out)?.[1];
    expect(await profileOf()).toBe('lecture-fr');
    const shown = JSON.parse((await lutrin('profiles', 'show', 'ted')).out) as object;
    expect(await lutrin('profiles', 'add', await file('ted.json', JSON.stringify(shown)))).toMatchObject({
      exitCode: 2,
    });
    const path = await file('ours.json', JSON.stringify({ ...shown, id: 'ours' }));
    expect(await lutrin('profiles', 'add', path)).toEqual({ exitCode: 0, out: '', err: '' });
    const listed = JSON.parse((await lutrin('profiles', 'list', '--json')).out) as { profiles: { id: string }[] };
    expect(listed.profiles.map(({ id }) => id)).toEqual([...BUILT_IN_PROFILES.map(({ id }) => id), 'ours']);
    expect(JSON.parse((await lutrin('profiles', 'show', 'ours')).out)).toMatchObject({ id: 'ours' });
    const checked = await lutrin('check', await file('a.srt', GOOD), '--profile', 'ours');
    expect(checked).toMatchObject({ exitCode: 0, out: expect.stringContaining('; ours: 0 errors') });
    const asDefault = await lutrin('profiles', 'use', 'ours');
    expect(asDefault).toMatchObject({ exitCode: 0, out: '', err: expect.stringContaining('The default is ours now') });
    expect(await profileOf()).toBe('ours');
    const used = await lutrin('profiles', 'use', 'bbc', talkId, '--json');
    expect(JSON.parse(used.out)).toEqual({ profile: 'bbc', talkId, collection: null });
    expect(await profileOf()).toBe('bbc');
    expect(await lutrin('profiles', 'use', 'nope')).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('No profile is called nope. Profiles: '),
    });
    expect(await lutrin('profiles', 'remove', 'ted')).toMatchObject({ exitCode: 2 });
    expect((await lutrin('profiles', 'remove', 'ours')).exitCode).toBe(0);
    expect(await lutrin('profiles', 'use', 'ours')).toMatchObject({ exitCode: 2 });
    expect(await lutrin('profiles', 'remove', 'ours')).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('No profile is called ours'),
    });
  });

  it('are for a talk, for its collection, or for all others, in this order', async () => {
    const notice = join(program, 'e2e/samples/notice-cout-humain-ia.txt');
    const imported = await lutrin('import', notice, '--json');
    const { files } = JSON.parse(imported.out) as { files: { talkId: TalkId }[] };
    const [{ talkId }] = files as [{ talkId: TalkId }];
    const profileOf = async () => /; ([a-z-]+): /.exec((await lutrin('check', talkId)).out)?.[1];
    const use = (...args: string[]) => lutrin('profiles', ...args);
    expect(await use('use', 'bbc', '--collection', 'EREN')).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('No talk is in a collection called EREN'),
    });
    const places = { programFolder: program, folder: join(folder, 'library') };
    await withLibrary(places, SILENT_TERMINAL, ({ call }) =>
      call('talks.update', { talkId, fields: { collection: 'EREN' } }),
    );
    expect((await use('use', 'ted', '--default')).exitCode).toBe(0);
    const used = await use('use', 'bbc', '--collection', 'EREN', '--json');
    expect(JSON.parse(used.out)).toEqual({ profile: 'bbc', talkId: null, collection: 'EREN' });
    expect(await profileOf()).toBe('bbc');
    await use('use', 'arcom', '--talk', talkId);
    expect(await profileOf()).toBe('arcom');
    expect((await use('unset', talkId)).exitCode).toBe(0);
    expect(await profileOf()).toBe('bbc');
    await use('unset', '--collection', 'EREN');
    expect(await profileOf()).toBe('ted');
    for (const args of [
      ['use', 'bbc', talkId, '--default'],
      ['use', 'bbc', '--talk', talkId, '--collection', 'EREN'],
      ['unset'],
      ['use', 'bbc', '--collection', ''],
    ])
      expect([args, (await use(...args)).exitCode]).toEqual([args, 2]);
  });

  it('that are built in or files check files where no library can be opened', async () => {
    const library = await file('library', 'a file, no folder');
    const [bad, ours] = [await file('b.srt', BAD), join(folder, 'ours.json')];
    const shown = await lutrin('profiles', 'show', 'esup-pod');
    await writeFile(ours, shown.out.replace('"esup-pod"', '"ours"'));
    for (const name of ['esup-pod', ours]) expect((await lutrin('check', bad, '--profile', name)).exitCode).toBe(0);
    expect((await lutrin('check', bad, '--profile', 'ours')).exitCode).toBeGreaterThan(2);
    expect(await readFile(library, 'utf8')).toBe('a file, no folder');
  });

  it('says what is wrong in a file', async () => {
    const wrong = { id: 'Ours!', names: { fr: 'x' }, rules: { charsPerLine: { warn: 50, error: 40 }, speeed: null } };
    const path = await file('ours.json', JSON.stringify(wrong));
    const { exitCode, err } = await lutrin('check', path, '--profile', path);
    expect(exitCode).toBe(2);
    for (const place of ['id: an id has', 'names.en:', 'rules.charsPerLine: warn must not', 'rules.speeed: '])
      expect(err).toContain(place);
    expect((await lutrin('profiles', 'show', await file('x.json', '{'))).err).toContain('is no profile');
    expect(await lutrin('profiles', 'show', 'nope')).toMatchObject({ exitCode: 2 });
  });
});
