import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { elementsOf, textOf, type MarkupElement } from '../../domain/notices/markup.ts';
import { readHtmlNotices } from '../../domain/notices/readHtmlNotices.ts';
import { parseHtml } from './parseHtml.ts';
import { hostilePages } from './samples/hostilePages.ts';

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
      { numRuns: 300 },
    );
  });
});

describe('hostile pages', () => {
  for (const [what, text] of Object.entries(hostilePages(0.25))) {
    it(`${what}: ends with a reading or a refusal`, () => {
      const parsed = parseHtml(text);
      const reading = parsed.ok ? readHtmlNotices(parsed.root) : parsed;
      expect(typeof reading.ok).toBe('boolean');
    });
  }

  it.each([
    ['nested 100,000 deep', 'tooDeep'],
    ['100,000 attributes', 'tooManyAttributes'],
    ['32 MB and a bit', 'malformed'],
    ['formatting opened anew in each paragraph', 'malformed'],
  ])('%s: refused as %s', (what, reason) => {
    expect(parseHtml(hostilePages(1)[what]!)).toMatchObject({ ok: false, reason });
  });
});
