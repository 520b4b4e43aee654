import { readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TIMED_TEXT_EXTENSIONS } from '../../contract/timedTextSchemas.ts';
import { cueFormats } from '../../domain/formats/cueFormats.ts';
import { openTemporaryLibrary } from '../temporaryLibrary.ts';
import { readTimedFile } from './readTimedFile.ts';

const SAMPLES = resolve(import.meta.dirname, '../../domain/formats/samples');

/** A subtitle of EBU STL: `Très bien.` in the Latin alphabet of ISO 6937, from 1 s to 3 s at 25 frames. */
function ebuStl(): Buffer {
  const header = Buffer.alloc(1_024, ' ');
  header.write('850STL25.01', 0);
  header.write('100', 11);
  const block = Buffer.alloc(128, 0x8f);
  block.set([0, 0, 0, 0xff, 0, 0, 0, 1, 0, 0, 0, 3, 0, 20, 2, 0]);
  block.set([0x54, 0x72, 0xc1, 0x65, 0x73, 0x20, 0x62, 0x69, 0x65, 0x6e, 0x2e], 16);
  return Buffer.concat([header, block]);
}

describe('TIMED_TEXT_EXTENSIONS', () => {
  it('are those of the formats that are read', () => {
    const read = Object.values(cueFormats).filter(({ parse }) => parse !== undefined);
    expect(new Set(TIMED_TEXT_EXTENSIONS)).toEqual(new Set(read.flatMap(({ extensions }) => extensions)));
  });
});

describe('readTimedFile', () => {
  it('reads the samples of all formats', async () => {
    const names = (await readdir(SAMPLES)).filter((name) => !/Cases\.json$|\.(?:md|txt)$/.test(name));
    const formats = await Promise.all(
      names.map(async (name) => {
        const { text, encoding } = await readTimedFile(join(SAMPLES, name));
        expect([name, encoding]).toEqual([name, 'utf-8']);
        const isTimed = text.paragraphs.some(({ words }) => words.length > 0);
        expect([name, isTimed]).toEqual([name, true]);
        return text.format;
      }),
    );
    expect(new Set(formats).size).toBeGreaterThanOrEqual(24);
  });

  it('reads EBU STL, which is no text, and a talk takes it', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, importPaths, workFolder } = temporary;
    const path = join(workFolder, 'lecture.stl');
    await writeFile(path, ebuStl());
    const notice = resolve(import.meta.dirname, '../../../e2e/samples/notice-cout-humain-ia.txt');
    const talkId = (await importPaths(notice)).files[0]!.talkId!;
    expect(await call('timedTexts.read', { talkId, path })).toMatchObject({
      format: 'stl',
      encoding: '',
      wordCount: 2,
      beginning: 'Très bien.',
    });
    const { paragraphs } = await call('timedTexts.take', { talkId, path });
    expect(paragraphs[0]).toMatchObject({ text: 'Très bien.', startMs: 1_000, endMs: 3_040 });
    expect(temporary.errors).toEqual([]);
  });

  it('reads a text anew in the encoding asked for', async () => {
    await using temporary = await openTemporaryLibrary();
    const path = join(temporary.workFolder, 'old.srt');
    // `Été` of a Macintosh: nothing in so short a text tells its encoding.
    await writeFile(path, Buffer.from('1\n00:00:01,000 --> 00:00:02,000\n\x83t\x8e\n', 'latin1'));
    expect((await readTimedFile(path)).text.paragraphs[0]!.text).not.toBe('Été');
    const { text, encoding } = await readTimedFile(path, 'macintosh');
    expect([text.paragraphs[0]!.text, encoding]).toEqual(['Été', 'macintosh']);
    await expect(readTimedFile(path, 'utf-16le')).rejects.toMatchObject({ code: 'timedText.unread' });
  });
});
