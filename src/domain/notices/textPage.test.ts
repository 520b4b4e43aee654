import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOfReading } from './faultsOfReading.suite.ts';
import { PAGE_LABELS } from './pageLabels.ts';
import type { Notice } from './notice.ts';
import { readTextPage } from './textPage.ts';

const sample = readFileSync(resolve(import.meta.dirname, '../../../e2e/samples/notice-cout-humain-ia.txt'), 'utf8');

/** A reading as its first talk and its problems, or the reason of its refusal. */
function parseNotice(text: string) {
  const reading = readTextPage(text);
  if (!reading.ok) return { value: null, problems: [{ code: reading.reason }] };
  return { value: reading.notices[0]!.notice, problems: reading.notices[0]!.problems };
}

function parsed(text: string) {
  const { value } = parseNotice(text);
  if (value === null) throw new Error('no notice');
  return value;
}

/** The same notice with plain spaces for no-break ones. */
function withPlainSpaces(notice: Notice): Notice {
  return JSON.parse(JSON.stringify(notice).replaceAll(/[\u00A0\u202F]/g, ' ')) as Notice;
}

describe('readTextPage on the sample', () => {
  const notice = parsed(sample);

  it('reads it without a problem', () => {
    expect(parseNotice(sample).problems).toEqual([]);
  });

  it('finds the title behind "Lire l\'intégralité"', () => {
    expect(notice.title).toBe("Le coût humain de l'intelligence artificielle");
  });

  it('takes the whole transcript as one untimed paragraph, and knows that it was cut', () => {
    const [paragraph, ...more] = notice.transcript?.paragraphs ?? [];
    expect(more).toEqual([]);
    expect(paragraph).toMatchObject({ kind: 'paragraph', speaker: null, startMs: null, endMs: null, words: [] });
    expect(paragraph?.text).toHaveLength(3_500);
    expect(paragraph?.text).toMatch(/^Pour faire apparaître .* la même dynamique est à l'œuvre pour…$/u);
    expect(notice.transcript?.complete).toBe(false);
  });

  it('reads the abstract whole', () => {
    expect(notice.abstract).toMatch(/^Paola Tubaro, directrice de recherche au CNRS, .* rémunéré et peu protégé\.$/u);
  });

  it('proposes the speaker that the abstract presents', () => {
    expect(notice.speakers).toEqual([
      {
        given: 'Paola',
        family: 'Tubaro',
        role: 'directrice de recherche',
        affiliation: 'CNRS',
        certainty: 'proposed',
      },
    ]);
  });

  it('takes gauges for nothing', () => {
    expect(notice.documents).toEqual([]);
    expect(notice.levels).toEqual([]);
  });

  it('says nothing that the page does not say', () => {
    expect(notice).toMatchObject({
      kind: null,
      recordedOn: null,
      publishedOn: null,
      durationMs: null,
      language: null,
      publisher: null,
      identifiers: [],
      keywords: [],
      disciplines: [],
    });
  });

  it('tells the 12 related talks and their speakers apart', () => {
    const names = notice.related.map(({ speakers }) => speakers.map(({ given, family }) => `${family}, ${given}`));
    expect(names).toEqual([
      ['Lebrun, Fabien'],
      ['Le Goff, Thomas'],
      ['Bruneel, Odile'],
      ['Pillon, Yohan'],
      ['Scammacca, Ottone'],
      ['Van Lichtervelde, Marieke'],
      ['Casiot, Corinne'],
      ['Becerra, Sylvia'],
      ['Cerceau, Juliette'],
      ['Maurice, Laurence'],
      ['Levard, Clément'],
      ['Ybert, Sébastien'],
    ]);
  });

  it('gives the speakers whose names the text repeats as stated, with what it says of them', () => {
    const stated = notice.related.flatMap(({ speakers }) => speakers).filter(({ certainty }) => certainty === 'stated');
    expect(stated.map(({ family, role, affiliation }) => [family, role, affiliation])).toEqual([
      ['Lebrun', 'chercheur', 'Nantes Université'],
      ['Le Goff', 'maître de conférences', 'Télécom Paris'],
      ['Ybert', 'coordinateur France 2030 Grands fonds marins', null],
    ]);
  });

  it('leaves the abstracts of related talks without the glued name', () => {
    expect(notice.related.map(({ abstract }) => abstract?.slice(0, 16))).toEqual([
      'Fabien Lebrun, c',
      'Thomas Le Goff, ',
      'La conférence pr',
      'La présentation ',
      'Le concept de « ',
      'La transition én',
      'La conférence a ',
      'La présentation ',
      'Dans le cadre de',
      'L’exposome corre',
      'La conférence po',
      'Sébastien Ybert,',
    ]);
  });

  it('marks what the portal cut', () => {
    expect(notice.related.map((talk) => talk.titleTruncated)).toEqual(
      [0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 1].map(Boolean),
    );
    expect(notice.related.map((talk) => talk.abstractTruncated)).toEqual(
      [0, 0, 1, 1, 1, 1, 0, 1, 1, 1, 1, 0].map(Boolean),
    );
  });

  it('keeps the raw lines of each card', () => {
    for (const { raw } of notice.related) expect(sample).toContain(raw);
  });
});

describe('the same notice in another guise', () => {
  const guises: [string, (text: string) => string][] = [
    ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
    ['CR', (text) => text.replaceAll('\n', '\r')],
    ['decomposed accents', (text) => text.normalize('NFD')],
    ['no-break spaces', (text) => text.replaceAll(' ', '\u00A0')],
    ['narrow no-break spaces before marks', (text) => text.replaceAll(/ (?=[:?»])/g, '\u202F')],
    ['stray blanks', (text) => text.replaceAll('\n', ' \t \n')],
    ['indented lines', (text) => text.replaceAll(/^/gm, '  ')],
    ['blank lines between', (text) => text.replaceAll('\n', '\n\n')],
    ['a byte order mark', (text) => `\uFEFF${text}`],
    ['typographic apostrophes in labels', (text) => text.replace("Lire l'intégralité", 'Lire l’intégralité')],
    ['a title on its own line', (text) => text.replace("Lire l'intégralité", "Lire l'intégralité\n")],
    ['bullets beside the titles', (text) => text.replaceAll('\n-\n', '\n- ')],
    ['labels with a colon', (text) => text.replace('Descriptif\n', 'Descriptif :\n')],
  ];

  it.each(guises)('reads alike with %s', (_, disguise) => {
    expect(disguise(sample)).not.toBe(sample);
    expect(withPlainSpaces(parsed(disguise(sample)))).toEqual(parsed(sample));
  });

  it('keeps the no-break spaces of its prose', () => {
    const typographic = sample.replaceAll(/ (?=[:;?!»])/g, '\u00A0');
    const [first] = parsed(typographic).transcript!.paragraphs;
    expect(first!.text).toBe(sample.split('\n')[2]!.replaceAll(/ (?=[:;?!»])/g, '\u00A0'));
    expect(first!.text).toContain('\u00A0');
  });

  it('reads its sections in any order', () => {
    const [head = '', abstract = ''] = sample.split('Descriptif\n');
    const [descriptif = '', cards = ''] = abstract.split('Sur le même thème\n');
    const turned = `Sur le même thème\n${cards.trim()}\nDescriptif\n${descriptif}${head}`;
    expect(parsed(turned)).toEqual(parsed(sample));
  });
});

const noticeFirst = `Conférence
Notice
Lieu de réalisation
Amphithéâtre Hermite, Paris
Langue :
Français
Crédits
Université de Grenade (Production), Ana López-Cordón (Intervention)
Conditions d'utilisation
Droit commun de la propriété intellectuelle, https://creativecommons.org/licenses/by/4.0/
DOI : 10.60527/ab12-cd34
Citer cette ressource :
Ana López-Cordón, Jean Le Grand-Sébille. Université ouverte. (2015, 1 juin). Les marées : un bilan
provisoire , in La mer. [Vidéo]. Canal-U. https://doi.org/10.60527/ab12-cd34. (Consultée le 3 mars 2024)
Retranscription
Les marées montent.
Puis elles descendent.
Les marées : un bilan provisoire
Réalisation : 1 juin 2015 - Mise en ligne : 5 Février 2016
- document 1 document 2 document 3
- niveau 1 niveau 2 niveau 3
Descriptif
Ana López-Cordón, professeure à l'Université de Grenade, décrit les marées.
`;

const titleFirst = `Vidéo pédagogique
Le sable et le vent
Durée : 00:03:56 -Réalisation : 1er avril 2022 -Mise en ligne : 12 mai 2022
audio 1 audio 2 audio 3
Descriptif
Comment se forme une dune.
Intervenant
GRANGER Élise
Thème
Langues, littératures et civilisations étrangères
Mots-clés
dune, vent ; sable
Notice
Langue : anglais
Chapitres
- Le vent03'14"
- La dune12'05"
Sur le même thème
`;

describe('readTextPage on other layouts', () => {
  it('reads a page with its notice first', () => {
    expect(parseNotice(noticeFirst)).toMatchObject({
      problems: [],
      value: {
        title: 'Les marées : un bilan provisoire',
        kind: 'Conférence',
        place: 'Amphithéâtre Hermite, Paris',
        language: 'fr',
        recordedOn: '2015-06-01',
        publishedOn: '2016-02-05',
        collection: 'La mer',
        publisher: 'Université ouverte',
        licenceUrl: 'https://creativecommons.org/licenses/by/4.0/',
        identifiers: [{ scheme: 'doi', value: '10.60527/ab12-cd34' }],
        transcript: { complete: true },
      },
    });
    expect(parsed(noticeFirst).transcript?.paragraphs.map(({ text }) => text)).toEqual([
      'Les marées montent.',
      'Puis elles descendent.',
    ]);
    expect(parsed(noticeFirst).speakers).toMatchObject([
      { given: 'Ana', family: 'López-Cordón', affiliation: 'Université de Grenade', certainty: 'stated' },
      { given: 'Jean', family: 'Le Grand-Sébille', affiliation: null, certainty: 'stated' },
    ]);
  });

  it('reads a page with its title first', () => {
    expect(parseNotice(titleFirst)).toMatchObject({
      problems: [],
      value: {
        title: 'Le sable et le vent',
        kind: 'Vidéo pédagogique',
        durationMs: 236_000,
        recordedOn: '2022-04-01',
        publishedOn: '2022-05-12',
        language: 'en',
        speakers: [{ given: 'Élise', family: 'GRANGER', certainty: 'stated' }],
        disciplines: ['Langues, littératures et civilisations étrangères'],
        keywords: ['dune', 'vent', 'sable'],
        chapters: [
          { startMs: 194_000, title: 'Le vent' },
          { startMs: 725_000, title: 'La dune' },
        ],
        transcript: null,
        related: [],
      },
    });
  });

  it('reports a date and a length it cannot read, by line', () => {
    const text = titleFirst.replace('00:03:56', 'longue').replace('1er avril', '32 avril');
    expect(parseNotice(text)).toMatchObject({
      value: { durationMs: null, recordedOn: null, publishedOn: '2022-05-12' },
      problems: [
        { code: 'unreadDate', line: 3, detail: '32 avril 2022' },
        { code: 'unreadDuration', line: 3, detail: 'longue' },
      ],
    });
  });
});

describe('readTextPage on what is no notice', () => {
  it.each([
    ['nothing', ''],
    ['blanks', ' \n\t\r\n'],
    ['prose', 'La séance est ouverte.\n\nLe rapporteur prend la parole. Descriptif : voir plus bas.\n'],
    ['source code', 'const descriptif = "Retranscription";\nexport { descriptif };\n'],
    ['a table', 'title;speaker;duration\nDescriptif;Ana;12\n'],
    ['a log', '2024-01-01 12:00:00 INFO Mise en ligne : ok\n2024-01-01 12:00:01 INFO Langue : fr\n'],
    ['subtitles', '1\n00:00:01,000 --> 00:00:02,000\nBonjour\n\n2\n00:00:03,000 --> 00:00:04,000\nDescriptif\n'],
    ['a shopping list', '- pain\n- lait\n- document 1\n- œufs\n'],
    ['a fact sheet', 'Stage\nLieu de réalisation : Lyon\nDurée : 6 mois\nLangue : anglais\nDiscipline : droit\n'],
  ])('refuses %s', (_, text) => {
    const { value, problems } = parseNotice(text);
    expect(value).toBeNull();
    expect(problems[0]?.code).toBe('notANotice');
  });

  it('refuses labels with nothing under them', () => {
    const labels = sample.split('\n').filter((line) => /^(?:Notice|Retranscription|Descriptif|Sur le|-)/.test(line));
    expect(parseNotice(labels.join('\n'))).toMatchObject({ value: null, problems: [{ code: 'titleMissing' }] });
  });

  it('refuses a title with nothing else', () => {
    const text = "Retranscription\nLire l'intégralitéUn titre\nDescriptif\n";
    expect(parseNotice(text)).toMatchObject({ value: null, problems: [{ code: 'nothingUsable' }] });
  });
});

function page(inside: string): string {
  return `Lire l'intégralitéTitre\nDescriptif\n${inside}\nRetranscription\nx`;
}

describe('readTextPage on any text', () => {
  const anyLine = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(...PAGE_LABELS.map(({ label }) => label)),
    fc.constantFrom(...PAGE_LABELS.map(({ label }) => `${label} : 1 juin 2015`)),
    fc.constantFrom(
      "Lire l'intégralité",
      'Lire l’intégralitéTitre',
      '-',
      '- niveau 1 niveau 2 niveau 3',
      'LeGoffAnneLa',
    ),
    fc.constantFrom(...sample.split('\n')),
  );
  const anyPage = fc.array(anyLine, { maxLength: 40 }).map((lines) => lines.join('\n'));

  it('gives sound notices or a reason, on any text', () => {
    fc.assert(
      fc.property(fc.oneof(anyPage, fc.string({ unit: 'binary', maxLength: 300 })), (text) => {
        expect(faultsOfReading(readTextPage(text))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  // A parser that is quadratic in one of these runs into the time limit of the test.
  it.each([
    ['one line', page('x'.repeat(16_000_000))],
    ['a line of names', page(`${'Jean Dupont, '.repeat(500_000)}\nSur le même thème\n${'aB'.repeat(1_000_000)}`)],
    ['a million bullets', page(`Sur le même thème\n${'-\n'.repeat(1_000_000)}`)],
    ['brackets', page(`Disciplines\n${'(;'.repeat(2_000_000)}\nAuteur(s)\n${'(a, '.repeat(1_000_000)}`)],
    ['a long citation', page(`Citer cette ressource : ${'(2015, '.repeat(1_000_000)}, in x`)],
    ['blanks', page(`a${' '.repeat(2_000_000)}b`)],
  ])('reads %s without delay', (_, text) => {
    expect(parsed(text).title).toBe('Titre');
  });

  it.each([
    ['sections', '## Intervenants\n\nAna López\n\n## Descriptif\n\nUn résumé.\n\n## Transcription\n\nBonjour à tous.'],
    ['English ones', '## Speakers\n\n- Ana López\n\n## Abstract\n\nUn résumé.\n\n## Transcript\n\nBonjour à tous.'],
    ['labels', '**Intervenante :** Ana López\n\n## Résumé\n\nUn résumé.\n\n## Transcription\n\nBonjour à tous.'],
  ])('reads a page in Markdown without dates, of %s', (_, body) => {
    const reading = readTextPage(`# Le vent et la mer\n\n${body}\n`);
    expect(reading.ok && reading.notices.map(({ notice }) => notice)).toMatchObject([
      {
        title: 'Le vent et la mer',
        speakers: [{ given: 'Ana', family: 'López' }],
        abstract: 'Un résumé.',
        transcript: { paragraphs: [{ text: 'Bonjour à tous.' }] },
      },
    ]);
  });

  it.each([
    '# A program\n\n## Description\n\nIt does much.\n\n## Authors\n\nAna López\n\n## License\n\nMIT\n',
    '# L’ADN\n\n## Réplication\n\nUn texte.\n\n## Transcription\n\nUn autre.\n',
  ])('leaves other documents in Markdown alone', (text) => {
    expect(readTextPage(text)).toMatchObject({ ok: false, reason: 'notANotice' });
  });
});

describe('a transcript under the documents', () => {
  it('is told by its turns behind dashes, however short', () => {
    const notice = parsed(
      [
        'Le droit romain (3/10)',
        '- document 1 document 2 document 3',
        'Descriptif',
        'Troisième leçon.',
        'Documents pédagogiques',
        '— Bonjour, nous reprenons notre leçon.',
        '— Merci. Qu’est-ce que le Digeste ?',
      ].join('\n'),
    );
    expect(notice.transcript?.paragraphs).toHaveLength(2);
    expect(notice.documents).toEqual([]);
  });
});

describe('a labelled title', () => {
  it('is one on a page with the sections of the portal, too', () => {
    const text = 'Titre : Les abeilles\nDescriptif\nUne conférence sur leur vie.\nRetranscription\nBonjour à tous.\n';
    expect(parsed(text)).toMatchObject({ title: 'Les abeilles', abstract: 'Une conférence sur leur vie.' });
  });

  it('is not left over where the page repeats it', () => {
    const text = 'Titre : Les abeilles\nLes abeilles\nDescriptif\nUne conférence.\nRetranscription\nBonjour à tous.\n';
    const reading = readTextPage(text);
    expect(reading.ok && reading.notices[0]!.leftovers).toEqual([]);
  });
});
