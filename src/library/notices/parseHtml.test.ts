import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { elementsOf, textOf, type MarkupElement } from '../../domain/notices/markup.ts';
import { readHtmlNotices } from '../../domain/notices/readHtmlNotices.ts';
import { parseHtml } from './parseHtml.ts';

function tree(text: string): MarkupElement {
  const parsed = parseHtml(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.root;
}

function find(text: string, name: string): MarkupElement {
  return [...elementsOf(tree(text))].find((element) => element.name === name)!;
}

describe('parseHtml', () => {
  it('gives elements, attributes, entities resolved, and the line of each element', () => {
    const { name, attributes, line, children } = find(
      '<!doctype html>\n<p>\n<a\nhref="/x?a&amp;b" HREF=2>é &amp; &lt;',
      'a',
    );
    expect({ name, attributes, line, children }).toEqual({
      name: 'a',
      attributes: { href: '/x?a&b' },
      line: 4,
      children: ['é & <'],
    });
  });

  it('keeps the text of scripts as it is written', () => {
    const json = '{"name": "a &amp; <b>", "b": "<!-- c -->"}';
    expect(textOf(find(`<script type="application/ld+json">${json}</script>`, 'script'))).toBe(json);
  });

  it('takes the contents of a template for its children', () => {
    expect(textOf(find('<template><p>in<template>side</template></template>', 'template'))).toBe('inside');
  });

  it('reads what a page has for readers without scripts', () => {
    expect(find('<body><noscript><p>text</p></noscript>', 'p').children).toEqual(['text']);
  });

  it('leaves out comments', () => {
    expect(textOf(tree('<p>a<!-- b -->c<?d ?><![CDATA[e]]>'))).toBe('ac');
  });

  it('writes names in small letters, and foreign attributes with their prefix', () => {
    const { name, attributes } = find('<svg><foreignObject xlink:href="#a" viewBox="0">', 'foreignobject');
    expect({ name, attributes }).toEqual({ name: 'foreignobject', attributes: { 'xlink:href': '#a', viewBox: '0' } });
  });

  it('is not changed by an attribute that is called as what objects have', () => {
    const { attributes } = find('<p __proto__=x constructor=y>', 'p');
    expect(attributes.constructor).toBe('y');
    expect(Object.getPrototypeOf(attributes)).toBe(Object.prototype);
  });

  it('refuses a page whose saving was broken off, but not a piece of a page', () => {
    const page = '<!doctype html><html><body><h1>Title</h1><script>"</html>"</script>';
    expect(parseHtml(page)).toMatchObject({ ok: false, reason: 'truncated' });
    expect(parseHtml(`${page}<!-- </html>`)).toMatchObject({ ok: false, reason: 'truncated' });
    expect(parseHtml(`${page}</html >`)).toMatchObject({ ok: true });
    expect(parseHtml('<h1>Title</h1>')).toMatchObject({ ok: true });
  });

  it('gives a tree or a refusal for any text', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '</',
      '<!--',
      '-->',
      '<p',
      '<b>',
      '</b>',
      '<table>',
      '<td>',
      '<svg>',
      '<math>',
      '<title>',
      '<script>',
      '</script>',
      '<template>',
      '</template>',
      '<select>',
      '<frameset>',
      '=',
      '"',
      "'",
      ' a',
      '&',
      '&#0;',
      '\0',
      '\uD800',
      '\r',
      '<html>',
      '</html>',
      '<![CDATA[',
      ']]>',
      '<plaintext>',
      '<form>',
      '</form>',
      '<a>',
      '<h1>',
      '<noscript>',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece).map((pieces) => pieces.join('')),
        ),
        (text) => {
          const parsed = parseHtml(text);
          if (parsed.ok) expect([...elementsOf(parsed.root)].length).toBeGreaterThan(0);
          else expect(parsed.reason).toBe('truncated');
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

const MEGABYTE = 2 ** 20;
const times = (text: string, count: number): string => text.repeat(count);
const numbered = (count: number, piece: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => piece(index)).join('');

/** Pages made to cost much time, memory or stack. */
const HOSTILE: Readonly<Record<string, string>> = {
  'nested 100,000 deep': times('<div>', 100_000),
  'nested 100,000 deep and closed': times('<div>', 100_000) + times('</div>', 100_000),
  'nested 511 deep, with end tags of nothing': times('<span>', 500) + times('</x>', 200_000) + times('</p>', 100_000),
  '100,000 attributes': `<p ${numbered(100_000, (index) => `a${index}=1 `)}>`,
  '100,000 times one attribute': `<p ${times('a=1 ', 100_000)}>`,
  'attributes on <html> again and again': numbered(20_000, (index) => `<html a${index}=1>`) + '</html>',
  'everything unclosed': times('<p><b><i><a href="x"><li><td><h1>', 5_000),
  'one text of 20 MB': `<h1>T</h1><p>${times('a', 20 * MEGABYTE)}`,
  '32 MB and a bit': times('a', 32 * MEGABYTE + 1),
  '5 MB of entities': times('&notit;&amp;&#x110000;&zzz', MEGABYTE / 5),
  NULs: `<h1>T${times('\0', 5 * MEGABYTE)}`,
  'an unterminated comment': `<h1>T</h1><!--${times('--!', MEGABYTE)}`,
  'a comment begun again and again': times('<!--', 2 * MEGABYTE),
  'an unterminated script': `<h1>T</h1><script>${times('<!--<script>', 500_000)}`,
  'an unterminated attribute': `<h1>T</h1><p title="${times('<p>', 2 * MEGABYTE)}`,
  'signs of tags without tags': times('<', 3 * MEGABYTE),
  'nested tables': times('<table><tr><td>', 30_000),
  'text and elements in a table, where none may be': `<table>${times('x<b>', 30_000)}`,
  'nested forms': times('<form><div>', 50_000),
  'nested selects': times('<select><option>', 100_000),
  'misnested formatting (the adoption agency)': times('<a><b><i><table>', 3_000) + times('</a></i></b>', 3_000),
  'formatting opened anew in each paragraph': `<p>${numbered(500, (i) => `<b x=${i}>`)}${times('<p>x', 100_000)}`,
  'a block taken out of formatting, with 200,000 children': `<b><div>${times('x<i></i>', 200_000)}</b></div>`,
  'SVG and MathML in turns': times('<svg><foreignObject><math><mtext>', 20_000),
  'templates in templates': times('<template>', 50_000),
  framesets: times('<frameset>', 100_000),
  'a million empty elements': times('<br>', 1_500_000),
  headings: times('<h1>x', 100_000),
  metas: times('<meta name="dc.title" content="x">', 50_000),
  'microdata in microdata': times('<div itemscope itemtype="https://schema.org/VideoObject" itemprop="video">', 400),
  'wide microdata': `<div itemscope itemtype="https://schema.org/VideoObject">${times('<i itemprop="name">x</i>', 100_000)}`,
  'microdata that refers to itself': times(
    '<div id=a itemscope itemref="a b"></div><div id=b itemscope itemref="b a"></div>',
    5_000,
  ),
  'JSON-LD nested deep': `<script type="application/ld+json">${times('[', 500_000)}</script>`,
  'JSON-LD nested deep and closed': `<script type="application/ld+json">${times('{"video":', 50_000)}1${times('}', 50_000)}</script>`,
  'many small JSON-LD': times('<script type="application/ld+json">{"@type":"VideoObject","name":"x"}</script>', 20_000),
  teasers: `<h1>T</h1>${times('<div class="node--view-mode-teaser"><h3><a href="/x">T</a></h3></div>', 50_000)}`,
  'a long list of classes': `<p class="${times('a ', MEGABYTE)}">`,
};

describe('hostile pages', () => {
  for (const [what, text] of Object.entries(HOSTILE)) {
    it(`${what}: ends within a second of computing, with a reading or a refusal`, () => {
      const before = process.threadCpuUsage();
      const parsed = parseHtml(text);
      const reading = parsed.ok ? readHtmlNotices(parsed.root) : parsed;
      const { user, system } = process.threadCpuUsage(before);
      expect(typeof reading.ok).toBe('boolean');
      // A busy machine computes slower, too.
      expect((user + system) / 1_000).toBeLessThan(3_000);
      if (process.env.SHOW_TIMES)
        console.log(what, Math.round((user + system) / 1_000), 'ms', reading.ok || reading.reason);
    });
  }
});
