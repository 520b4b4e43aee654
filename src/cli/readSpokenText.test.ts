import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSpokenText } from './readSpokenText.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lutrin-spoken-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(text: string): Promise<string[]> {
  const path = join(folder, 'text.txt');
  await writeFile(path, text);
  return (await readSpokenText(path)).map((paragraph) => paragraph.text);
}

describe('readSpokenText', () => {
  it('takes the words of subtitles alone', async () => {
    expect(await read('1\n00:00:01,000 --> 00:00:02,000\nBonjour\nà tous.\n')).toEqual(['Bonjour à tous.']);
  });

  it.each([
    [['[00:12]', 'Bonjour à tous.', '[00:40]', 'La suite.']],
    [['Un paragraphe.', '[00:12] Bonjour.', 'Une autre phrase.', '[00:05] Avant.']],
    [['Bonjour.', '00:00:01,000 --> 00:00:02,000', 'suite']],
  ])('keeps each line of prose that has times in it, in order: %s', async (lines) => {
    expect(await read(lines.join('\n'))).toEqual(lines);
  });
});
