import { processorMs } from '../../../build/processorMs.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOfReading } from '../../domain/notices/faultsOfReading.suite.ts';
import type { MarkupElement, MarkupNode } from '../../domain/notices/markup.ts';
import type { Notice } from '../../domain/notices/notice.ts';
import type { SourceReading } from '../../domain/notices/sourceReading.ts';
import { readXmlNotices } from '../../domain/notices/xmlNotices.ts';
import { decodeText } from '../files/decodeText.ts';
import { parseXml } from './parseXml.ts';

const FOLDER = join(import.meta.dirname, 'samples/metadata');

function rootOf(text: string): MarkupElement {
  const parsed = parseXml(text);
  if (!parsed.ok) throw new Error(parsed.detail);
  return parsed.root;
}

function sample(name: string): string {
  return decodeText(readFileSync(join(FOLDER, name))).text;
}

function readXml(text: string): SourceReading {
  return readXmlNotices(rootOf(text));
}

function noticesOf(reading: SourceReading): readonly Notice[] {
  return reading.ok ? reading.notices.map(({ notice }) => notice) : [];
}

function noticeOf(text: string): Notice {
  const [notice] = noticesOf(readXml(text));
  if (notice === undefined) throw new Error(JSON.stringify(readXml(text)));
  return notice;
}

/** A record of Dublin Core with some elements, and what makes it one. */
const dc = (elements: string): string => `<dc><title>T</title><identifier>oai:x:1</identifier>${elements}</dc>`;

/** What is in a list, whatever its order. */
function unordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => JSON.stringify(unordered(item))).toSorted();
  return value;
}

function sorted(notice: Notice): unknown {
  return Object.fromEntries(Object.entries(notice).map(([key, value]) => [key, unordered(value)]));
}

describe('readXmlNotices', () => {
  it.each([
    ['created', '<created>2015-02-05</created><date>2016</date>', '2015-02-05', '2016'],
    ['a bare date', '<date>1 juin 2015</date>', '2015-06-01', null],
    ['two bare dates, in whatever order', '<date>2016-01-02</date><date>2015-03</date>', '2015-03', '2016-01-02'],
    ['a year and its day', '<created>2015</created><date>2015-02-05</date>', '2015-02-05', null],
    ['issued and available', '<available>2016-01-02</available><issued>2017</issued>', null, '2017'],
    ['a period', '<temporal>start=2015-02-05T10:00Z; end=2015-02-05T11:00Z;</temporal>', '2015-02-05', null],
    ['a date that is none', '<created>l’an 2000</created>', null, null],
  ])('reads the dates of Dublin Core: %s', (_, elements, recordedOn, publishedOn) => {
    expect(noticeOf(dc(elements))).toMatchObject({ recordedOn, publishedOn });
  });

  it.each([
    ['Dupont, Jean', [['Jean', 'Dupont']]],
    ['Dupont, Jean (1950-2010)', [['Jean', 'Dupont']]],
    [
      'Dupont, Jean ; López, Ana',
      [
        ['Jean', 'Dupont'],
        ['Ana', 'López'],
      ],
    ],
    ['Jean Dupont (Intervention)', [['Jean', 'Dupont']]],
    ['Jean Dupont (biologiste de la reproduction)', [['Jean', 'Dupont']]],
    ['Jean Dupont (Réalisation)', []],
    [
      'Ana López speaker, Luc Durand director, Jean Dupont author',
      [
        ['Ana', 'López'],
        ['Jean', 'Dupont'],
      ],
    ],
    ['Dupont, Jean, 1950-....', [['Jean', 'Dupont']]],
    [
      'Jean Dupont, Ana López, Luc Durand',
      [
        ['Jean', 'Dupont'],
        ['Ana', 'López'],
        ['Luc', 'Durand'],
      ],
    ],
    ['Université Paris 8', []],
    ['Institut national des sciences appliquées (Lyon ; 1957-....)', []],
    ['École normale supérieure', []],
    ['Maison, Claire', [['Claire', 'Maison']]],
  ])('reads the creator %j', (creator, names) => {
    const { speakers } = noticeOf(dc(`<creator>${creator}</creator>`));
    expect(speakers.map(({ given, family }) => [given, family])).toEqual(names);
  });

  it.each([
    ['fre', 'fr'],
    ['fr-FR', 'fr-FR'],
    ['en_GB', 'en-GB'],
    ['Français', 'fr'],
    ['http://lexvo.org/id/iso639-3/deu', 'de'],
    ['sv', 'sv'],
    ['mul', null],
    ['toute langue', null],
  ])('reads the language %j', (written, language) => {
    expect(noticeOf(dc(`<language>${written}</language>`)).language).toBe(language);
  });

  it.each([
    ['oai:www.canal-u.tv:12', ['oai:oai:www.canal-u.tv:12', 'nid:12']],
    ['https://doi.org/10.60527/a-1', ['doi:10.60527/a-1']],
    ['doi:10.60527/a-1', ['doi:10.60527/a-1']],
    ['https://n2t.net/ark:/12148/bpt6k', ['url:https://n2t.net/ark:/12148/bpt6k', 'ark:ark:/12148/bpt6k']],
    ['halshs-00012345v2', ['hal:halshs-00012345v2']],
    ['12345', []],
    ['https://x.fr/a.jpg', []],
  ])('reads the identifier %j', (written, found) => {
    const { identifiers } = noticeOf(
      `<dc><title>T</title><description>d</description><identifier>${written}</identifier></dc>`,
    );
    expect(identifiers.map(({ scheme, value }) => `${scheme}:${value}`)).toEqual(found);
  });

  it.each([
    ['Tue, 10 Jun 2003 04:00:00 GMT', '2003-06-10'],
    ['10 Jun 03 04:00 +0200', '2003-06-10'],
    ['mar., 10 juin 2003 04:00:00 +0200', '2003-06-10'],
    ['2003-06-10T04:00:00.000Z', '2003-06-10'],
    ['2003-06-10 04:00', '2003-06-10'],
    ['20030610', '2003-06-10'],
    ['2003/06/10', '2003-06-10'],
    ['10/06/2003', '2003-06-10'],
    ['30 Feb 2003', null],
    ['hier', null],
  ])('reads the date %j of a feed', (written, date) => {
    const item = `<item><title>T</title><guid>1</guid><pubDate>${written}</pubDate></item>`;
    expect(noticeOf(`<rss><channel>${item}</channel></rss>`).publishedOn).toBe(date);
  });

  it('notes the documents that a record refers to, and no other relation', () => {
    const urls = ['https://x.fr/cours/notes.pdf?v=1', 'https://x.fr/cours'];
    const reading = readXml(dc(urls.map((url) => `<relation>${url}</relation>`).join('')));
    expect(reading).toMatchObject({
      notices: [
        {
          notice: { documents: [{ label: 'notes.pdf', url: urls[0] }] },
          leftovers: [{ text: `dc/relation: ${urls[1]}` }],
        },
      ],
    });
  });

  it('takes subjects with a code for disciplines, and those beside them for keywords', () => {
    const subjects =
      '<subject>[SHS.HIST]Humanities and Social Sciences/History</subject><subject xml:lang="fr">numérique</subject><subject xml:lang="fr">Lyon</subject>';
    expect(readXml(dc(subjects))).toMatchObject({
      notices: [
        {
          notice: {
            disciplines: ['Humanities and Social Sciences > History'],
            keywords: ['numérique', 'Lyon'],
          },
          leftovers: [],
        },
      ],
    });
  });

  it('reads what Media RSS puts into the recording, and no words of it for the abstract', () => {
    const content =
      '<media:content url="https://x.fr/v.mp4" duration="5400" type="video/mp4"><media:keywords>chimie, alcanes</media:keywords></media:content>';
    const notice = noticeOf(
      `<rss xmlns:media="http://search.yahoo.com/mrss/"><channel><item><title>T</title><guid>1</guid>${content}</item></channel></rss>`,
    );
    expect(notice).toMatchObject({
      abstract: null,
      durationMs: 5_400_000,
      keywords: ['chimie', 'alcanes'],
      mediaUrl: 'https://x.fr/v.mp4',
    });
  });

  it('takes a given name in brackets for none of a role', () => {
    expect(noticeOf(dc('<creator>MARTIN (Jean)</creator>')).speakers).toMatchObject([
      { given: 'Jean', family: 'MARTIN', role: null },
    ]);
    expect(noticeOf(dc('<creator>Jean Martin (montage)</creator>')).speakers).toEqual([]);
  });

  it('takes any identifier of Opencast', () => {
    const text = '<dublincore><title>T</title><identifier>\n  ID-2021-17\n</identifier></dublincore>';
    expect(noticeOf(text).identifiers).toEqual([{ scheme: 'guid', value: 'ID-2021-17' }]);
  });

  it('reads the Dublin Core of Esup-Pod, in RDF and with the names of its pages', () => {
    const pod = '<dc.title>T</dc.title><dc.creator>Ana López</dc.creator><dc.date>2022/03/04</dc.date>';
    expect(noticeOf(`<rdf:RDF><rdf:Description>${pod}</rdf:Description></rdf:RDF>`)).toMatchObject({
      title: 'T',
      speakers: [{ family: 'López' }],
      recordedOn: '2022-03-04',
    });
  });

  it('reads the same talk whatever prefix its elements have', () => {
    const bare = dc('<creator>Dupont, Jean</creator><created>2015</created>');
    const prefixed = bare.replaceAll(/<(\/?)(\w)/g, '<$1dcterms:$2');
    expect(noticesOf(readXml(prefixed))).toEqual(noticesOf(readXml(bare)));
  });

  it.each([
    ['<OAI-PMH><error code="badResumptionToken"/></OAI-PMH>', 'noTalk', 'badResumptionToken'],
    ['<OAI-PMH><ListSets><set><setSpec>a</setSpec></set></ListSets></OAI-PMH>', 'noTalk', 'ListSets'],
    ['<rss><channel><title>x</title></channel></rss>', 'noTalk', 'a feed without items'],
    ['<html><body>x</body></html>', 'notANotice', '<html>'],
    ['<dc><creator>x</creator></dc>', 'titleMissing', ''],
    ['<dc><title>x</title></dc>', 'nothingUsable', 'x'],
    ['<lom/>', 'titleMissing', ''],
  ])('refuses %s', (text, reason, detail) => {
    expect(readXml(text)).toEqual({ ok: false, reason, detail });
  });

  it('reads a page that holds nothing but deleted records', () => {
    const header = '<header status="deleted"><identifier>oai:x:1</identifier></header>';
    const reading = readXml(`<ListRecords><record>${header}</record><resumptionToken/></ListRecords>`);
    expect(reading).toMatchObject({ ok: true, notices: [], deleted: [{ value: 'oai:x:1' }], resumptionToken: null });
  });

  it.each([
    ['fr-fr', 'invité·e'],
    ['en', 'guest'],
  ])('gives the role of a guest in the language of a feed, %s', (language, role) => {
    const people = '<person role="guest">Ana López</person><person role="presenter">Luc Petit</person>';
    const item = `<item><title>T</title><guid>1</guid>${people}</item>`;
    const { speakers } = noticeOf(`<rss><channel><language>${language}</language>${item}</channel></rss>`);
    expect(speakers.map((speaker) => speaker.role)).toContain(role);
  });

  it('keeps the path of a discipline among the sets, and not those around it', () => {
    const sets = ['discipline:a', 'discipline:a:b-c', 'discipline:a:b-c:D’E', 'discipline:f', 'channel:x']
      .map((spec) => `<setSpec>${spec}</setSpec>`)
      .join('');
    const header = `<header><identifier>oai:x:1</identifier>${sets}</header>`;
    const record = `<record>${header}<metadata>${dc('')}</metadata></record>`;
    expect(noticeOf(record).disciplines).toEqual(['A > B c > D’E', 'F']);
  });

  it('names the collection after the series that stands beside a media package', () => {
    const series = '<dublincore><title>Les éléments</title><identifier>s-1</identifier></dublincore>';
    const episode =
      '<dublincore><title>Le vent</title><identifier>e-1</identifier><creator>Ana López</creator></dublincore>';
    const text = `<all><mediapackage id="e-1" duration="1000"><series>s-1</series></mediapackage>${series}${episode}</all>`;
    expect(noticeOf(text)).toMatchObject({ title: 'Le vent', collection: 'Les éléments', durationMs: 1_000 });
  });

  it('reads the talks of the samples in whatever order their elements stand', () => {
    const shuffle = (element: MarkupElement, seed: number): MarkupElement => {
      const children = element.children.map((child): MarkupNode =>
        typeof child === 'string' ? child : shuffle(child, seed),
      );
      const moved = children.toSorted((a, b) => hash(JSON.stringify(a), seed) - hash(JSON.stringify(b), seed));
      return { ...element, children: KEPT.has(element.name) ? children : moved };
    };
    for (const name of [
      'oaiListRecords.xml',
      'lomMultiline.xml',
      'lomFlattened.xml',
      'opencastEpisode.xml',
      'opencastMediapackage.xml',
      'podcast.xml',
    ]) {
      const root = rootOf(sample(name));
      const expected = noticesOf(readXmlNotices(root)).map(sorted);
      fc.assert(
        fc.property(fc.nat(), (seed) => {
          const found = noticesOf(readXmlNotices(shuffle(root, seed))).map(sorted);
          expect(unordered(found)).toEqual(unordered(expected));
        }),
        { numRuns: 20 },
      );
    }
  });

  it('reads any document made of the words of its formats, or refuses it', () => {
    const names = fc.constantFrom(
      ...'OAI-PMH record header metadata dc title creator date identifier subject lom general string lifeCycle contribute entity taxonPath taxon mediapackage dublincore track url rss channel item entry feed guid link enclosure person chapter Trans Episode Section Turn Sync Who Speakers Speaker'.split(
        ' ',
      ),
    );
    const text = fc.constantFrom(
      '',
      ' ',
      'Dupont, Jean',
      '2015',
      'x'.repeat(300),
      'BEGIN:VCARD N:a;b',
      'https://x.fr/1',
      '&',
    );
    const attributes = fc.dictionary(
      fc.constantFrom(
        'status',
        'xml:lang',
        'url',
        'rel',
        'type',
        'startTime',
        'time',
        'speaker',
        'nb',
        'id',
        '__proto__',
      ),
      fc.oneof(text, fc.constantFrom('1e99', '-1', 'NaN', 'deleted', '2')),
    );
    const { element } = fc.letrec<{ element: MarkupElement }>((tie) => ({
      element: fc.record({
        name: names,
        prefix: fc.constantFrom('', 'dc', 'itunes', 'podcast'),
        attributes,
        children: fc.array(fc.oneof({ depthSize: 'medium' }, text, tie('element')), { maxLength: 6 }),
        line: fc.nat(9),
      }),
    }));
    fc.assert(
      fc.property(element, (root) => {
        expect(faultsOfReading(readXmlNotices(root))).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
  });

  it.each([
    ['subjects', `<dc><title>T</title>${many((at) => `<subject>s${at}</subject>`)}</dc>`],
    ['creators', `<dc><title>T</title>${many((at) => `<creator>D${at}x, Jean</creator>`)}</dc>`],
    ['titles', `<dc>${many(() => '<title xml:lang="fr">T</title>')}</dc>`],
    ['records', `<list>${many(() => '<record><metadata><dc><title>T</title></dc></metadata></record>')}</list>`],
    [
      'nested records',
      `${'<record><metadata>'.repeat(250)}<dc><title>T</title></dc>${'</metadata></record>'.repeat(250)}`,
    ],
    [
      'taxons',
      `<lom><classification><taxonPath>${many(() => '<taxon><id>1</id></taxon>')}</taxonPath></classification></lom>`,
    ],
    [
      'contributes',
      `<lom><lifeCycle>${many(() => '<contribute><entity>BEGIN:VCARD N:a;b END:VCARD</entity></contribute>')}</lifeCycle></lom>`,
    ],
    ['media packages', `<all>${many(() => '<mediapackage id="1"/>')}</all>`],
    ['catalogues', `<all><mediapackage id="1"/>${many(() => '<dublincore><title>T</title></dublincore>')}</all>`],
    [
      'items of a feed with as much of its own',
      `<rss><channel>${many(() => '<person>A B</person><item><title>T</title></item>')}</channel></rss>`,
    ],
    [
      'syncs',
      `<Trans><Episode><Section><Turn startTime="0" endTime="9">${many(() => '<Sync time="1"/>a')}</Turn></Section></Episode></Trans>`,
    ],
    [
      'text',
      `<dc><title>${'<![CDATA[<a ]]>'.repeat(20_000)}</title><description>${'&lt;p '.repeat(200_000)}</description></dc>`,
    ],
  ])('reads 20,000 %s in time', (_, text) => {
    const root = rootOf(text);
    expect(processorMs(() => readXmlNotices(root))).toBeLessThan(3_000);
  });

  it.each([
    'creator',
    'contributor',
    'subject',
    'date',
    'language',
    'identifier',
    'source',
    'rights',
    'type',
    'extent',
  ])('is not slowed by runs of blanks in a %s', (name) => {
    for (const text of [
      `a${' '.repeat(300_000)}b`,
      'a ; '.repeat(50_000),
      `a${'('.repeat(100_000)}`,
      'a, '.repeat(50_000),
    ]) {
      const root = rootOf(dc(`<${name}>${text}</${name}>`));
      expect(processorMs(() => readXmlNotices(root))).toBeLessThan(1_000);
    }
  });

  it('has a talk, or a reason, for each sample', () => {
    const names = readdirSync(FOLDER).filter((name) => /\.(?:xml|trs)$/.test(name));
    expect(names.filter((name) => !readXml(sample(name)).ok)).toEqual(['oaiError.xml']);
  });
});

/** Parts whose order says something. */
const KEPT = new Set(['taxonPath', 'ListRecords', 'channel']);

function many(write: (index: number) => string): string {
  return Array.from({ length: 20_000 }, (_, index) => write(index)).join('');
}

function hash(text: string, seed: number): number {
  let sum = seed;
  for (let at = 0; at < text.length; at++) sum = (sum * 31 + text.charCodeAt(at)) | 0;
  return sum;
}
