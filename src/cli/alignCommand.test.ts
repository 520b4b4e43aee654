import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Alignment } from '../domain/alignment/alignment.ts';
import { diffTranscripts } from '../domain/transcript/transcriptChange.ts';
import { openLibrary } from '../library/openLibrary.ts';
import { printedBy } from './printedBy.ts';

const program = resolve(import.meta.dirname, '../..');
const lecture = join(program, 'resources/demo/lecture.webm');
let folder: string;
let text: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lutrin-align-'));
  text = join(folder, 'lecture.txt');
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
  }, 120_000);

  it('prints subtitles, and stops at Ctrl+C', async () => {
    await writeFile(text, 'Bonjour à toutes et à tous.\n\nAujourd’hui, nous parlons de signes si petits.');
    const { out } = await printedBy(['align', lecture, text, '--to', 'srt']);
    expect(out).toMatch(/^1\n00:00:02,\d{3} --> 00:00:0\d,\d{3}\nBonjour à toutes et à tous\.\n\n2\n/);
    const stopped = await printedBy(['align', lecture, text, '--to', 'vtt'], (stop) => stop());
    expect(stopped).toEqual({ exitCode: 130, out: '', err: '' });
  }, 120_000);

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
  }, 120_000);

  it('says which file it cannot use', async () => {
    await writeFile(text, '\n \n');
    expect(await printedBy(['align', lecture, text, '--to', 'srt'])).toMatchObject({
      exitCode: 6,
      err: expect.stringContaining('empty'),
    });
    await writeFile(text, 'Bonjour.');
    expect((await printedBy(['align', text, text, '--to', 'srt'])).err).toMatch(/cannot be decoded/);
    expect((await printedBy(['align', lecture, join(folder, 'none.txt'), '--to', 'srt'])).exitCode).toBe(6);
  });
});
