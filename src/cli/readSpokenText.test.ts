import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { docxOf, odtOf } from '../library/notices/documents.suite.ts';
import { zipOf } from '../library/notices/zipFile.suite.ts';
import { readSpokenText } from './readSpokenText.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lutrin-spoken-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(text: string): Promise<string[]> {
  const path = join(folder, 'text.txt');
  await writeFile(path, text);
  return (await readSpokenText(path)).transcript.map((paragraph) => paragraph.text);
}

describe('readSpokenText', () => {
  it('takes the words of subtitles alone', async () => {
    expect(await read('1\n00:00:01,000 --> 00:00:02,000\nBonjour\nà tous.\n')).toEqual(['Bonjour à tous.']);
  });

  it('joins what subtitles break', async () => {
    const cues = [
      '1\n00:00:00,000 --> 00:00:02,000\nLe vent se',
      '2\n00:00:02,000 --> 00:00:04,000\nlève à la confé-\nrence.',
    ];
    expect(await read(`${cues.join('\n\n')}\n`)).toEqual(['Le vent se lève à la conférence.']);
  });

  it.each([
    [['[00:12]', 'Bonjour à tous.', '[00:40]', 'La suite.']],
    [['Un paragraphe.', '[00:12] Bonjour.', 'Une autre phrase.', '[00:05] Avant.']],
    [['Bonjour.', '00:00:01,000 --> 00:00:02,000', 'suite']],
  ])('keeps each line of prose that has times in it, in order: %s', async (lines) => {
    expect(await read(lines.join('\n'))).toEqual(lines);
  });

  it('takes the transcript alone of the page of a portal', async () => {
    const path = resolve(import.meta.dirname, '../../e2e/samples/notice-cout-humain-ia.txt');
    const texts = (await readSpokenText(path)).transcript.map((paragraph) => paragraph.text);
    expect(texts[0]).toMatch(/^Pour faire apparaître les impacts sociaux/);
    expect(texts.join(' ')).not.toMatch(/Retranscription|Descriptif|Sur le même thème/);
  });

  it('takes what stands under labels alone, but all lines where one of them stands in the speech', async () => {
    const head = ['Titre : Les abeilles', 'Intervenante : Claire Martin', ''];
    const speech = `Bonjour à tous, nous parlons ce soir des abeilles${', de leurs fleurs et de leurs ruches'.repeat(2)}.`;
    expect(await read([...head, speech, '', 'Merci.'].join('\n'))).toEqual([speech, 'Merci.']);
    const sources = 'Sources : les archives de la ville, que je remercie.';
    expect(await read([...head, speech, '', sources, '', 'Merci.'].join('\n'))).toEqual([
      head[0],
      'Claire Martin',
      speech,
      sources,
      'Merci.',
    ]);
  });

  it('takes the lines of a Word or OpenDocument file, and its headings as such', async () => {
    const body = [['Heading 1', 'Le temps'], 'Bonjour à tous.|La suite.', { cells: ['Un', 'tableau'] }] as const;
    for (const [name, bytes] of [
      ['text.docx', docxOf(body)],
      ['text.odt', odtOf(body)],
    ] as const) {
      const path = join(folder, name);
      await writeFile(path, bytes);
      const taken = (await readSpokenText(path)).transcript;
      expect(taken.filter(({ kind }) => kind === 'heading').map(({ text }) => text)).toEqual(['Le temps']);
      expect(taken.filter(({ kind }) => kind === 'paragraph').map(({ text }) => text)).toEqual([
        'Bonjour à tous.',
        'La suite.',
        'Un tableau',
      ]);
    }
  });

  it('makes speakers of labels, in lines and in a Word file, but of no word that stands before a colon once', async () => {
    const lines = [
      'ALAIN PROCHIANTZ : Il mourut en 1878.',
      'Question : de quoi ?',
      'Intervenante',
      'Locuteur 2 :',
      'De rien.',
      'ALAIN PROCHIANTZ : Soit.',
    ];
    const path = join(folder, 'talk.docx');
    await writeFile(path, docxOf(lines));
    const plain = join(folder, 'talk.txt');
    await writeFile(plain, lines.join('\n\n'));
    for (const { transcript, speakers } of [await readSpokenText(path), await readSpokenText(plain)]) {
      expect(transcript.map(({ speakerId, text }) => [speakerId, text])).toEqual([
        ['ALAIN PROCHIANTZ', 'Il mourut en 1878.'],
        [null, 'Question : de quoi ?'],
        [null, 'Intervenante'],
        ['Locuteur 2', 'De rien.'],
        ['ALAIN PROCHIANTZ', 'Soit.'],
      ]);
      expect(speakers.map(({ name }) => name)).toEqual(['ALAIN PROCHIANTZ', 'Locuteur 2']);
    }
  });

  it('says what a file is that is no text', async () => {
    const path = join(folder, 'other.txt');
    const refusals: [Buffer, string][] = [
      [Buffer.alloc(0), 'it is empty'],
      [Buffer.from(' \n'), 'it is empty'],
      [Buffer.alloc(100), 'it holds no text'],
      [zipOf([{ name: 'a.txt', content: 'Bonjour' }]), 'neither text nor a Word'],
      [docxOf(['Bonjour']).subarray(0, 300), 'it is damaged'],
    ];
    for (const [bytes, reason] of refusals) {
      await writeFile(path, bytes);
      await expect(readSpokenText(path)).rejects.toThrow(reason);
    }
    await expect(readSpokenText(folder)).rejects.toThrow('it is no file');
  });
});
