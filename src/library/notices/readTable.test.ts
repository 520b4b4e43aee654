import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Table } from '../../domain/notices/tableMapping.ts';
import { readDelimitedText, readWorkbook, type TableReading } from './readTable.ts';
import { SHEET_STYLES, workbookOf } from './workbook.suite.ts';
import { zipOf } from './zipFile.suite.ts';

function tableIn(reading: TableReading): Table {
  if (!reading.ok) throw new Error(`${reading.reason}: ${reading.detail}`);
  return reading.table;
}

const cellsOf = (reading: TableReading): (readonly string[])[] => {
  const { header, rows } = tableIn(reading);
  return [header, ...rows.map(({ cells }) => cells)];
};

describe('readDelimitedText', () => {
  const rows = [
    ['Titre', 'Auteur', 'Résumé'],
    ['Le vent, la mer ; et nous', 'López, Ana', 'Une "vraie" question | ou deux'],
    ['Sur\ndeux lignes', 'Martin', ''],
  ];

  it('finds the delimiter, whatever stands within quotes', () => {
    for (const delimiter of [';', ',', '\t', '|']) {
      const text = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter)).join('\n');
      expect(cellsOf(readDelimitedText(text))).toEqual(rows);
      expect(cellsOf(readDelimitedText(`${text}\n\n`))).toEqual(rows);
    }
  });

  it('takes commas in prose for prose where semicolons cut', () => {
    const text = 'Titre;Durée;Mots\nLe vent, la mer, le ciel;1,5;a, b, c\nUn;2,5;d\n';
    expect(cellsOf(readDelimitedText(text))[1]).toEqual(['Le vent, la mer, le ciel', '1,5', 'a, b, c']);
  });

  it('obeys the line in which Excel names the delimiter, and counts it as a line', () => {
    const { rows: found } = tableIn(readDelimitedText('sep=,\nTitre,Durée\nUn,2\n'));
    expect(found).toEqual([{ cells: ['Un', '2'], line: 3 }]);
  });

  it('tells the line each row begins in', () => {
    const text = 'Titre;Lieu\n"a\nb";Brest\n\nUn;Lyon\n';
    expect(tableIn(readDelimitedText(text)).rows.map(({ line }) => line)).toEqual([2, 5]);
  });

  it('finds the header below the title of a report', () => {
    const text = 'Export du 12/03/2024;;\n;;\nTitre;Intervenant;Date\nUn;Ana López;2019\n';
    const { header, rows: found } = tableIn(readDelimitedText(text));
    expect(header).toEqual(['Titre', 'Intervenant', 'Date']);
    expect(found[0]).toMatchObject({ line: 4 });
  });

  it('reports rows of another length, and keeps their cells', () => {
    const { rows: found, problems } = tableIn(readDelimitedText('Titre;Lieu\nUn\nDeux;Lyon;encore\nTrois;Brest\n'));
    expect(found.map(({ cells }) => cells.length)).toEqual([1, 3, 2]);
    expect(problems.map(({ code, line }) => [code, line])).toEqual([
      ['raggedRow', 2],
      ['raggedRow', 3],
    ]);
  });

  it('reads on where a quote is never closed, and says so', () => {
    const { rows: found, problems } = tableIn(readDelimitedText('Titre;Lieu\n"Un;Brest\nDeux;Lyon\n'));
    expect(found.map(({ cells }) => cells)).toEqual([
      ['"Un', 'Brest'],
      ['Deux', 'Lyon'],
    ]);
    expect(problems.map(({ code }) => code)).toContain('unclosedQuote');
  });

  it('refuses texts without columns', () => {
    for (const text of ['', 'Bonjour', 'Bonjour.\nUne phrase.\nUne autre.', '\n\n']) {
      expect(readDelimitedText(text)).toMatchObject({ ok: false, reason: 'notANotice' });
    }
  });

  it('gives a table or a refusal for any text', () => {
    const pieces = fc.constantFrom(';', ',', '"', '\n', '\t', 'a', 'Titre', '|', '""', ' ', 'sep=;\n');
    const texts = fc.oneof(
      fc.array(pieces).map((parts) => parts.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(readDelimitedText(text)).toHaveProperty('ok');
      }),
    );
  });
});

describe('readWorkbook', () => {
  it('reads dates as dates, times as times, numbers as numbers', async () => {
    const { date, time, length } = SHEET_STYLES;
    const book = workbookOf({
      Feuille: [
        ['Titre', 'Date', 'Durée', 'Total', 'Niveau'],
        ['Le vent & la <mer>', [43_536, date], [0.043_090_277_777, time], [1.5, length], [12, 0]],
        ['Deux', [43_536.5, date], '', '', [1.5, 0]],
      ],
    });
    expect(cellsOf(await readWorkbook(book))).toEqual([
      ['Titre', 'Date', 'Durée', 'Total', 'Niveau'],
      ['Le vent & la <mer>', '2019-03-12', '01:02:03', '36:00:00', '12'],
      ['Deux', '2019-03-12T12:00:00', '', '', '1.5'],
    ]);
  });

  it('takes the first sheet that has a header', async () => {
    const book = workbookOf({
      Accueil: [['Bienvenue'], ['12 mars', 'x']],
      Vide: [],
      Vidéos: [
        ['Titre', 'Intervenant'],
        ['Un', 'Ana López'],
      ],
    });
    expect(tableIn(await readWorkbook(book)).header).toEqual(['Titre', 'Intervenant']);
  });

  it('passes over hidden sheets, and tells of others with talks', async () => {
    const header = ['Titre', 'Intervenant'];
    const [model, first, second] = ['Exemple', 'Un', 'Deux'].map((title) => [header, [title, 'Ana López']]);
    const book = workbookOf({ Modèle: model!, 'An 1': first!, 'An 2': second! }, ['Modèle']);
    const { rows: read, problems } = tableIn(await readWorkbook(book));
    expect(read.map(({ cells }) => cells[0])).toEqual(['Un']);
    expect(problems).toEqual([{ code: 'otherSheet', line: 0, detail: 'An 2' }]);
  });

  it('says of a workbook without a table that it tells of no talk', async () => {
    expect(await readWorkbook(workbookOf({ Vide: [] }))).toMatchObject({ ok: false, reason: 'noTalk' });
  });

  it('refuses a sheet that would span billions of cells, bombs, and archives that are no workbook', async () => {
    const far = { xml: '<c r="XFD1" t="inlineStr"><is><t>x</t></is></c>' };
    const deep = { xml: '</row><row r="1048576"><c r="A1048576" t="inlineStr"><is><t>x</t></is></c>' };
    const book = workbookOf({
      Loin: [
        ['Titre', far],
        ['Un', deep],
      ],
    });
    expect(await readWorkbook(book)).toMatchObject({ ok: false, reason: 'archiveTooLarge' });
    const bomb = zipOf([
      { name: 'xl/workbook.xml', content: '<workbook/>' },
      { name: 'xl/worksheets/sheet1.xml', content: new Uint8Array(64 * 1024 * 1024) },
    ]);
    expect(await readWorkbook(bomb)).toMatchObject({ ok: false, reason: 'archiveTooLarge' });
    expect(await readWorkbook(zipOf([{ name: 'a', content: 'b' }]))).toMatchObject({ ok: false, reason: 'notANotice' });
    expect(await readWorkbook(Buffer.from('Titre;Lieu'))).toMatchObject({ ok: false, reason: 'malformed' });
  });

  it('ends with any byte of a workbook wrong', async () => {
    const book = workbookOf({
      Feuille: [
        ['Titre', 'Durée'],
        ['Un', [0.5, SHEET_STYLES.time]],
      ],
    });
    await fc.assert(
      fc.asyncProperty(fc.nat(book.length - 1), fc.nat(255), async (at, byte) => {
        const broken = Buffer.from(book);
        broken[at] = byte;
        expect(await readWorkbook(broken)).toHaveProperty('ok');
      }),
      { numRuns: 200 },
    );
  });
});
