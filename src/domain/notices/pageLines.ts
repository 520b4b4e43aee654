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
  /** The addresses of its Markdown links and images, which are not in the text. */
  readonly addresses: readonly string[];
}

const HEADING = /^(#{1,6}) +(\S.*)$/u;

/**
 * The lines of a page: trimmed, in Unicode's composed form, without the empty ones. So the same page saved by another
 * system, or copied from another browser, reads the same. Of a page in Markdown the marks are left out, and the
 * addresses of links.
 */
export function pageLines(text: string): PageLine[] {
  const lines: PageLine[] = [];
  const composed = text.replace(/^\uFEFF/, '').normalize('NFC');
  const sources = linesOf(composed);
  const headingCount = sources.filter((line) => /^ {0,3}#{1,6} +\S/.test(line)).length;
  // One line that opens with `#` may be anything else.
  const isMarkdown = headingCount > 1 || (headingCount === 1 && /\]\(https?:|\*\*\S/.test(composed));
  let isAfterBlank = false;
  for (const [index, source] of sources.entries()) {
    const bare = source.trim();
    if (bare !== '')
      lines.push(isMarkdown ? markdownLine(bare, index + 1, isAfterBlank) : plainLine(bare, index + 1, isAfterBlank));
    isAfterBlank = bare === '';
  }
  return isMarkdown ? lines.filter(({ original }) => original !== '') : lines;
}

const NO_ADDRESSES: readonly string[] = [];

function plainLine(original: string, number: number, isAfterBlank: boolean): PageLine {
  return { text: plainSpaces(original), original, number, isAfterBlank, level: 0, addresses: NO_ADDRESSES };
}

function markdownLine(written: string, number: number, isAfterBlank: boolean): PageLine {
  const { original, level, addresses } = plainMarkdown(written);
  return { text: plainSpaces(original), original, number, isAfterBlank, level, addresses };
}

const OTHER_SPACE = /[\u00A0\u2007\u202F]/;

/** A text with plain spaces for no-break ones. */
export function plainSpaces(text: string): string {
  return OTHER_SPACE.test(text) ? text.replaceAll(/[\u00A0\u2007\u202F]/g, ' ') : text;
}

const LINK = /!?\[([^[\]]{0,1000})\]\(([^()\s]{1,1000})(?: "[^"]{0,300}")?\)/g;

/** A line without the marks of Markdown: headings, strong and emphasised text, links, images, escapes. */
function plainMarkdown(line: string): Pick<PageLine, 'original' | 'level' | 'addresses'> {
  const heading = HEADING.exec(line);
  const body = heading?.[2] ?? line;
  const links = [...body.matchAll(LINK)];
  const original = body
    .replaceAll(LINK, '$1')
    .replaceAll(/(\*\*|__)(?=\S)([^*_]{1,1000}?)\1/g, '$2')
    .replaceAll(/\\([\\`*_{}[\]()#+.!-])/g, '$1')
    .trim();
  const addresses = links.flatMap(([, text, address = '']) => (address === text ? [] : [address]));
  return { original, level: heading?.[1]?.length ?? 0, addresses };
}
