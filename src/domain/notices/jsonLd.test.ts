import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOfNotice } from './faultsOfReading.suite.ts';
import { readJsonLd } from './jsonLd.ts';
import type { Notice } from './notice.ts';

function only(value: unknown): Notice {
  const read = readJsonLd(value);
  expect(read).toHaveLength(1);
  return read[0]!.notice;
}

const video = (more: object): object => ({ '@type': 'VideoObject', name: 'Talk', ...more });
const people = (value: unknown): string[] =>
  only(video({ author: value })).speakers.map(({ given, family }) => `${given} ${family}`.trim());

describe('readJsonLd', () => {
  it('finds talks in lists, graphs, items and the main entity of a page', () => {
    const talk = video({});
    for (const value of [
      talk,
      [talk],
      { '@graph': [{ '@type': 'WebSite', name: 'Site' }, talk] },
      { '@type': 'WebPage', name: 'Page', mainEntity: talk },
      { '@type': 'NewsArticle', name: 'News', video: [talk] },
      { '@type': 'ItemList', itemListElement: [{ '@type': 'ListItem', item: talk }] },
      { '@type': 'https://schema.org/VideoObject', name: ['Talk'] },
      { '@type': ['http://schema.org/VideoObject', 'Thing'], name: { '@value': 'Talk', '@language': 'en' } },
      {
        '@type': 'VideoObject',
        name: [
          { '@value': 'Gespräch', '@language': 'de' },
          { '@value': 'Talk', '@language': 'fr' },
        ],
      },
    ]) {
      expect(only(value).title).toBe('Talk');
    }
  });

  it('gives each talk of a collection', () => {
    const value = {
      '@type': 'CreativeWorkSeries',
      name: 'Series',
      hasPart: [video({ name: 'One' }), video({ name: 'Two' })],
    };
    expect(readJsonLd(value).map(({ notice }) => notice.title)).toEqual(['One', 'Two']);
  });

  it('takes the recording inside a talk for its own', () => {
    const audio = { '@type': 'AudioObject', name: 'file', contentUrl: 'https://a.example/x.mp3', duration: 'PT10M' };
    expect(only({ '@type': 'PodcastEpisode', name: 'Episode', associatedMedia: audio })).toMatchObject({
      title: 'Episode',
      mediaUrl: 'https://a.example/x.mp3',
      durationMs: 600_000,
    });
  });

  it('reads people as strings, objects, lists, references and roles', () => {
    expect(people('Ana López')).toEqual(['Ana López']);
    expect(people('López, Ana')).toEqual(['Ana López']);
    expect(people('Ana López, Paul Martin')).toEqual(['Ana López', 'Paul Martin']);
    expect(people('Ana López et Paul Martin')).toEqual(['Ana López', 'Paul Martin']);
    expect(people('López, Ana; Martin, Paul')).toEqual(['Ana López', 'Paul Martin']);
    expect(people([{ '@type': 'Person', name: 'Ana López' }, 'Paul Martin'])).toEqual(['Ana López', 'Paul Martin']);
    expect(people({ givenName: 'Ana', familyName: 'López' })).toEqual(['Ana López']);
    expect(people({ '@list': ['Ana López'] })).toEqual(['Ana López']);
    expect(people({ '@type': 'Role', author: { name: 'Ana López' }, roleName: 'guide' })).toEqual(['Ana López']);
    expect(people(["Marie-Claude d'Aubigné", 'Marijn van der Berg'])).toEqual([
      "Marie-Claude d'Aubigné",
      'Marijn van der Berg',
    ]);
  });

  it('knows bodies and accounts from people', () => {
    const account = { '@type': 'Person', name: 'Ana López', url: 'https://tube.example/@ana' };
    for (const author of ['Université de Caen', { '@type': 'Organization', name: 'Atelier' }, account, 'CNRS']) {
      expect(only(video({ author }))).toMatchObject({ speakers: [], publisher: expect.stringMatching(/./u) as string });
    }
  });

  it.each([
    ['PT1H02M03S', 3_723_000],
    ['P0Y0M0DT0H1M', 60_000],
    ['01:02:03', 3_723_000],
    [95, 95_000],
    ['95', 95_000],
    [{ '@type': 'QuantitativeValue', value: 3, unitCode: 'MIN' }, 180_000],
    [['', 'PT5S'], 5_000],
    ['PT0S', null],
    ['soon', null],
  ])('reads the duration %j', (duration, durationMs) => {
    expect(only(video({ duration })).durationMs).toBe(durationMs);
  });

  it.each([
    ['2024-03-05T10:00:00+01:00', '2024-03-05'],
    ['2024-03-05 10:00:00', '2024-03-05'],
    ['20240305', '2024-03-05'],
    ['2024/03/05', '2024-03-05'],
    ['2024-03', '2024-03'],
    [2024, '2024'],
    [{ '@value': '2024-03-05', '@type': 'xsd:date' }, '2024-03-05'],
    ['2024-13-45', null],
  ])('reads the date %j', (uploadDate, publishedOn) => {
    expect(only(video({ uploadDate })).publishedOn).toBe(publishedOn);
  });

  it.each([
    ['fr', 'fr'],
    ['fr_FR', 'fr-FR'],
    ['fre', 'fr'],
    ['Français', 'fr'],
    [{ '@type': 'Language', name: 'French', alternateName: 'fr' }, 'fr'],
    [{ name: 'English' }, 'en'],
    [['und', 'de'], 'de'],
    ['zh-hant-tw', 'zh-Hant-TW'],
    ['klingon', null],
  ])('reads the language %j', (inLanguage, language) => {
    expect(only(video({ inLanguage })).language).toBe(language);
  });

  it('tells what it could not read', () => {
    const [read] = readJsonLd(video({ uploadDate: 'soon', duration: 'long', inLanguage: 'klingon' }));
    expect(read?.problems.map(({ code }) => code)).toEqual(['unreadDate', 'unreadDuration', 'unreadLanguage']);
  });

  it('keeps what it has no field for', () => {
    const [read] = readJsonLd(video({ award: 'A prize', thumbnailUrl: 'https://a.example/t.jpg' }));
    expect(read?.leftovers).toEqual([{ line: 0, text: 'award: A prize' }]);
  });

  it('makes text of markup in values', () => {
    const description = '<p>A&nbsp;&amp;&#8239;B &lt;b&gt;</p><script>x()</script><p>2 < 3 and 5 > 4<br/>end</p>';
    expect(only(video({ description })).abstract).toBe('A\u00A0&\u202FB \n\n2 < 3 and 5 > 4\nend'.replace(' \n', '\n'));
  });

  it('gives a list of sound notices for any value', () => {
    const key = fc.constantFrom(
      '@type',
      '@graph',
      '@id',
      '@value',
      '@list',
      'name',
      'author',
      'video',
      'duration',
      'hasPart',
      'startOffset',
      'license',
      'identifier',
      'value',
      'transcript',
      'caption',
      'url',
      'contentUrl',
      'inLanguage',
      'location',
      'address',
      'keywords',
      'about',
      'recordedAt',
      'isPartOf',
      'mainEntity',
      'encoding',
      '__proto__',
      'constructor',
    );
    const leaf = fc.oneof(
      fc.constantFrom(
        'VideoObject',
        'Event',
        'Clip',
        'Person',
        'PT5M',
        '2024',
        'https://a.example/',
        'Ana López',
        '',
        '#x',
      ),
      fc.string(),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 6 },
        leaf,
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(key, tie('value'), { maxKeys: 8 }),
      ),
    }));
    fc.assert(
      fc.property(value, (any) => {
        for (const written of [any, { '@type': 'VideoObject', name: 'x', ...(any as object) }])
          expect(readJsonLd(written).flatMap(faultsOfNotice)).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is not held up by what names itself', () => {
    const value: Record<string, unknown> = { '@type': 'VideoObject', name: 'x', '@id': '#a', video: { '@id': '#a' } };
    value['mainEntity'] = value;
    expect(readJsonLd(value)).toHaveLength(1);
  });
});
