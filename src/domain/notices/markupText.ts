import type { MarkupElement, MarkupNode } from './markup.ts';

/** A line of a page as a reader sees it: never empty, blanks run together, no-break spaces kept. */
export interface MarkupLine {
  readonly text: string;
  /** The line of the source, from 1. */
  readonly line: number;
  /** 1 to 6 when it is a heading's; else 0. */
  readonly level: number;
}

const HIDDEN = new Set(
  'script style template noscript head title svg math iframe object video audio select textarea canvas datalist'.split(
    ' ',
  ),
);
const BLOCKS = new Set(
  'address article aside blockquote body br button caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol option p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

/**
 * The lines of an element's text, broken where a browser breaks them. `skip` leaves out elements besides those that
 * are never shown. Iterative.
 */
export function markupLines(
  root: MarkupElement,
  skip: (element: MarkupElement) => boolean = () => false,
): MarkupLine[] {
  const lines = new LineWriter();
  const open: (MarkupNode | { readonly end: MarkupElement })[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (typeof node === 'string') lines.write(node);
    else if ('end' in node) lines.leave(node.end);
    else if (node === root || (!HIDDEN.has(node.name) && !skip(node))) {
      lines.enter(node);
      open.push({ end: node });
      for (let index = node.children.length - 1; index >= 0; index--) open.push(node.children[index]!);
    }
  }
  return lines.end();
}

class LineWriter {
  readonly #lines: MarkupLine[] = [];
  #text = '';
  #line = 0;
  #level = 0;
  #preformatted = 0;

  write(text: string): void {
    if (this.#preformatted === 0) this.#text += text;
    else {
      for (const [index, piece] of text.split(/\r\n|\r|\n/).entries()) {
        if (index > 0) this.#break();
        this.#text += piece;
      }
    }
  }

  enter(element: MarkupElement): void {
    if (!BLOCKS.has(element.name)) return;
    this.#break();
    this.#line = element.line;
    if (element.name === 'pre') this.#preformatted++;
    this.#level = levelOf(element) || this.#level;
  }

  leave(element: MarkupElement): void {
    if (!BLOCKS.has(element.name)) return;
    this.#break();
    if (element.name === 'pre') this.#preformatted--;
    if (levelOf(element) > 0) this.#level = 0;
  }

  #break(): void {
    const text = oneLine(this.#text);
    if (text !== '') this.#lines.push({ text, line: this.#line, level: this.#level });
    this.#text = '';
  }

  end(): MarkupLine[] {
    this.#break();
    return this.#lines;
  }
}

/** The rank of a heading, 1 to 6; 0 for what is none. */
function levelOf({ name, attributes }: MarkupElement): number {
  if (/^h[1-6]$/.test(name)) return Number(name[1]);
  if (name === 'summary') return 6;
  if (attributes.role !== 'heading') return 0;
  const level = Number(attributes['aria-level'] ?? 2);
  return level >= 1 && level <= 6 ? Math.trunc(level) : 2;
}

/** The text of an element on one line. */
export function lineOf(element: MarkupElement): string {
  return markupLines(element)
    .map(({ text }) => text)
    .join(' ');
}

/** A text on one line: blanks that a browser runs together are one space. No-break spaces stay. */
export function oneLine(text: string): string {
  return text
    .replaceAll(/[ \t\r\n\f\v\u200B]+/gu, ' ')
    .replace(/^[\s\u2060\uFEFF]+/u, '')
    .trimEnd();
}
