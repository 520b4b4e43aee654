import { processorMs } from '../../../build/processorMs.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { childrenOf, textOf } from '../../domain/notices/markup.ts';
import { parseXml, type ParsedXml } from './parseXml.ts';

function rootOf(text: string): (ParsedXml & { ok: true })['root'] {
  const parsed = parseXml(text);
  if (!parsed.ok) throw new Error(`${parsed.reason}: ${parsed.detail}`);
  return parsed.root;
}

function codesOf(text: string): string[] {
  const parsed = parseXml(text);
  return parsed.ok ? parsed.problems.map(({ code }) => code) : [parsed.reason];
}

const LAUGHS = `<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from(
  { length: 9 },
  (_, index) => `<!ENTITY lol${index + 1} "${`&lol${index === 0 ? '' : index};`.repeat(10)}">`,
).join('')}]><lolz>&lol9;</lolz>`;

/** What each input does, and the refusal it meets; `null` when it is read. */
const HOSTILE: readonly (readonly [what: string, text: string, reason: string | null])[] = [
  ['billion laughs', LAUGHS, 'doctype'],
  ['quadratic blow-up', `<!DOCTYPE a [<!ENTITY x "${'x'.repeat(90_000)}">]><a>${'&x;'.repeat(90_000)}</a>`, 'doctype'],
  ['external entity', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', 'doctype'],
  ['parameter entity', '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://127.0.0.1/p.dtd"> %p;]><a/>', 'doctype'],
  ['instruction in a subset', '<!DOCTYPE a [<?x?><!ENTITY x "y">]><a>&x;</a>', 'doctype'],
  ['subset that never ends', `<!DOCTYPE a [${'<!ENTITY x "y">'.repeat(200_000)}`, 'doctype'],
  ['quote in a subset that never ends', `<!DOCTYPE a [<!ENTITY x "${'y'.repeat(3_000_000)}`, 'doctype'],
  ['depth of 100,000', '<a>'.repeat(100_000) + '</a>'.repeat(100_000), 'tooDeep'],
  ['depth of a million, never closed', '<a>'.repeat(1_000_000), 'tooDeep'],
  [
    '100,000 attributes',
    `<a ${Array.from({ length: 100_000 }, (_, at) => `a${at}="x"`).join(' ')}/>`,
    'tooManyAttributes',
  ],
  ['one attribute 100,000 times', `<a ${'x="y" '.repeat(100_000)}/>`, null],
  ['attribute of 8 MB', `<a b="${'x'.repeat(8_000_000)}"/>`, 'malformed'],
  ['attribute of a million entities', `<a b="${'&amp;'.repeat(1_000_000)}"/>`, 'malformed'],
  ['name of 8 MB', `<${'a'.repeat(8_000_000)}/>`, 'malformed'],
  ['comment that never ends', `<a><!--${' -'.repeat(2_000_000)}`, 'malformed'],
  ['CDATA that never ends', `<a><![CDATA[${']] '.repeat(1_000_000)}`, 'truncated'],
  ['instruction that never ends', `<a><?php ${'? '.repeat(1_000_000)}`, 'malformed'],
  ['tag that never ends', `<a><b ${' '.repeat(1_000_000)}`, 'truncated'],
  ['declaration that never ends', `<a><!${'X'.repeat(1_000_000)}`, 'malformed'],
  ['entity that never ends', `<a>&${'x'.repeat(1_000_000)}`, 'malformed'],
  ['million of less-than signs', '<'.repeat(1_000_000), 'malformed'],
  ['million of ampersands', `<a>${'&'.repeat(1_000_000)}</a>`, 'malformed'],
  ['million of unknown entities', `<a>${'&x;'.repeat(1_000_000)}</a>`, 'malformed'],
  ['a million elements', `<a>${'<b/>'.repeat(1_000_000)}</a>`, 'tooLarge'],
  ['100,000 documents', '<a/>'.repeat(100_000), 'tooLarge'],
  ['100,000 declarations of XML', '<?xml version="1.0"?>'.repeat(100_000), 'malformed'],
  ['text of 8 MB', `<a>${'x'.repeat(8_000_000)}</a>`, null],
  ['more than 32 MB', ' '.repeat(34_000_000), 'tooLarge'],
  ['zeros alone', '\0'.repeat(1_000_000), 'malformed'],
  ['nothing', '', 'malformed'],
  ['end tag alone', '</a>', 'malformed'],
  ['end tags mixed up', `${'<a><b>'.repeat(200)}${'</a></b>'.repeat(200)}`, 'malformed'],
  ['attributes of objects', '<a hasOwnProperty="1" __proto__="2" constructor="3" toString="4"/>', null],
  ['elements of objects', '<__proto__><constructor/><hasOwnProperty/></__proto__>', null],
  ['entities of objects', '<a>&constructor; &__proto__; &toString; &hasOwnProperty;</a>', null],
  ['numbers that are no characters', '<a>&#0; &#xD800; &#99999999999; &#xFFFFFFFFFFFF; &#-1;</a>', null],
];

const PIECES =
  '<a|<b:c|>|/>|</a>|</b:c>| x="|y=\'|"|\'|<!--|-->|<![CDATA[|]]>|<?xml|?>|<!DOCTYPE|[|]|&|;|amp|#x|1|\n|é|\0|\uD800'.split(
    '|',
  );

describe('parseXml', () => {
  it.each(HOSTILE)('ends within a second: %s', (_, text, reason) => {
    let found: string | null = null;
    const tookMs = processorMs(() => {
      const parsed = parseXml(text);
      found = parsed.ok ? null : parsed.reason;
    });
    expect(found).toBe(reason);
    expect(tookMs).toBeLessThan(1_000);
  });

  it('gives names without their prefix, attributes with it, and lines', () => {
    const root = rootOf('<?xml version="1.0"?>\r\n<x:a xmlns:x="u"\n  xml:lang="fr">\r<b c="1"/></x:a>');
    expect(root).toMatchObject({ name: 'a', prefix: 'x', line: 2, attributes: { 'xmlns:x': 'u', 'xml:lang': 'fr' } });
    expect(childrenOf(root)).toEqual([{ name: 'b', prefix: '', attributes: { c: '1' }, children: [], line: 4 }]);
  });

  it('reads prefixes that nobody declared', () => {
    expect(rootOf('<dc:title x:y="z">T</dc:title>')).toMatchObject({ name: 'title', prefix: 'dc', children: ['T'] });
  });

  it('takes the first of an attribute written twice', () => {
    expect(rootOf('<a b="1" b="2"/>').attributes).toEqual({ b: '1' });
    expect(rootOf('<a hasOwnProperty="1" b="1" b="2"/>').attributes).toEqual({ hasOwnProperty: '1', b: '1' });
  });

  it('joins text, CDATA and entities', () => {
    expect(rootOf('<a>1 &lt; <![CDATA[2 & <b>]]><!-- x --> &#233;&#xE9;&eacute;&nbsp;&rsquo;</a>').children).toEqual([
      '1 < 2 & <b> ééé\u00A0’',
    ]);
  });

  it('keeps an entity that it does not know, and a bare ampersand, as text', () => {
    const text = '<a>R&D, arts & lettres,\n&inconnue; &constructor;</a>';
    expect(textOf(rootOf(text))).toBe('R&D, arts & lettres,\n&inconnue; &constructor;');
    expect(parseXml(text)).toMatchObject({
      problems: [
        { code: 'unknownEntity', line: 1 },
        { code: 'unknownEntity', line: 2 },
      ],
    });
  });

  it('passes over a DOCTYPE that names an external DTD', () => {
    expect(codesOf('<!DOCTYPE Trans SYSTEM "trans-14.dtd">\n<Trans>é</Trans>')).toEqual([]);
    expect(codesOf('<!DOCTYPE a PUBLIC "-//[X]//DTD" "http://127.0.0.1/a[1].dtd" ><a/>')).toEqual([]);
  });

  it('leaves out what XML forbids, and text behind the root', () => {
    expect(textOf(rootOf('\uFEFF<a>x\0y\u000B\u001Bz</a>'))).toBe('xyz');
    expect(codesOf('<a>x\0y\u000B\u001Bz</a>')).toEqual(['controlCharacters']);
    expect(codesOf('<a>x</a>\nWarning: mysql_connect()')).toEqual(['strayText']);
  });

  it('reads whatever encoding is declared: the text is decoded', () => {
    for (const encoding of ['UTF-16', 'ISO-8859-1', 'x-nonsense', 'UTF-7']) {
      expect(textOf(rootOf(`<?xml version="1.0" encoding="${encoding}"?><a>é</a>`))).toBe('é');
    }
  });

  it('puts documents that stand one behind the other under one root', () => {
    const one = '<?xml version="1.0"?>\n<!DOCTYPE a SYSTEM "a.dtd">\n<a>1 <b/></a>\n';
    const root = rootOf(`${one}${one}<c>2</c>`);
    expect(root.name).toBe('documents');
    expect(childrenOf(root).map(({ name, line }) => [name, line])).toEqual([
      ['a', 3],
      ['a', 6],
      ['c', 7],
    ]);
  });

  it.each([
    ['<a>\n<b>\n</a>', 'malformed', 3],
    ['<a b=c/>', 'malformed', 1],
    ['<a b/>', 'malformed', 1],
    ['<a>\n\n1 < 2</a>', 'malformed', 3],
    ['bonjour', 'malformed', 1],
    ['<a>\n<b/>', 'truncated', 2],
    ['<a>\n<b', 'truncated', 2],
    ['<a>\n<!-- x', 'truncated', 2],
  ])('says where %j is wrong', (text, reason, line) => {
    expect(parseXml(text)).toMatchObject({ ok: false, reason, detail: expect.stringMatching(`^line ${line}: `) });
  });

  it('reads any string or refuses it', () => {
    const pieces = fc.constantFrom(...PIECES);
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 60 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(typeof parseXml(text).ok).toBe('boolean');
      }),
      { numRuns: 2_000 },
    );
  });
});
