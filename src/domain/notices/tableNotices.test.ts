import { processorMs } from '../../../build/processorMs.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOfReading } from './faultsOfReading.suite.ts';
import type { Notice } from './notice.ts';
import type { SourceReading } from './sourceReading.ts';
import { decidedMapping, headerKey, isUnderstood, proposeMapping, type Table } from './tableMapping.ts';
import { readTableNotices } from './tableNotices.ts';

function tableOf(header: readonly string[], ...rows: readonly (readonly string[])[]): Table {
  return { header, rows: rows.map((cells, index) => ({ cells, line: index + 2 })), problems: [] };
}

function fieldsOf(header: readonly string[], ...rows: readonly (readonly string[])[]): (string | null)[] {
  return proposeMapping(header, tableOf(header, ...rows).rows).map(({ field }) => field);
}

function readAll(
  header: readonly string[],
  ...rows: readonly (readonly string[])[]
): Extract<SourceReading, { ok: true }> {
  const table = tableOf(header, ...rows);
  const reading = readTableNotices(table, proposeMapping(header, table.rows));
  if (!reading.ok) throw new Error(reading.reason);
  return reading;
}

function readOne(header: readonly string[], row: readonly string[]): Notice {
  return readAll(header, row).notices[0]!.notice;
}

function datesOf(...cells: string[]): (string | null)[] {
  return readAll(['Titre', 'Date'], ...cells.map((cell) => ['Un', cell])).notices.map(
    ({ notice }) => notice.recordedOn,
  );
}

function durationOf(name: string, cell: string): number | null {
  return readOne(['Titre', name], ['Un', cell]).durationMs;
}

function isComplete(text: string): boolean | undefined {
  return readOne(['Titre', 'Transcription'], ['Un', text]).transcript?.complete;
}

describe('proposeMapping', () => {
  it('knows French and English names, whatever their case, accents, separators and small words', () => {
    expect(
      fieldsOf(['TITRE', 'Sous-titre', 'Intervenant(s)', 'date_realisation', 'Mise en ligne', 'Durée (min)']),
    ).toEqual(['title', 'subtitle', 'speakers', 'recordedOn', 'publishedOn', 'durationMs']);
    expect(fieldsOf(['Talk title', 'speaker', 'recordedOn', 'Publication date', 'duration_ms', 'Language'])).toEqual([
      'title',
      'speakers',
      'recordedOn',
      'publishedOn',
      'durationMs',
      'language',
    ]);
    expect(
      fieldsOf(['dc:title', 'dc.creator', 'dcterms.created', 'dc.language', 'dc:subject', 'dc:identifier']),
    ).toEqual(['title', 'speakers', 'recordedOn', 'language', 'keywords', 'identifiers']);
    expect(
      fieldsOf(['Titre de la conférence', "Nom de l'intervenant", 'Lieu de réalisation', 'Mots-clés', 'Niveaux']),
    ).toEqual(['title', 'speakers', 'place', 'keywords', 'levels']);
  });

  it('takes a bare name for what the other columns leave it', () => {
    expect(fieldsOf(['Titre', 'Nom', 'Prénom'])).toEqual(['title', 'family', 'given']);
    expect(fieldsOf(['Nom', 'Intervenant'])).toEqual(['title', 'speakers']);
    expect(fieldsOf(['Titre', 'Nom'])).toEqual(['title', 'speakers']);
  });

  it('tells links to a page, a recording and a document by the values', () => {
    const row = ['Un', 'https://a.example/1', 'https://a.example/1.mp4', 'https://a.example/1.pdf'];
    expect(fieldsOf(['Titre', 'Lien', 'URL', 'Link'], row)).toEqual(['title', 'identifiers', 'mediaUrl', 'documents']);
  });

  it('leaves the number of a row alone, and asks about names it does not know', () => {
    const header = ['N°', 'Titre', 'Remarques internes'];
    const mapping = proposeMapping(header, tableOf(header, ['1', 'Un', 'à voir']).rows);
    expect(mapping.map(({ field, sureness }) => [field, sureness])).toEqual([
      [null, 'stated'],
      ['title', 'stated'],
      [null, 'guessed'],
    ]);
    expect(isUnderstood(mapping)).toBe(false);
  });

  it('asks nothing about columns without values', () => {
    const header = ['Titre', 'Remarques'];
    expect(isUnderstood(proposeMapping(header, tableOf(header, ['Un', ''], ['Deux']).rows))).toBe(true);
  });

  it('guesses by the values where no name is known', () => {
    const header = ['A', 'B', 'C', 'D'];
    const rows = [
      ['Le vent solaire et nous', '12/03/2019', '1:02:03', '10.60527/abcd'],
      ['La mer et le climat', '13/03/2019', '00:42:10', '10.60527/abce'],
    ];
    const mapping = proposeMapping(header, tableOf(header, ...rows).rows);
    expect(mapping.map(({ field }) => field)).toEqual(['title', 'recordedOn', 'durationMs', 'identifiers']);
    expect(mapping.every(({ sureness }) => sureness === 'guessed')).toBe(true);
  });

  it('reads the more precise of two columns for one field', () => {
    const header = ['Date', 'Date de tournage', 'Titre'];
    const mapping = proposeMapping(header, tableOf(header, ['2019', '2018', 'Un']).rows);
    expect(mapping.map(({ field }) => field)).toEqual([null, 'recordedOn', 'title']);
    expect(isUnderstood(mapping)).toBe(false);
  });

  it('gives one entry for each column, whatever they hold', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.array(fc.array(fc.string()), { maxLength: 5 }), (header, rows) => {
        expect(proposeMapping(header, tableOf(header, ...rows).rows)).toHaveLength(header.length);
      }),
    );
  });
});

describe('headerKey', () => {
  it('is the same for headers a reader takes for the same', () => {
    expect(headerKey(['Durée ', 'TITRE'])).toBe(headerKey(['duree', 'Titre']));
    expect(headerKey(['a', 'b'])).not.toBe(headerKey(['b', 'a']));
  });
});

describe('readTableNotices', () => {
  it('reads every field of a row', () => {
    const header = [
      'Titre',
      'Sous-titre',
      'Type',
      'Intervenants',
      'Résumé',
      'Date de réalisation',
      'Date de publication',
      'Durée',
      'Langue',
      'Lieu',
      'Disciplines',
      'Mots-clés',
      'Collection',
      'Éditeur',
      'Droits',
      'Licence',
      'DOI',
      'URL',
      'Documents',
      'Niveau',
      'Vidéo',
      'Transcription',
    ];
    const row = [
      'Le vent',
      'Une histoire',
      'Conférence',
      'Ana López ; Le Goff, Thomas',
      'Un résumé.',
      '5 février 2015',
      '2016-01-02',
      '1h11min09',
      'Français',
      'Brest',
      'Physique ; Langues, littératures et civilisations étrangères',
      'vent, mer',
      'Climat',
      'UVED',
      'CC BY',
      'https://creativecommons.org/licenses/by/4.0/',
      '10.60527/abcd-1234',
      'https://www.canal-u.tv/123',
      'Diapos https://a.example/d.pdf',
      'Licence ; Master',
      'https://a.example/v.mp4',
      'Bonjour.\nAu revoir.',
    ];
    const { notice, findings, leftovers, problems } = readAll(header, row).notices[0]!;
    expect(notice).toMatchObject({
      title: 'Le vent',
      subtitle: 'Une histoire',
      kind: 'Conférence',
      speakers: [
        { given: 'Ana', family: 'López' },
        { given: 'Thomas', family: 'Le Goff' },
      ],
      abstract: 'Un résumé.',
      recordedOn: '2015-02-05',
      publishedOn: '2016-01-02',
      durationMs: 4_269_000,
      language: 'fr',
      place: 'Brest',
      disciplines: ['Physique', 'Langues, littératures et civilisations étrangères'],
      keywords: ['vent', 'mer'],
      collection: 'Climat',
      publisher: 'UVED',
      rights: 'CC BY',
      licenceUrl: 'https://creativecommons.org/licenses/by/4.0/',
      identifiers: [
        { scheme: 'doi', value: '10.60527/abcd-1234' },
        { scheme: 'url', value: 'https://www.canal-u.tv/123' },
        { scheme: 'nid', value: '123' },
      ],
      documents: [{ label: 'Diapos', url: 'https://a.example/d.pdf' }],
      levels: ['Licence', 'Master'],
      mediaUrl: 'https://a.example/v.mp4',
      transcript: { complete: true },
    });
    expect(notice.transcript?.paragraphs.map(({ text }) => text)).toEqual(['Bonjour.', 'Au revoir.']);
    expect([leftovers, problems]).toEqual([[], []]);
    expect(findings).toContainEqual({ field: 'title', rule: 'column', sureness: 'stated', line: 2 });
    expect(findings.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['speakers', 'durationMs', 'identifiers']),
    );
  });

  it('joins given and family names, and takes numbered columns together', () => {
    const two = readOne(
      ['Titre', 'Nom', 'Prénom', 'Affiliation', 'Fonction'],
      ['Un', 'Van Lichtervelde', 'Marieke', 'IRD', 'chercheuse'],
    );
    expect(two.speakers).toEqual([
      { given: 'Marieke', family: 'Van Lichtervelde', affiliation: 'IRD', role: 'chercheuse', certainty: 'stated' },
    ]);
    const numbered = readOne(
      ['Titre', 'Intervenant 1', 'Affiliation 1', 'Intervenant 2', 'Affiliation 2'],
      ['Un', 'Ana López', 'CNRS', 'Thomas Le Goff', 'Télécom Paris'],
    );
    expect(numbered.speakers.map(({ family, affiliation }) => [family, affiliation])).toEqual([
      ['López', 'CNRS'],
      ['Le Goff', 'Télécom Paris'],
    ]);
  });

  it('parts people at semicolons, bars, lines, commas between whole names, `et` and `&`', () => {
    for (const cell of [
      'Ana López ; Jo Martin',
      'Ana López | Jo Martin',
      'Ana López\nJo Martin',
      'Ana López, Jo Martin',
      'Ana López et Jo Martin',
      'López, Ana ; Martin, Jo',
      'Ana López & Jo Martin',
    ]) {
      expect(readOne(['Titre', 'Auteurs'], ['Un', cell]).speakers.map(({ family }) => family)).toEqual([
        'López',
        'Martin',
      ]);
    }
  });

  it('leaves over affiliations that go with nobody in particular', () => {
    const { notices } = readAll(['Titre', 'Intervenants', 'Affiliation'], ['Un', 'Ana López ; Jo Martin', 'CNRS']);
    expect(notices[0]!.notice.speakers.map(({ affiliation }) => affiliation)).toEqual([null, null]);
    expect(notices[0]!.leftovers).toEqual([{ line: 2, text: 'Affiliation : CNRS' }]);
  });

  it('reads dates as the whole column is written', () => {
    expect(datesOf('03/04/2019', '13/04/2019')).toEqual(['2019-04-03', '2019-04-13']);
    expect(datesOf('03/04/2019', '03/13/2019')).toEqual(['2019-03-04', '2019-03-13']);
    expect(datesOf('03/04/19', '20190403', '2019/04/03', '2019-04-03 10:00', '03.04.2019 10:00')).toEqual(
      Array.from({ length: 5 }, () => '2019-04-03'),
    );
  });

  it('reads bare numbers by the unit of the name, else by what a lecture can last', () => {
    expect(durationOf('Durée (min)', '90')).toBe(5_400_000);
    expect(durationOf('duration_s', '90')).toBe(90_000);
    expect(durationOf('durationMs', '90000')).toBe(90_000);
    expect(durationOf('Durée en secondes', '4269')).toBe(4_269_000);
    expect(durationOf('Durée (hh:mm)', '1:30')).toBe(5_400_000);
    expect(durationOf('Durée (hh:mm:ss)', '00:03:56')).toBe(236_000);
    expect(durationOf('Durée', '90')).toBe(5_400_000);
    expect(durationOf('Durée', '4269')).toBe(4_269_000);
    expect(durationOf('Durée', '4269000')).toBe(4_269_000);
    expect(durationOf('Durée', '0')).toBe(null);
  });

  it.each([
    ['Durée', '90', 'assumedMinutes', 'guessed'],
    ['Durée', '4269', 'assumedSeconds', 'inferred'],
    ['Durée', '4269000', 'assumedMilliseconds', 'inferred'],
    ['Durée', '90 min', 'column', 'stated'],
    ['Durée (min)', '90', 'column', 'stated'],
  ])('of %s %s says how it was understood', (name, cell, rule, sureness) => {
    const [read] = readAll(['Titre', name], ['Un', cell]).notices;
    expect(read!.findings).toContainEqual({ field: 'durationMs', rule, sureness, line: 2 });
  });

  it('keeps what it cannot read: values, unknown columns, cells beyond the header', () => {
    const { notice, problems, leftovers } = readAll(
      ['Titre', 'Date', 'Langue', 'Zorglub'],
      ['Un', 'bientôt', 'volapük', 'bulgroz', 'encore'],
    ).notices[0]!;
    expect(notice).toMatchObject({ recordedOn: null, language: null });
    expect(problems.map(({ code, line }) => [code, line])).toEqual([
      ['unreadDate', 2],
      ['unreadLanguage', 2],
    ]);
    expect(leftovers.map(({ text }) => text).toSorted()).toEqual(
      ['Date : bientôt', 'Langue : volapük', 'Zorglub : bulgroz', 'encore'].toSorted(),
    );
  });

  it('leaves out what was decided to be left out, without a word', () => {
    const table = tableOf(['A', 'B'], ['Un', 'deux']);
    const reading = readTableNotices(table, decidedMapping(['title', null]));
    expect(reading.ok && reading.notices[0]).toMatchObject({ notice: { title: 'Un' }, leftovers: [] });
  });

  it('reports rows without a title, and passes over empty ones', () => {
    const reading = readAll(['Titre', 'Lieu'], ['Un', 'Brest'], ['', ''], ['', 'Lyon']);
    expect(reading.notices).toHaveLength(1);
    expect(reading.problems).toEqual([{ code: 'titleMissing', line: 4, detail: ' | Lyon' }]);
  });

  it('refuses tables that name no title, and those without one', () => {
    const header = ['mot', 'nombre'];
    const words = tableOf(header, ['le vent se lève', '12']);
    expect(readTableNotices(words, proposeMapping(header, words.rows))).toMatchObject({
      ok: false,
      reason: 'notANotice',
    });
    const empty = tableOf(['Titre'], ['']);
    expect(readTableNotices(empty, decidedMapping(['title']))).toMatchObject({ ok: false, reason: 'titleMissing' });
  });

  it('never takes the number of a row for an identifier', () => {
    expect(readOne(['id', 'Titre'], ['12', 'Un']).identifiers).toEqual([]);
    expect(readOne(['nid', 'Titre'], ['1234', 'Un']).identifiers).toEqual([{ scheme: 'nid', value: '1234' }]);
  });

  it('knows a transcript that a spreadsheet or a portal cut', () => {
    expect(isComplete('a'.repeat(32_767))).toBe(false);
    expect(isComplete('Bonjour…')).toBe(false);
    expect(isComplete('Bonjour.')).toBe(true);
  });

  it('gives a reading or a refusal for any table, in any order of columns', () => {
    const names = fc.constantFrom(
      'Titre',
      'Auteur',
      'Date',
      'Durée',
      'DOI',
      'Langue',
      'Texte',
      'Affiliation',
      'x',
      'Prénom',
      'Nom',
    );
    const arbitrary = fc.record({
      header: fc.array(fc.oneof(names, fc.string()), { maxLength: 8 }),
      rows: fc.array(fc.array(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), { maxLength: 9 }), {
        maxLength: 4,
      }),
    });
    fc.assert(
      fc.property(arbitrary, ({ header, rows }) => {
        const table = tableOf(header, ...rows);
        const reading = readTableNotices(table, proposeMapping(header, table.rows));
        expect(faultsOfReading(reading)).toEqual([]);
        if (reading.ok) expect(reading.notices.length).toBeLessThanOrEqual(rows.length);
      }),
    );
    const row = { Titre: 'Le vent', Auteur: 'López, Ana', Date: '2019', Durée: '7 min', Langue: 'fr' };
    fc.assert(
      fc.property(fc.shuffledSubarray(Object.keys(row) as (keyof typeof row)[], { minLength: 5 }), (header) => {
        const cells = header.map((name) => row[name]);
        expect(readOne(header, cells)).toEqual(readOne(Object.keys(row), Object.values(row)));
      }),
    );
  });

  it('reads cells of hostile length in time', () => {
    for (const cell of [
      ' '.repeat(200_000),
      '('.repeat(200_000),
      'a et '.repeat(50_000),
      ';'.repeat(200_000),
      '1'.repeat(200_000),
    ]) {
      const header = ['Titre', 'Auteurs', 'Date', 'Durée', 'DOI', 'Mots-clés', 'Documents', 'Langue'];
      const row = ['Un', ...header.slice(1).map(() => cell)];
      expect(processorMs(() => readAll(header, row))).toBeLessThan(2_000);
    }
  });
});
