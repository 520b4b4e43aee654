import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOfReading } from '../../domain/notices/faultsOfReading.suite.ts';
import type { ReadNotice, SourceReading } from '../../domain/notices/sourceReading.ts';
import { docxOf, odtOf, type Written } from './documents.suite.ts';
import { readDocument } from './readDocument.ts';
import { zipOf } from './zipFile.suite.ts';

const KINDS = [
  ['DOCX', docxOf],
  ['ODT', odtOf],
] as const;

function onlyNotice(reading: SourceReading): ReadNotice {
  if (!reading.ok) throw new Error(`${reading.reason}: ${reading.detail}`);
  expect(reading.notices).toHaveLength(1);
  return reading.notices[0]!;
}

const textsOf = ({ notice }: ReadNotice): string[] => notice.transcript?.paragraphs.map(({ text }) => text) ?? [];

describe.each(KINDS)('readDocument of %s', (_name, documentOf) => {
  it('reads labelled lines at the top and the transcript below its heading', async () => {
    const body: Written[] = [
      ['Title', 'Le vent & la <mer>'],
      ['Subtitle', 'Une histoire'],
      'Intervenants : Ana López ; Thomas Le Goff',
      'Date : 5 février 2015|Durée : 1h11min09',
      'Langue : français',
      'https://doi.org/10.60527/abcd-1234',
      'Relu par Jo, à valider',
      ['Heading 1', 'Résumé'],
      'Un résumé.',
      'En deux paragraphes.',
      ['Heading 1', 'Transcription'],
      'Bonjour à toutes et à tous.',
      ['Heading 2', 'Le climat'],
      'Intervenant : Merci.',
      '',
      'Date : nous y viendrons.',
    ];
    const read = onlyNotice(await readDocument(documentOf(body, { title: 'Document1', creator: 'secrétariat' })));
    expect(read.notice).toMatchObject({
      title: 'Le vent & la <mer>',
      subtitle: 'Une histoire',
      speakers: [{ family: 'López' }, { family: 'Le Goff' }],
      recordedOn: '2015-02-05',
      durationMs: 4_269_000,
      language: 'fr',
      abstract: 'Un résumé.\n\nEn deux paragraphes.',
      identifiers: [{ scheme: 'doi', value: '10.60527/abcd-1234' }],
      transcript: { complete: true },
    });
    expect(read.notice.transcript?.paragraphs.map(({ kind, text }) => [kind, text])).toEqual([
      ['paragraph', 'Bonjour à toutes et à tous.'],
      ['heading', 'Le climat'],
      ['paragraph', 'Merci.'],
      ['paragraph', 'Date : nous y viendrons.'],
    ]);
    expect(read.leftovers.map(({ text }) => text)).toEqual(['Relu par Jo, à valider', 'creator : secrétariat']);
    expect(read.findings).toContainEqual({ field: 'title', rule: 'documentTitle', sureness: 'stated', line: 1 });
    expect(read.findings).toContainEqual({ field: 'durationMs', rule: 'label', sureness: 'stated', line: 5 });
  });

  it('reads the rows of a table as labels', async () => {
    const body: Written[] = [
      { cells: ['Titre', 'La mer'] },
      { cells: ['Intervenant :', 'López, Ana'] },
      { cells: ['Mots-clés', 'mer, vent'] },
      'Bonjour à toutes et à tous, merci d’être là.',
      'Commençons.',
    ];
    const read = onlyNotice(await readDocument(documentOf(body)));
    expect(read.notice).toMatchObject({ title: 'La mer', speakers: [{ family: 'López' }], keywords: ['mer', 'vent'] });
    expect(textsOf(read)).toEqual(['Bonjour à toutes et à tous, merci d’être là.', 'Commençons.']);
  });

  it('takes the first heading for the title, and all the rest for the transcript', async () => {
    const body: Written[] = [['Heading 1', 'Le climat'], 'Bonjour.', ['Heading 2', 'La mer'], 'Ensuite…'];
    const read = onlyNotice(await readDocument(documentOf(body)));
    expect(read.notice.title).toBe('Le climat');
    expect(textsOf(read)).toEqual(['Bonjour.', 'La mer', 'Ensuite…']);
    expect(read.notice.transcript?.complete).toBe(false);
  });

  it('takes no heading that is a label, or one of the text, for the title', async () => {
    const body: Written[] = [
      ['Heading 1', 'Résumé'],
      'Un résumé.',
      ['Heading 1', 'Transcription'],
      ['Heading 2', 'La mer'],
      'Bonjour.',
    ];
    const read = onlyNotice(await readDocument(documentOf(body, { title: 'Le climat' })));
    expect(read.notice).toMatchObject({ title: 'Le climat', abstract: 'Un résumé.' });
    expect(textsOf(read)).toEqual(['La mer', 'Bonjour.']);
    const untitled: Written[] = [['Heading 1', 'Résumé'], 'Un résumé.', ['Heading 1', 'Le climat'], 'Bonjour.'];
    expect(onlyNotice(await readDocument(documentOf(untitled))).notice.title).toBe('Le climat');
  });

  it('takes the title from the properties, or from a short first line, as less sure', async () => {
    const byProperty = onlyNotice(await readDocument(documentOf(['Bonjour.', 'Encore.'], { title: 'Le climat' })));
    expect(byProperty.notice.title).toBe('Le climat');
    expect(byProperty.findings[0]).toMatchObject({ rule: 'documentProperty', sureness: 'inferred' });
    const byLine = onlyNotice(await readDocument(documentOf(['Le climat', 'Bonjour.'])));
    expect(byLine.findings[0]).toMatchObject({ rule: 'firstLine', sureness: 'guessed' });
    expect(textsOf(byLine)).toEqual(['Bonjour.']);
    expect(await readDocument(documentOf(['Bonjour.', 'Encore.']))).toMatchObject({
      ok: false,
      reason: 'titleMissing',
    });
  });

  it('reads turns of speakers and times, as those of pages', async () => {
    const body: Written[] = [
      ['Title', 'Débat'],
      'Intervenante : Ana López (CNRS)',
      ['Heading 1', 'Transcription'],
      '00:02 Ana López : Bonjour à tous.',
      '00:05 Public : Bonjour !',
      '01:10 López : Il pleut. [Rires]',
    ];
    const { notice } = onlyNotice(await readDocument(documentOf(body)));
    expect(notice.transcript?.paragraphs.map(({ speaker, startMs, text }) => [speaker, startMs, text])).toEqual([
      ['Ana López', 2_000, 'Bonjour à tous.'],
      ['Public', 5_000, 'Bonjour !'],
      ['Ana López', 70_000, 'Il pleut. [Rires]'],
    ]);
  });

  it('refuses empty documents', async () => {
    expect(await readDocument(documentOf([]))).toMatchObject({ ok: false, reason: 'titleMissing' });
    expect(await readDocument(documentOf([['Title', 'Seul']]))).toMatchObject({ ok: false, reason: 'nothingUsable' });
  });

  it('gives a reading or a refusal with any byte wrong, and for any text', async () => {
    const whole = documentOf([['Title', 'Un'], 'Bonjour.']);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
        const broken = Buffer.from(whole);
        broken[at] = byte;
        expect(faultsOfReading(await readDocument(broken))).toEqual([]);
      }),
      { numRuns: 60 },
    );
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom('Titre : Un', 'Transcription', 'Durée : x', 'Nom : Ana', 'Titre', 'Résumé :', 'a : b'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 8 }), async (lines) => {
        const plain = lines.map((text) => text.replaceAll(/[^\p{L}\p{P} ]/gu, ''));
        expect(faultsOfReading(await readDocument(documentOf(plain)))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('readDocument', () => {
  it('refuses bombs, trees too deep, document types and other archives', async () => {
    const bomb = zipOf([{ name: 'content.xml', content: new Uint8Array(64 * 1024 * 1024) }]);
    expect(await readDocument(bomb)).toMatchObject({ ok: false, reason: 'archiveTooLarge' });
    const deep = '<text:span>'.repeat(5_000);
    const nested = zipOf([{ name: 'content.xml', content: `<a>${deep}${'</text:span>'.repeat(5_000)}</a>` }]);
    expect(await readDocument(nested)).toMatchObject({ ok: false, reason: 'tooDeep' });
    const deepWord = zipOf([
      { name: 'word/document.xml', content: `<a>${'<b>'.repeat(5_000)}${'</b>'.repeat(5_000)}</a>` },
    ]);
    expect(await readDocument(deepWord)).toMatchObject({ ok: false, reason: 'tooDeep' });
    const entities = zipOf([{ name: 'word/document.xml', content: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }]);
    expect(await readDocument(entities)).toMatchObject({ ok: false, reason: 'doctype' });
    expect(await readDocument(zipOf([{ name: 'a.txt', content: 'b' }]))).toMatchObject({
      ok: false,
      reason: 'notANotice',
    });
    expect(await readDocument(Buffer.from('bonjour'))).toMatchObject({ ok: false, reason: 'malformed' });
  });
});
