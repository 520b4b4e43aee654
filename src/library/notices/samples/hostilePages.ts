const MEGABYTE = 2 ** 20;

/**
 * Pages made to cost much time, memory or stack, by what they are; `scale` times as long. Each must end in a reading or
 * a refusal.
 */
export function hostilePages(scale: number): Readonly<Record<string, string>> {
  const times = (text: string, count: number): string => text.repeat(Math.ceil(scale * count));
  const numbered = (count: number, piece: (index: number) => string): string =>
    Array.from({ length: Math.ceil(scale * count) }, (_, index) => piece(index)).join('');
  return {
    'nested 100,000 deep': times('<div>', 100_000),
    'nested 100,000 deep and closed': times('<div>', 100_000) + times('</div>', 100_000),
    'nested 511 deep, with end tags of nothing': times('<span>', 500) + times('</x>', 200_000) + times('</p>', 100_000),
    '100,000 attributes': `<p ${numbered(100_000, (index) => `a${index}=1 `)}>`,
    '100,000 times one attribute': `<p ${times('a=1 ', 100_000)}>`,
    'attributes on <html> again and again': numbered(20_000, (index) => `<html a${index}=1>`) + '</html>',
    'everything unclosed': times('<p><b><i><a href="x"><li><td><h1>', 5_000),
    'one text of 20 MB': `<h1>T</h1><p>${times('a', 20 * MEGABYTE)}`,
    '32 MB and a bit': 'a'.repeat(32 * MEGABYTE + 1),
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
    'many small JSON-LD': times(
      '<script type="application/ld+json">{"@type":"VideoObject","name":"x"}</script>',
      20_000,
    ),
    teasers: `<h1>T</h1>${times('<div class="node--view-mode-teaser"><h3><a href="/x">T</a></h3></div>', 50_000)}`,
    'a long list of classes': `<p class="${times('a ', MEGABYTE)}">`,
  };
}
