import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { printedBy } from './printedBy.ts';

const program = resolve(import.meta.dirname, '../..');
const notice = join(program, 'e2e/samples/notice-cout-humain-ia.txt');
const samples = join(program, 'src/domain/formats/samples');
const title = "Le coût humain de l'intelligence artificielle";
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lutrin-cli-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function lutrin(...args: string[]) {
  return printedBy(['--library', join(folder, 'library'), ...args]);
}

describe('lutrin attach-text', () => {
  it('makes the words of a recogniser the text of a talk, and keeps the text before', async () => {
    await lutrin('import', notice);
    const { exitCode, out } = await lutrin('--json', 'attach-text', title, join(samples, 'whisperx.json'));
    expect(exitCode).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      format: 'whisperx',
      paragraphCount: 3,
      speakers: ['SPEAKER_00', 'SPEAKER_01'],
      problems: [{ code: 'wordsWithoutTimes' }],
    });
    const shown = JSON.parse((await lutrin('--json', 'show', title)).out) as { transcript: { text: string } };
    expect(shown.transcript.text).toMatch(/^Nous étions en 1998/);
    expect((await lutrin('revisions', title)).out).toContain('whisperx.json');
    expect((await lutrin('attach-text', title, join(samples, 'voices.srt'))).out).toMatch(
      /^srt, utf-8: 5 paragraphs, 15 words\nspeakers: MARIE DUPONT, Marc Bloch\n$/,
    );
  });

  it('says how many problems it does not list, and names a line only where there is one', async () => {
    await lutrin('import', notice);
    const srt = join(folder, 'bad.srt');
    const cues = Array.from({ length: 205 }, (_, index) => `${index + 1}\n00:00:09,000 --> 00:00:08,000\nmot\n`);
    await writeFile(srt, cues.join('\n'));
    const { out } = await lutrin('attach-text', title, srt);
    expect(out).toMatch(/\nline 2: reversedTimes.*\n/);
    expect(out).toMatch(/\n… and 5 more\n$/);
    const { problems, problemCount } = JSON.parse((await lutrin('--json', 'attach-text', title, srt)).out) as {
      problems: unknown[];
      problemCount: number;
    };
    expect([problems.length, problemCount]).toEqual([200, 205]);
    expect((await lutrin('attach-text', title, join(samples, 'whisperx.json'))).out).toMatch(/\nwordsWithoutTimes/);
  });

  it('takes only the times of a text that is like the talk’s, shifted where that is sure', async () => {
    await lutrin('import', notice);
    const { text } = (JSON.parse((await lutrin('--json', 'show', title)).out) as { transcript: { text: string } })
      .transcript;
    const words = text.split(/\s+/).slice(0, 60);
    const whisper = (fromMs: number) => ({
      segments: [
        {
          text: words.join(' '),
          words: words.map((word, at) => ({ word: ` ${word}`, start: fromMs + at, end: fromMs + at + 0.5 })),
        },
      ],
    });
    const [early, late] = [join(folder, 'early.json'), join(folder, 'late.json')];
    await writeFile(early, JSON.stringify(whisper(0)));
    await writeFile(late, JSON.stringify(whisper(12.4)));
    expect((await lutrin('attach-text', title, early, '--times-only')).out).toMatch(
      /^whisper, utf-8: 1 paragraphs.*\ntimes of the talk's words: \d+ taken, \d+ estimated, 0 kept\n/,
    );
    const again = JSON.parse((await lutrin('--json', 'attach-text', title, late, '--times-only')).out) as object;
    expect(again).toMatchObject({ shift: { scale: 1, offsetMs: -12_400 }, speakers: [] });
    const kept = JSON.parse((await lutrin('--json', 'attach-text', title, late, '--times-only', '--no-shift')).out);
    expect(kept).toMatchObject({ shift: null });
    const shown = JSON.parse((await lutrin('--json', 'show', title)).out) as { transcript: { text: string } };
    expect(shown.transcript.text).toBe(text);
    const { exitCode, err } = await lutrin('attach-text', title, join(samples, 'whisperx.json'), '--times-only');
    expect([exitCode, err]).toEqual([6, expect.stringContaining('whisperx.json')]);
  });

  it('refuses a file that is no timed text, and changes nothing', async () => {
    await lutrin('import', notice);
    const { exitCode, err } = await lutrin('attach-text', title, notice);
    expect([exitCode, err]).toEqual([6, expect.stringContaining('notice-cout-humain-ia.txt')]);
    expect((await lutrin('revisions', title)).out).not.toContain('notice-cout');
  });
});

describe('lutrin attach-texts', () => {
  it('takes the files of a folder into the talks that their names tell, and lists the others', async () => {
    await lutrin('import', notice);
    const texts = join(folder, 'texts');
    await mkdir(texts);
    const named = join(texts, 'Le cout humain de l_intelligence artificielle.fr.json');
    await copyFile(join(samples, 'whisperx.json'), named);
    await copyFile(join(samples, 'voices.srt'), join(texts, 'voix.srt'));
    const dry = await lutrin('attach-texts', '--dry-run', texts);
    expect(dry.out).toMatch(/^times {2,}Le cout.*by its title\nunsure {2,}voix\.srt {2,}like no talk/);
    const alike = await lutrin('attach-texts', named);
    // A text of other words: its times are not the talk's.
    expect([alike.exitCode, alike.out]).toEqual([1, expect.stringMatching(/^refused.*not like the talk’s/)]);
    const { exitCode, out } = await lutrin('--json', 'attach-texts', '--replace', texts);
    expect(exitCode).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      taken: [{ path: named, title, took: 'text', reason: null, wordCount: 10 }],
      unsure: [{ path: join(texts, 'voix.srt'), candidates: [] }],
    });
  });

  it('tells of what is not there, and takes the others', async () => {
    await lutrin('import', notice);
    const named = join(folder, 'Le cout humain de l_intelligence artificielle.fr.json');
    await copyFile(join(samples, 'whisperx.json'), named);
    const [typo, missing] = [join(folder, 'typo.srt'), join(folder, 'none')];
    const { exitCode, out } = await lutrin('attach-texts', '--replace', named, typo);
    expect([exitCode, out]).toEqual([
      1,
      expect.stringMatching(/^text {2,}Le cout.*\nunread {2,}typo\.srt {2,}Not found/),
    ]);
    const none = await lutrin('--json', 'attach-texts', missing);
    expect(none.exitCode).toBe(6);
    expect(JSON.parse(none.out)).toMatchObject({ taken: [], unread: [{ path: missing, reason: 'file.notFound' }] });
    await mkdir(missing);
    const empty = await lutrin('attach-texts', missing);
    expect([empty.exitCode, empty.out]).toEqual([1, 'no timed texts\n']);
  });
});
