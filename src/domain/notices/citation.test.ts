import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSameTitle, parseCitation, type Citation } from './citation.ts';
import { readCitationList } from './citationList.ts';
import { pageLines } from './pageLines.ts';

describe('parseCitation', () => {
  it('reads every part from the right', () => {
    const text =
      'Ana López, Luc Petit. Université ouverte. (2015, 1 juin). Marées. Un bilan [suite] , in La mer. [Vidéo]. Canal-U. https://doi.org/10.60527/ab12. (Consultée le 3 mars 2024)';
    expect(parseCitation(text)).toEqual({
      authors: [
        { given: 'Ana', family: 'López' },
        { given: 'Luc', family: 'Petit' },
      ],
      organisations: [],
      channel: 'Université ouverte',
      recordedOn: '2015-06-01',
      title: 'Marées. Un bilan [suite]',
      collection: 'La mer',
      kind: 'Vidéo',
      identifiers: [{ scheme: 'doi', value: '10.60527/ab12' }],
    });
  });

  it('takes a name alone before the date for the channel', () => {
    const text =
      'Éducation Musique. (2022). Le chœur. [Podcast]. Canal-U. https://www.canal-u.tv/12345. (Consultée le 1 mai 2024)';
    expect(parseCitation(text)).toMatchObject({
      authors: [],
      channel: 'Éducation Musique',
      recordedOn: '2022',
      title: 'Le chœur',
      kind: 'Podcast',
      identifiers: [
        { scheme: 'url', value: 'https://www.canal-u.tv/12345' },
        { scheme: 'nid', value: '12345' },
      ],
    });
  });

  it('reads an undated one, with or without authors', () => {
    expect(parseCitation('Chaîne. Un titre. [Vidéo]. Canal-U. https://www.canal-u.tv/1')).toMatchObject({
      authors: [],
      channel: 'Chaîne',
      title: 'Un titre',
      recordedOn: null,
    });
    expect(parseCitation('Ana López. Chaîne. Un titre. [Vidéo]. Canal-U. 12345')).toMatchObject({
      authors: [{ given: 'Ana', family: 'López' }],
      channel: 'Chaîne',
      title: 'Un titre',
      identifiers: [{ scheme: 'nid', value: '12345' }],
    });
    expect(parseCitation('Ana López. Chaîne. (s. d.). Un titre. Fin. [Vidéo]. Canal-U.')).toMatchObject({
      authors: [{ family: 'López' }],
      title: 'Un titre. Fin',
      recordedOn: null,
    });
  });

  it('joins a title broken over two lines', () => {
    expect(parseCitation('Chaîne. (2020, 2 mai). Un titre\nlong. [Vidéo]. Canal-U.')?.title).toBe('Un titre long');
  });

  it.each([
    ['Chaîne. (2020, 2 mai). Et après.... [Vidéo]. Canal-U. 123', { title: 'Et après...' }],
    ['Chaîne. (2020, 2 mai). Et après... [Vidéo]. Canal-U. 123', { title: 'Et après...' }],
    ['Chaîne. (2020, 2 mai). Fini.. [Vidéo]. Canal-U. 123', { title: 'Fini.' }],
    ['Chaîne. (2020, 2 mai). Où ? [Vidéo]. Canal-U. 123', { title: 'Où ?' }],
    ['Chaîne. (2020, 2 mai). Les 20 ans de Canal-U. [Vidéo]. Canal-U. 123', { title: 'Les 20 ans de Canal-U' }],
    ['Chaîne. (2020, 2 mai). Récit (1914-1918) [film]. [Vidéo]. Canal-U. 123', { title: 'Récit (1914-1918) [film]' }],
    ['Chaîne. Mai (1968). Souvenirs. [Vidéo]. Canal-U. 123', { channel: 'Chaîne', title: 'Mai (1968). Souvenirs' }],
    ['Chaîne. (2020, 2 mai). A , in B , in C. [Vidéo]. Canal-U.', { title: 'A , in B', collection: 'C' }],
    [
      'Chaîne. (2020, 2 mai). 1.4 : Une main , in L. [Vidéo]. Canal-U. [https://www.canal-u.tv/13].',
      { title: '1.4 : Une main' },
    ],
    ['Canal-U/Médecine. (2009). Toux. [Vidéo]. Canal-U. 123', { channel: 'Canal-U/Médecine' }],
    ['Insa (Lyon ; 1957-....). (2009). Toux. [Vidéo]. Canal-U. 123', { channel: 'Insa (Lyon ; 1957-....)' }],
    ['J. B. Dupont. UFR de Médecine. (2009). Toux. [Vidéo]. Canal-U.', { channel: 'UFR de Médecine' }],
    ['U. F. R. Médecine. (2009). Toux. [Vidéo]. Canal-U.', { authors: [], channel: 'U. F. R. Médecine' }],
    [
      'Lyon. (2009, May 5). Tides. [Video]. Canal-U. https://doi.org/10.1234/a . (Accessed May 6, 2024)',
      { recordedOn: '2009-05-05', kind: 'Video' },
    ],
  ])('reads %s', (text, expected) => {
    expect(parseCitation(text)).toMatchObject(expected);
  });

  it.each([
    ['Richelieu. Histoire du quartier. (2021). Les banques. [Vidéo]. Canal-U. 122', 0],
    ['Ana López, Luc Petit. Richelieu. Histoire du quartier. (2021). Les banques. [Vidéo]. Canal-U. 122', 2],
    ['Ch. Baudoin, J. B. Dupont. Richelieu. Histoire du quartier. (2021). Les banques. [Vidéo]. Canal-U. 122', 2],
  ])('leaves a channel with a dot whole in %s', (text, count) => {
    const citation = parseCitation(text);
    expect(citation).toMatchObject({ channel: 'Richelieu. Histoire du quartier', organisations: [] });
    expect(citation?.authors).toHaveLength(count);
  });

  it('keeps an author of one name before an acronym', () => {
    expect(parseCitation('Orlan. UVED. (2021). Le corps. [Vidéo]. Canal-U. 122')).toMatchObject({
      authors: [{ given: '', family: 'Orlan' }],
      channel: 'UVED',
    });
  });

  it('keeps an author of one name before an institution', () => {
    expect(parseCitation('Orlan. Institut des mers. (2021). Le corps. [Vidéo]. Canal-U. 122')).toMatchObject({
      authors: [{ given: '', family: 'Orlan' }],
      channel: 'Institut des mers',
    });
  });

  it('reads people with an institution among them before an undated title', () => {
    expect(
      parseCitation('Ana López, Université Lyon 3. Collège de France. Les mers. [Vidéo]. Canal-U. 122'),
    ).toMatchObject({
      authors: [{ family: 'López' }],
      organisations: ['Université Lyon 3'],
      channel: 'Collège de France',
      title: 'Les mers',
    });
  });

  it('leaves a title with a collection that says “in” whole, in the form with commas', () => {
    expect(
      parseCitation("Ana López, Institut des mers, (2014), Marées, in L'entretien, in extenso, [Vidéo], Canal-U, 122"),
    ).toMatchObject({ title: 'Marées', collection: "L'entretien, in extenso" });
  });

  it('leaves organisations out of the people', () => {
    const text = 'Université Lyon 1, Ana López. CNRS Images. (2011, 2 mai). T. [Vidéo]. Canal-U. 123';
    expect(parseCitation(text)).toMatchObject({
      authors: [{ family: 'López' }],
      organisations: ['Université Lyon 1'],
      channel: 'CNRS Images',
    });
  });

  it('reads the form of OAI records, with commas', () => {
    const text =
      'Ana López, Luc Petit, Institut des mers, Brest, (2015, 1 juin), Marées, un bilan, in La mer, [Vidéo], Canal-U, https://doi.org/10.60527/ab12';
    expect(parseCitation(text)).toMatchObject({
      authors: [{ family: 'López' }, { family: 'Petit' }],
      channel: 'Institut des mers, Brest',
      title: 'Marées, un bilan',
      collection: 'La mer',
    });
  });

  it.each([
    '',
    'Une phrase. (2015). Une autre.',
    '[Vidéo]',
    'Canal-U',
    'La suite est sur Canal-U.',
    'Un titre. [Vidéo]',
    'x'.repeat(5_000),
  ])('refuses %j', (text) => {
    expect(parseCitation(text)).toBeNull();
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      '. ',
      ', ',
      '[Vidéo]',
      'Canal-U',
      '(2015, 1 juin)',
      ' , in ',
      'https://x.y',
      'Ana',
      '(',
      ')',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 20 }), (pieces) => {
        expect(parseCitation(pieces.join(''))?.title).not.toBe('');
      }),
    );
  });
});

const MONTHS = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ');
const GIVEN = ['Ana', 'Jean-Pierre', 'Élise', 'J. B.', 'Ndèye', 'Øystein', 'Marie-Claude'];
const FAMILY = [
  'López-Cordón',
  'Le Grand-Sébille',
  'Petit',
  'de la Tour',
  'Van Lichtervelde',
  'McDonald',
  'O’Brien',
  'Villeneuve',
];
const CHANNELS = [
  'Université ouverte',
  'ENC',
  'Canal-U/Médecine',
  'Canal-uved',
  "CNRS – Service audiovisuel d'ARDIS (Appui à la Recherche)",
  'Université de Bordeaux - SAM',
  'Institut des mers, Brest',
  'UTLS - la suite',
];
const TITLES = [
  'Les marées : un bilan',
  'Un titre. Deux phrases. Et trois',
  'Où va la mer ?',
  '« Le vent », un poème [version longue]',
  'A, b, c et d , puis e',
  'cancers du cavum',
  'Et après…',
  'Fini !',
  '1.4 : Une cursive du 17e siècle',
  'Récit (1914-1918) - Ana López',
  'العلم والمجتمع',
  'La Terre n’est pas ronde. (Bis)',
];
const COLLECTIONS = ['La mer', 'Cycle 2015. Le vent', 'Documents anciens, récents', 'Colloque « Vents » (Lyon)'];

const citationParts = fc.record({
  authors: fc.uniqueArray(fc.record({ given: fc.constantFrom(...GIVEN), family: fc.constantFrom(...FAMILY) }), {
    maxLength: 11,
    selector: ({ given, family }) => `${given} ${family}`,
  }),
  channel: fc.constantFrom(...CHANNELS),
  date: fc.record({
    year: fc.integer({ min: 1950, max: 2025 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  }),
  hasDay: fc.boolean(),
  title: fc.constantFrom(...TITLES),
  collection: fc.option(fc.constantFrom(...COLLECTIONS)),
  kind: fc.constantFrom('Vidéo', 'Podcast', 'Video'),
  link: fc.constantFrom('doi', 'url', 'nid', 'none'),
  isConsulted: fc.boolean(),
});
type Parts = typeof citationParts extends fc.Arbitrary<infer T> ? T : never;

function formatCitation(parts: Parts, isDated = true): string {
  const { year, month, day } = parts.date;
  const date = parts.hasDay ? `(${year}, ${day} ${MONTHS[month - 1]!})` : `(${year})`;
  const link = {
    doi: ' https://doi.org/10.60527/ab12-cd34.',
    url: ' https://www.canal-u.tv/162873.',
    nid: ' 162873.',
    none: '',
  };
  return [
    parts.authors.map(({ given, family }) => `${given} ${family}`).join(', '),
    parts.authors.length === 0 ? '' : '. ',
    `${parts.channel}. `,
    isDated ? `${date}. ` : '',
    parts.title,
    parts.collection === null ? '' : ` , in ${parts.collection}`,
    `. [${parts.kind}]. Canal-U.${link[parts.link]}`,
    parts.isConsulted ? ' (Consultée le 3 mars 2024)' : '',
  ].join('');
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

function expectedOf(parts: Parts, isDated = true): Citation {
  const { year, month, day } = parts.date;
  const identifiers = {
    doi: [{ scheme: 'doi', value: '10.60527/ab12-cd34' }],
    url: [
      { scheme: 'url', value: 'https://www.canal-u.tv/162873' },
      { scheme: 'nid', value: '162873' },
    ],
    nid: [{ scheme: 'nid', value: '162873' }],
    none: [],
  } as const;
  return {
    authors: parts.authors,
    organisations: [],
    channel: parts.channel,
    recordedOn: !isDated ? null : parts.hasDay ? `${year}-${pad(month)}-${pad(day)}` : String(year),
    title: parts.title,
    collection: parts.collection,
    kind: parts.kind,
    identifiers: identifiers[parts.link],
  };
}

describe('parseCitation of random parts', () => {
  it('gives the parts', () => {
    fc.assert(
      fc.property(citationParts, (parts) => {
        expect(parseCitation(formatCitation(parts))).toEqual(expectedOf(parts));
      }),
      { numRuns: 500 },
    );
  });

  it('gives them whole from a list, one a line, broken or undated, whose channels are known from others', () => {
    const entry = fc.record({ parts: citationParts, isDated: fc.boolean(), width: fc.constantFrom(0, 60, 80) });
    const known = CHANNELS.map((channel) => `${channel}. (2001). Rien. [Vidéo]. Canal-U. 1234.`);
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 30 }), (entries) => {
        const lines = entries.map(({ parts, isDated, width }) => wrap(formatCitation(parts, isDated), width));
        const { citations, leftovers } = readCitationList(pageLines([...known, ...lines].join('\n')));
        expect(leftovers).toEqual([]);
        expect(citations.slice(known.length).map(({ citation }) => citation)).toEqual(
          entries.map(({ parts, isDated }) => expectedOf(parts, isDated)),
        );
      }),
      { numRuns: 100 },
    );
  });
});

function readList(text: string) {
  const { citations, leftovers } = readCitationList(pageLines(text));
  const talks = citations.map(({ citation }) => {
    const names = citation.authors.map(({ given, family }) => `${given} ${family}`).join(' & ');
    return [names, citation.channel, citation.title];
  });
  return { talks, leftovers: leftovers.map(({ text: each }) => each) };
}

describe('readCitationList', () => {
  it('knows a channel with a dot again where no date stands behind it', () => {
    const lines = pageLines(
      [
        'Ana López. Richelieu. Histoire du quartier. (2021). Les banques. [Vidéo]. Canal-U. 122',
        'Luc Petit. Richelieu. Histoire du quartier. La rue Vivienne. Suite. [Vidéo]. Canal-U. 123',
        'Richelieu. Histoire du quartier. Les passages. [Vidéo]. Canal-U. 124',
      ].join('\n'),
    );
    const { citations } = readCitationList(lines);
    expect(citations.map(({ citation }) => [citation.authors.length, citation.channel, citation.title])).toEqual([
      [1, 'Richelieu. Histoire du quartier', 'Les banques'],
      [1, 'Richelieu. Histoire du quartier', 'La rue Vivienne. Suite'],
      [0, 'Richelieu. Histoire du quartier', 'Les passages'],
    ]);
  });

  it('knows a channel that no date follows by the titles behind it', () => {
    const text =
      'Éducation Musique. Le chœur. Un. [Vidéo]. Canal-U. 1234\nÉducation Musique. La voix. Deux. [Vidéo]. Canal-U. 1235';
    expect(readList(text).talks).toEqual([
      ['', 'Éducation Musique', 'Le chœur. Un'],
      ['', 'Éducation Musique', 'La voix. Deux'],
    ]);
  });

  it('leaves out headings, labels, numbers and quotes', () => {
    const text =
      'Bibliographie\n\n1. Ana Rivière. Chaîne. (2015). Un. [Vidéo]. Canal-U. 1234\nDOI : 10.1234/x\n"Chaîne. (2016). Deux. [Vidéo]. Canal-U."\nfin';
    expect(readList(text)).toEqual({
      talks: [
        ['Ana Rivière', 'Chaîne', 'Un'],
        ['', 'Chaîne', 'Deux'],
      ],
      leftovers: ['Bibliographie', 'DOI : 10.1234/x', 'fin'],
    });
  });

  it('does not take the next channel for the end of the last citation', () => {
    const text = 'Canal-U. (2015). Un. [Vidéo]. Canal-U. 1234\nCanal-U. (2016). Deux. [Vidéo].\nCanal-U.\n1235';
    expect(readList(text).talks).toEqual([
      ['', 'Canal-U', 'Un'],
      ['', 'Canal-U', 'Deux'],
    ]);
  });
});

/** Breaks at blanks, so that no line is longer than `width` where it can be helped; 0 leaves the text whole. */
function wrap(text: string, width: number): string {
  if (width === 0) return text;
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length >= width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.join('\n');
}

describe('isSameTitle', () => {
  it('compares as a reader does', () => {
    expect(isSameTitle("L'œuvre : un bilan.", 'L’OEUVRE\u00A0: un bilan')).toBe(true);
    expect(isSameTitle('Un bilan', 'Deux bilans')).toBe(false);
  });
});
