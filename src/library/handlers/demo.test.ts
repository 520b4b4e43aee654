import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTemporaryLibrary } from '../temporaryLibrary.ts';

const DEMO = resolve(import.meta.dirname, '../../../resources/demo');

describe('demo.install', () => {
  it('is refused when there is no demonstration lecture', async () => {
    await using temporary = await openTemporaryLibrary();
    await expect(temporary.call('demo.install', {})).rejects.toThrow('demo.missing');
    expect((await temporary.call('library.describe', {})).hasDemo).toBe(false);
  });

  describe.skipIf(!existsSync(join(DEMO, 'lecture.webm')))('with the demonstration lecture', () => {
    let demoFolder: string;
    beforeEach(async () => {
      demoFolder = await mkdtemp(join(tmpdir(), 'lutrin-demo-'));
      for (const name of ['notice.txt', 'transcript.json', 'lecture.webm']) {
        await copyFile(join(DEMO, name), join(demoFolder, name));
      }
    });
    afterEach(() => rm(demoFolder, { recursive: true, force: true }));

    it('brings a talk with a timed text, its speakers and its recording, once', async () => {
      await using temporary = await openTemporaryLibrary({ demoFolder });
      const { call } = temporary;
      expect((await call('library.describe', {})).hasDemo).toBe(true);
      const { talkId } = await call('demo.install', {});
      const talk = await call('talks.get', { talkId });
      expect(talk).toMatchObject({ media: { path: join(demoFolder, 'lecture.webm'), isPresent: true } });
      const { paragraphs } = await call('transcripts.get', { talkId });
      expect(paragraphs.some(({ words }) => words.length > 0)).toBe(true);
      const named = new Set(talk.speakers.map(({ id }) => id));
      const speaking = paragraphs.filter(({ kind }) => kind === 'paragraph').map(({ speakerId }) => speakerId);
      expect(speaking.every((id) => id !== null && named.has(id))).toBe(true);
      expect(await call('demo.install', {})).toEqual({ talkId });
      expect(await call('talks.get', { talkId })).toEqual(talk);
      expect((await call('library.describe', {})).talkCount).toBe(1);
    });

    it('says what is missing', async () => {
      await writeFile(join(demoFolder, 'transcript.json'), '{');
      await using temporary = await openTemporaryLibrary({ demoFolder });
      await expect(temporary.call('demo.install', {})).rejects.toThrow('demo.missing');
      await copyFile(join(DEMO, 'transcript.json'), join(demoFolder, 'transcript.json'));
      await rm(join(demoFolder, 'lecture.webm'));
      await expect(temporary.call('demo.install', {})).rejects.toThrow('lecture.webm');
      expect(await readFile(join(demoFolder, 'notice.txt'), 'utf8')).not.toBe('');
    });
  });
});
