import { linesOf } from '../formats/parsed.ts';

/** A line of a page, trimmed and never empty; `number` counts from 1 in the source. */
export interface PageLine {
  /** With plain spaces for no-break ones: what labels and values are read from. */
  readonly text: string;
  /** The same with its no-break spaces: what prose is kept as. */
  readonly original: string;
  readonly number: number;
  /** Whether an empty line stands before it. */
  readonly isAfterBlank: boolean;
  /** The level of a Markdown heading, from 1; 0 for any other line. */
  readonly level: number;
}

const HEADING = /^(#{1,6}) +(\S.*)$/u;
/** Headings of Markdown: one line that opens with `#` may be anything else. */
const LEAST_HEADINGS = 2;

/**
 * The lines of a page: trimmed, in Unicode's composed form, without the empty ones. So the same page saved by another
 * system, or copied from another browser, reads the same. Of a page in Markdown the marks are left out, and the
 * addresses of links.
 */
export function pageLines(text: string): PageLine[] {
  const lines: PageLine[] = [];
  const composed = text.replace(/^\uFEFF/, '').normalize('NFC');
  const sources = linesOf(composed);
  const isMarkdown = sources.filter((line) => /^ {0,3}#{1,6} +\S/.test(line)).length >= LEAST_HEADINGS;
  let isAfterBlank = false;
  for (const [index, line] of sources.entries()) {
    const { original, level } = isMarkdown ? plainMarkdown(line.trim()) : { original: line.trim(), level: 0 };
    const plain = original.replaceAll(/[\u00A0\u2007\u202F]/g, ' ');
    if (original !== '') lines.push({ text: plain, original, number: index + 1, isAfterBlank, level });
    isAfterBlank = original === '';
  }
  return lines;
}

/** A line without the marks of Markdown: headings, strong and emphasised text, links, images, escapes. */
function plainMarkdown(line: string): { original: string; level: number } {
  const heading = HEADING.exec(line);
  const body = heading?.[2] ?? line;
  const original = body
    .replaceAll(/!\[([^[\]]{0,500})\]\([^()\s]{0,1000}(?: "[^"]{0,300}")?\)/g, '$1')
    .replaceAll(/\[([^[\]]{1,500})\]\([^()\s]{0,1000}(?: "[^"]{0,300}")?\)/g, '$1')
    .replaceAll(/(\*\*|__)(?=\S)([^*_]{1,1000}?)\1/g, '$2')
    .replaceAll(/\\([\\`*_{}[\]()#+.!-])/g, '$1')
    .trim();
  return { original, level: heading?.[1]?.length ?? 0 };
}
