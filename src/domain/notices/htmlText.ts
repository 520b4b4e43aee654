import { getNamedCharacter } from '../formats/namedCharacters.ts';
import { isHtmlElement } from './htmlElements.ts';

/** Lengths are bounded: a longer tag stays as text. */
const TAG = /<(\/?)([a-zA-Z][a-zA-Z\d]{0,15})(?:[\s/][^<>]{0,5000})?>/g;
const ENTITY = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z][a-zA-Z\d]{1,31}));/g;
/** What stands apart from the text around it. */
const BLOCK = /^(?:p|div|ul|ol|dl|h[1-6]|table|blockquote|section|article|header|footer|pre|hr)$/i;
const LINE = /^(?:br|li|dt|dd|tr)$/i;
/** What is not read out. */
const UNREAD: readonly (readonly [opens: RegExp, closes: RegExp])[] = [
  [/<!--/g, /-->/g],
  [/<script\b/gi, /<\/script\s{0,9}>/gi],
  [/<style\b/gi, /<\/style\s{0,9}>/gi],
];

/**
 * The text of a piece of HTML, as descriptions of talks hold it: without tags, entities resolved, paragraphs parted by
 * an empty line. A plain text keeps its words and its line breaks. Nothing of it is ever markup again.
 */
export function htmlText(html: string): string {
  const isMarkup = html.includes('<');
  const read = isMarkup ? UNREAD.reduce((text, [opens, closes]) => without(text, opens, closes), html) : html;
  const bare = read.replaceAll(TAG, (written: string, slash: string, name: string) => {
    if (!isHtmlElement(name)) return written;
    return BLOCK.test(name) ? '\n\n' : slash === '' && LINE.test(name) ? '\n' : '';
  });
  return decodeEntities(bare)
    .split(/\r\n|\r|\n/)
    .map((line) => line.replaceAll(/[\t\f\v ]+/g, ' ').trim())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

/** A text without what stands between two marks, each time; what never closes stays. Linear. */
function without(text: string, opens: RegExp, closes: RegExp): string {
  let kept = '';
  let from = 0;
  for (;;) {
    opens.lastIndex = from;
    const start = opens.exec(text);
    closes.lastIndex = start?.index ?? text.length;
    const end = start === null ? null : closes.exec(text);
    if (start === null || end === null) return kept + text.slice(from);
    kept += text.slice(from, start.index);
    from = end.index + end[0].length;
  }
}

function decodeEntities(text: string): string {
  return text.replaceAll(ENTITY, (written, decimal?: string, hexadecimal?: string, name?: string) => {
    if (name !== undefined) return getNamedCharacter(name) ?? written;
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
    const isCharacter = code > 31 && code <= 0x10_ff_ff && (code < 0xd8_00 || code > 0xdf_ff);
    return isCharacter || code === 9 || code === 10 ? String.fromCodePoint(code) : written;
  });
}
