import { describe, expect, it } from 'vitest';
import { headerKey } from '../../domain/notices/tableMapping.ts';
import { readDocumentSource, readTableSource } from './packedSources.ts';
import { docxOf, odtOf } from './documents.suite.ts';
import { workbookOf } from './workbook.suite.ts';
import { zipOf } from './zipFile.suite.ts';

const textFile = (text: string, name = 'a.txt') => ({ bytes: Buffer.from(text), text, name });
const archive = (bytes: Buffer, name = 'a.zip') => ({ bytes, text: null, name });

describe('readTableSource', () => {
  it('reads workbooks, and texts by their name or their header', async () => {
    const rows = [
      ['Titre', 'Intervenant', 'Date'],
      ['Un', 'Ana López', '2019'],
    ];
    const csv = rows.map((row) => row.join(';')).join('\n');
    for (const file of [archive(workbookOf({ A: rows })), textFile(csv, 'a.csv'), textFile(csv)]) {
      expect(await readTableSource(file, {})).toMatchObject({ ok: true, notices: [{ notice: { title: 'Un' } }] });
    }
  });

  it('goes by the mapping that was decided for the header', async () => {
    const file = textFile('A;B\nUn;deux\n', 'a.csv');
    expect(await readTableSource(file, {})).toMatchObject({ ok: false, reason: 'notANotice' });
    const mappings = { [headerKey(['A', 'B'])]: [null, 'title' as const] };
    expect(await readTableSource(file, mappings)).toMatchObject({ ok: true, notices: [{ notice: { title: 'deux' } }] });
  });

  it('leaves pages, documents and other archives to others', async () => {
    const page = 'Titre, auteur, date\n\nBonjour, ceci est une page ; rien de plus.\n';
    for (const file of [
      textFile(page),
      textFile('Notice\nRetranscription\n'),
      archive(docxOf(['x'])),
      archive(zipOf([])),
    ]) {
      expect(await readTableSource(file, {})).toBeNull();
    }
  });
});

describe('readDocumentSource', () => {
  it('reads documents, and leaves all else to others', async () => {
    for (const bytes of [docxOf([['Title', 'Un'], 'Bonjour.']), odtOf([['Title', 'Un'], 'Bonjour.'])]) {
      expect(await readDocumentSource(archive(bytes))).toMatchObject({ ok: true, format: 'document' });
    }
    expect(await readDocumentSource(archive(workbookOf({ A: [['x']] })))).toBeNull();
    expect(await readDocumentSource(textFile('Bonjour'))).toBeNull();
  });
});
