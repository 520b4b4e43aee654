import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Alignment } from '../domain/alignment/alignment.ts';
import { OTHERS } from '../domain/alignment/sketchSpeech.ts';
import { parseCueFile } from '../domain/formats/cueFormats.ts';
import { CueSource } from '../domain/formats/cueSource.ts';
import { WAV_SAMPLE_BYTES, wavHeader } from '../domain/sound/wavHeader.ts';
import { diffTranscripts } from '../domain/transcript/transcriptChange.ts';
import { openLibrary } from '../library/openLibrary.ts';
import { printedBy } from './printedBy.ts';

const program = resolve(import.meta.dirname, '../..');
const lecture = join(program, 'resources/demo/lecture.webm');
let folder: string;
let text: string;
/** The first 12 seconds of the lecture, which are aligned in a moment. */
let short: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lutrin-align-'));
  text = join(folder, 'lecture.txt');
  short = join(folder, 'short.wav');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

interface Demo {
  readonly paragraphs: readonly { readonly kind: string; readonly text: string; readonly words: [number, number][] }[];
}

describe('lutrin align', () => {
  it('finds the words of the demonstration lecture where they are said', async () => {
    const demo = JSON.parse(await readFile(join(program, 'resources/demo/transcript.json'), 'utf8')) as Demo;
    const spoken = demo.paragraphs.filter(({ kind }) => kind === 'paragraph');
    await writeFile(text, spoken.map((paragraph) => paragraph.text).join('\n'));
    const { exitCode, out } = await printedBy(['align', lecture, text, '--to', 'json']);
    expect(exitCode).toBe(0);
    const { words, sentences, unscripted } = JSON.parse(out) as Alignment;
    const known = spoken.flatMap((paragraph) => paragraph.words.map(([startMs]) => startMs));
    const errors = words.map(({ startMs }, index) => Math.abs(startMs - known[index]!)).toSorted((a, b) => a - b);
    expect(words.length).toBe(known.length);
    expect(errors[Math.floor(errors.length / 2)]).toBeLessThan(25);
    expect(errors.at(-1)).toBeLessThan(250);
    expect(sentences.every((sentence) => sentence.spoken)).toBe(true);
    expect(unscripted).toEqual([]);
  });

  it('prints subtitles, and stops at Ctrl+C', async () => {
    await writeFile(text, 'Bonjour à toutes et à tous.\n\nAujourd’hui, nous parlons de signes si petits.');
    const { out } = await printedBy(['align', lecture, text, '--to', 'srt']);
    expect(out).toMatch(/^1\n00:00:02,\d{3} --> 00:00:0\d,\d{3}\nBonjour à toutes et à tous\.\n\n2\n/);
    const stopped = await printedBy(['align', lecture, text, '--to', 'vtt'], (stop) => stop());
    expect(stopped).toEqual({ exitCode: 130, out: '', err: '' });
  });

  it('leaves sentences that nobody says out of subtitles, and tells them', async () => {
    const demo = JSON.parse(await readFile(join(program, 'resources/demo/transcript.json'), 'utf8')) as Demo;
    const said = demo.paragraphs.filter(({ kind }) => kind === 'paragraph').map((paragraph) => paragraph.text);
    const unsaid = 'Le vieux boulanger de Quimper achetait des framboises chaque mercredi.';
    // Their sounds are no more heard than they are.
    const lines = [`${said[0]} ${unsaid} [Rires]`, '* * *', said[1], unsaid, '[Toux]', ...said.slice(2)];
    await writeFile(text, lines.join('\n'));
    const { out, err } = await printedBy(['align', lecture, text, '--to', 'srt']);
    const { cues } = parseCueFile(new CueSource(out), 'srt').value!;
    expect(
      cues
        .map((cue) => cue.text)
        .join(' ')
        .replaceAll(/\s+/g, ' '),
    ).toBe(said.join(' ').replaceAll(/\s+/g, ' '));
    expect(cues.every(({ startMs, endMs }) => endMs - startMs > 500)).toBe(true);
    expect(err.match(/not spoken \(at 0:\d\d\): Le vieux boulanger/g)).toHaveLength(2);
    expect(err).toContain('left out of the subtitles: the 2 sentences that are not spoken\n');
  });

  it('gives a talk of the library its times, and keeps the text before', async () => {
    const library = openLibrary({ folder, demoFolder: join(program, 'resources/demo'), version: '0' });
    const { talkId } = await library.handlers['demo.install']({});
    const { version, paragraphs } = await library.handlers['transcripts.get']({ talkId });
    const untimed = paragraphs.map((paragraph) => ({ ...paragraph, words: [], startMs: null, endMs: null }));
    const change = diffTranscripts(paragraphs, untimed);
    await library.handlers['transcripts.save']({ talkId, baseVersion: version, change });
    library.close();
    const { exitCode, out } = await printedBy(['align', talkId, '--library', folder]);
    expect({ exitCode, out }).toEqual({ exitCode: 0, out: '12 paragraphs, 36 sentences aligned\n' });
    const shown = await printedBy(['revisions', talkId, '--library', folder, '--json']);
    expect(JSON.parse(shown.out)).toMatchObject({ revisions: [{ kind: 'align' }, {}] });
    const again = openLibrary({ folder, demoFolder: null, version: '0' });
    const now = (await again.handlers['transcripts.get']({ talkId })).paragraphs;
    again.close();
    const spoken = now.filter(({ kind }) => kind === 'paragraph');
    for (const { id, words } of spoken) {
      const known = paragraphs.find((paragraph) => paragraph.id === id)!;
      expect(words.every(([startMs], index) => Math.abs(startMs - known.words[index]![0]) < 250)).toBe(true);
    }
  });

  it('writes a file in the format of its name, and replaces none unasked', async () => {
    execFileSync('ffmpeg', ['-v', 'error', '-t', '12', '-i', lecture, short]);
    await writeFile(text, 'Bonjour à toutes et à tous.\nLa cuisine provençale sent bon le romarin.\n');
    const out = join(folder, 'lecture.vtt');
    const written = await printedBy(['align', short, text, '--out', out]);
    expect(written).toMatchObject({ exitCode: 0, out: `2 sentences aligned → ${out}\n` });
    expect(written.err).toContain('speech without text: 0:');
    expect(await readFile(out, 'utf8')).toMatch(/^WEBVTT\n\n/);
    expect(await printedBy(['align', short, text, '--out', out])).toMatchObject({ exitCode: 7, out: '' });
    // Named as the recording in a folder; told as one document.
    const json = await printedBy(['align', short, text, '--out', folder, '--to', 'json', '--json']);
    expect(JSON.parse(json.out)).toMatchObject({ out: join(folder, 'short.json'), sentences: [{}, {}] });
    expect(JSON.parse(await readFile(join(folder, 'short.json'), 'utf8'))).toMatchObject({
      words: [{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}],
    });
    const misused = [
      [short],
      [short, text],
      [short, text, '--out', join(folder, 'lecture.doc')],
      [short, text, '--to', 'srt', '--json'],
      ['7fK2', '--out', out],
    ];
    for (const args of misused) expect(await printedBy(['align', ...args])).toMatchObject({ exitCode: 2, out: '' });
  });

  it('does not look for who speaks in the sound, and names them in subtitles', async () => {
    execFileSync('ffmpeg', ['-v', 'error', '-t', '12', '-i', lecture, short]);
    await writeFile(text, 'Locuteur 1 : Bonjour à toutes et à tous.\n[Applaudissements]\n');
    const { out } = await printedBy(['align', short, text, '--json']);
    const { words, sentences } = JSON.parse(out) as Alignment;
    expect(words.map((word) => word.text).join(' ')).toBe('Bonjour à toutes et à tous. [Applaudissements]');
    expect(sentences).toMatchObject([{ text: 'Bonjour à toutes et à tous.', spoken: true }]);
    const { out: srt, err } = await printedBy(['align', short, text, '--to', 'srt']);
    expect(srt).toContain('\nLocuteur 1\u00A0: Bonjour à toutes et à tous.\n');
    expect(srt).toContain('\n[Applaudissements]\n');
    expect(err).not.toContain('not spoken');
    expect((await printedBy(['align', short, text, '--to', 'vtt'])).out).toContain('\n<v Locuteur 1>Bonjour à toutes');
  });

  it('takes only the words of subtitles that are given as the text', async () => {
    execFileSync('ffmpeg', ['-v', 'error', '-t', '12', '-i', lecture, short]);
    await writeFile(text, '1\n00:00:01,000 --> 00:00:02,000\nBonjour à\ntoutes <i>et</i> à tous.\n');
    const { out } = await printedBy(['align', short, text, '--json']);
    expect((JSON.parse(out) as Alignment).sentences.map((sentence) => sentence.text)).toEqual([
      'Bonjour à toutes et à tous.',
    ]);
  });

  it('refuses what has nothing to align, with the reason', async () => {
    await writeFile(text, '… — !\n***\n');
    const refused = (audio: string) => printedBy(['align', audio, text, '--to', 'json']);
    expect(await refused(lecture)).toMatchObject({ exitCode: 6, out: '', err: expect.stringContaining('no letter') });
    await writeFile(text, 'Bonjour.');
    const silent = join(folder, 'silent.wav');
    await writeFile(silent, Buffer.concat([wavHeader(32_000, 16_000), Buffer.alloc(32_000 * WAV_SAMPLE_BYTES)]));
    expect(await refused(silent)).toMatchObject({ exitCode: 6, out: '', err: expect.stringContaining('silent') });
    await writeFile(silent, '');
    expect((await refused(silent)).err).toContain('the file is empty');
    expect((await refused(folder)).err).toContain('it is no file');
    expect((await refused(join(folder, 'none.mp4'))).err).toContain('was not found');
  });

  it('refuses a text of another lecture, unless it is trusted', async () => {
    execFileSync('ffmpeg', ['-v', 'error', '-t', '40', '-i', lecture, short]);
    await writeFile(text, OTHERS.join('\n'));
    const refused = await printedBy(['align', short, text, '--to', 'srt']);
    expect(refused).toMatchObject({ exitCode: 6, out: '', err: expect.stringContaining('--trust') });
    const trusted = await printedBy(['align', short, text, '--to', 'srt', '--trust']);
    expect(trusted).toMatchObject({ exitCode: 0, out: expect.stringMatching(/^1\n00:00:/) });
  });

  it('says that it hears only the first of several tracks of sound', async () => {
    await writeFile(text, 'Bonjour à toutes et à tous.\n');
    const film = join(folder, 'film.m4a');
    const inputs = ['-f', 'lavfi', '-i', 'sine=d=12', '-t', '12', '-i', lecture];
    execFileSync('ffmpeg', ['-v', 'error', ...inputs, '-map', '0:a', '-map', '1:a', film]);
    const { exitCode, err } = await printedBy(['align', film, text, '--to', 'srt']);
    expect({ exitCode, err }).toEqual({
      exitCode: 6,
      err: expect.stringMatching(/^The recording has 2 tracks of sound; only the first is heard\.\nNo sentence/),
    });
  });

  it('says where the sound ends long before the picture', async () => {
    await writeFile(text, 'Bonjour à toutes et à tous.\n');
    const film = join(folder, 'film.mkv');
    const inputs = ['-t', '12', '-i', lecture, '-f', 'lavfi', '-i', 'color=size=64x64:rate=1:duration=40'];
    execFileSync('ffmpeg', ['-v', 'error', ...inputs, '-map', '0:a', '-map', '1:v', '-c:v', 'mpeg4', film]);
    const { err } = await printedBy(['align', film, text, '--to', 'srt']);
    expect(err).toMatch(/^The sound ends at 0:12, the recording at 0:40\.\n/);
  });

  it('says which file it cannot use', async () => {
    await writeFile(text, '\n \n');
    expect(await printedBy(['align', lecture, text, '--to', 'srt'])).toMatchObject({
      exitCode: 6,
      err: expect.stringContaining('empty'),
    });
    await writeFile(text, 'Bonjour.');
    expect((await printedBy(['align', text, text, '--to', 'srt'])).err).toMatch(/neither a video nor a sound/);
    expect((await printedBy(['align', lecture, join(folder, 'none.txt'), '--to', 'srt'])).exitCode).toBe(6);
  });
});
