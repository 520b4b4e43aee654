import type { SlideName } from './lecture.ts';

/** The opening of the Aeneid as a Roman scribe would have set it. */
const WALL =
  'ARMAVIRVMQVECANOTROIAEQVIPRIMVSABORISITALIAMFATOPROFVGVSLAVINIAQVEVENITLITORAMVLTVMILLEETTERRISIACTATVSETALTOVISVPERVMSAEVAEMEMOREMIVNONISOBIRAMMVLTAQVOQVEETBELLOPASSVSDVMCONDERETVRBEMINFERRETQVEDEOSLATIOGENVSVNDELATINVMALBANIQVEPATRES';

/** Drawn in a box of 1136 × 400: the figure of each slide that has one. */
export const FIGURES: Partial<Readonly<Record<SlideName, () => string>>> = {
  signs,
  wall,
  voice,
  dots,
  blank,
  glance,
  scale,
  semicolon,
  accents,
  thinSpace,
  subtitle,
};

type Box = readonly [x: number, y: number, width: number, height: number];
type Attributes = Readonly<Record<string, string | number>>;

function tag(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`);
  return `<${name}${written.join('')}>${content}</${name}>`;
}

function write(content: string, x: number, y: number, attributes: Attributes = {}): string {
  return tag('text', { x, y, 'text-anchor': 'middle', class: 'fill-ink', ...attributes }, content);
}

function label(content: string, x: number, y: number, anchor = 'middle'): string {
  return write(content, x, y, { class: 'label', 'text-anchor': anchor });
}

function box([x, y, width, height]: Box, attributes: Attributes = {}): string {
  return tag('rect', { x, y, width, height, class: 'fill-shade', ...attributes });
}

function path(d: string, attributes: Attributes = {}): string {
  return tag('path', { d, class: 'stroke-line', ...attributes });
}

function signs(): string {
  const places = [190, 568, 946];
  const frames = places.map((x) => box([x - 160, 10, 320, 300], { rx: 6 }));
  const glyphs = [
    write('.', 190, 240, { 'font-size': 420, 'font-weight': 600, class: 'fill-rubric' }),
    write(',', 568, 220, { 'font-size': 420, 'font-weight': 600, class: 'fill-rubric' }),
    path('M 866 200 v 40 h 160 v -40', { class: 'stroke-rubric', 'stroke-width': 12 }),
  ];
  const names = ['le point', 'la virgule', 'le blanc'].map((name, index) =>
    write(name, places[index] ?? 0, 366, { 'font-size': 36, 'font-style': 'italic' }),
  );
  return [...frames, ...glyphs, ...names].join('');
}

function wall(): string {
  const columns = 33;
  return Array.from({ length: 7 }, (_, row) => {
    const letters = WALL.slice(row * columns, (row + 1) * columns);
    return write(letters, 0, 40 + row * 56.5, {
      'text-anchor': 'start',
      'font-size': 49,
      'font-weight': 500,
      textLength: 1136,
    });
  }).join('');
}

function voice(): string {
  const phrases = ['ARMAVIRVMQVECANO', 'TROIAEQVIPRIMVSABORIS'];
  const starts = [0, 500];
  const letters = phrases.flatMap((phrase, part) =>
    [...phrase].map((letter, index) =>
      write(letter, 14 + (index + (part === 0 ? 0 : 16)) * 30.7, 60, { 'font-size': 38, 'font-weight': 500 }),
    ),
  );
  const bars = phrases.flatMap((phrase, part) => {
    const count = phrase.length * 2 - 2;
    return Array.from({ length: count }, (_, index) => {
      const swell = Math.sin((Math.PI * (index + 0.7)) / count) ** 0.6;
      const height = 16 + 168 * swell * (0.55 + 0.45 * Math.abs(Math.sin(index * 1.7 + part)));
      const x = (starts[part] ?? 0) + index * 15.4 + (part === 0 ? 4 : 12);
      return box([x, 240 - height / 2, 7, height], { rx: 3.5, class: 'fill-ink' });
    });
  });
  const breath = path('M 488 130 V 350', { class: 'stroke-rubric', 'stroke-dasharray': '2 12' });
  return [...letters, ...bars, breath, label('un souffle', 488, 388)].join('');
}

function dots(): string {
  return ['en bas', 'au milieu', 'en haut']
    .map((name, index) => {
      const x = 190 + index * 378;
      const lines = [80, 178, 276].map((y) => path(`M ${x - 150} ${y} h 300`));
      const letter = write('A', x - 44, 276, { 'font-size': 292, 'font-weight': 500 });
      const dot = tag('circle', { cx: x + 98, cy: 262 - index * 84, r: 17, class: 'fill-rubric' });
      const caption = write(name, x, 350, { 'font-size': 36, 'font-style': 'italic' });
      return [...lines, letter, dot, caption].join('');
    })
    .join('');
}

function blank(): string {
  const rows = ['ARMA VIRVMQVE CANO', 'TROIAE QVI PRIMVS AB ORIS', 'ITALIAM FATO PROFVGVS', 'LAVINIAQVE VENIT LITORA'];
  const lines = rows.map((row) => `<p>${row.replaceAll(' ', '<i></i>')}</p>`);
  const leaf = `<div xmlns="http://www.w3.org/1999/xhtml" class="blanks">${lines.join('')}</div>`;
  return tag('foreignObject', { x: 0, y: 0, width: 1136, height: 400 }, leaf);
}

function glance(): string {
  const words: readonly (readonly [string, number])[] = [
    ['la', 83],
    ['page', 264],
    ['se', 449],
    ['lit', 585],
    ['en', 725],
    ['silence', 957],
  ];
  const written = words.map(([word, x]) => write(word, x, 268, { 'font-size': 88, 'font-weight': 500 }));
  const rests = words.map(([, x]) => tag('circle', { cx: x, cy: 322, r: 11, class: 'fill-rubric' }));
  const leaps = words.slice(1).map(([, x], index) => {
    const from = words[index]?.[1] ?? 0;
    const rise = 96 + (x - from) * 0.22;
    return path(`M ${from + 8} 164 Q ${(from + x) / 2} ${164 - rise} ${x - 8} 164`, { class: 'stroke-rubric' });
  });
  return [...leaps, ...written, ...rests, label('un mot, un regard', 568, 384)].join('');
}

function scale(): string {
  const many = Array.from({ length: 45 }, (_, index) => page(488 + (index % 9) * 73, Math.floor(index / 9) * 78, 50));
  const arrow = path('M 306 190 H 418 M 396 168 L 420 190 L 396 212', { class: 'stroke-rubric' });
  return [page(30, 34, 226), arrow, ...many].join('');
}

function page(x: number, y: number, width: number): string {
  const height = width * 1.36;
  const lines = Array.from({ length: 7 }, (_, index) => {
    const length = width * (index === 6 ? 0.4 : 0.68);
    return box([x + width * 0.16, y + height * (0.16 + index * 0.1), length, height * 0.028], { class: 'fill-muted' });
  });
  const sheet = { class: 'fill-white', stroke: 'var(--line)', 'stroke-width': 2 };
  return box([x, y, width, height], sheet) + lines.join('');
}

function semicolon(): string {
  const big = { 'font-size': 400, 'font-weight': 600 };
  return [
    write('.', 150, 262, big),
    write('+', 322, 262, { 'font-size': 96, class: 'fill-muted' }),
    write(',', 490, 262, big),
    write('=', 668, 262, { 'font-size': 96, class: 'fill-muted' }),
    write(';', 930, 262, { 'font-size': 460, 'font-weight': 600, class: 'fill-rubric' }),
    label('Venise, 1496', 930, 390),
  ].join('');
}

function accents(): string {
  // The mark alone is red: the letter is drawn again in red where `[top, height]` lets it through.
  const cells: readonly (readonly [letter: string, name: string, top: number, height: number])[] = [
    ['l’', 'l’apostrophe', 0, 0],
    ['é', 'l’accent', 40, 62],
    ['ç', 'la cédille', 236, 70],
  ];
  return cells
    .map(([letter, name, top, height], index) => {
      const x = 190 + index * 378;
      const style = { 'font-size': 260, 'font-weight': 500 };
      const sign = letter.replace('’', '<tspan class="fill-rubric">’</tspan>');
      const window = tag('clipPath', { id: `mark${index}` }, box([x - 160, top, 320, height]));
      const mark = write(letter, x, 232, { ...style, class: 'fill-rubric', 'clip-path': `url(#mark${index})` });
      const caption = write(name, x, 366, { 'font-size': 36, 'font-style': 'italic' });
      return box([x - 160, 10, 320, 300], { rx: 6 }) + write(sign, x, 232, style) + window + mark + caption;
    })
    .join('');
}

function thinSpace(): string {
  const sorts: readonly (readonly [string, number, number])[] = [
    ['Q', 150, 190],
    ['u', 340, 150],
    ['i', 490, 96],
    ['', 586, 40],
    ['?', 626, 136],
  ];
  const shift = 160;
  return sorts
    .map(([letter, left, width]) => {
      const x = left + shift - 60;
      if (letter === '')
        return (
          box([x + 3, 110, width - 6, 210], { rx: 3, class: 'fill-rubric' }) +
          label('l’espace fine', x + width / 2, 384)
        );
      return (
        box([x + 3, 30, width - 6, 290], { rx: 5, class: 'fill-white', stroke: 'var(--line)', 'stroke-width': 2 }) +
        write(letter, x + width / 2, 236, { 'font-size': 200, 'font-weight': 500 })
      );
    })
    .join('');
}

function subtitle(): string {
  const white = { 'font-size': 44, style: 'fill:#fffdf8' };
  return [
    box([248, 0, 640, 322], { rx: 10, class: 'fill-ink' }),
    write('On coupe la phrase', 568, 226, white),
    write('là où elle respire.', 568, 282, white),
    path('M 776 210 h 32 v 56 h -20 M 798 256 l -11 10 l 11 10', { class: 'stroke-rubric' }),
    path('M 248 350 H 888', { 'stroke-width': 6 }),
    path('M 370 350 H 620', { class: 'stroke-rubric', 'stroke-width': 6 }),
    label('3 secondes', 495, 388),
  ].join('');
}
