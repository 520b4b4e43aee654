import { getNamedCharacter } from '../formats/namedCharacters.ts';
import { isHtmlElement } from './htmlElements.ts';

const TAG = /^<\/?([a-z][a-z0-9]{0,20})(?=[\s/>])/i;
const PARAGRAPHS = new Set('p div li ul ol h1 h2 h3 h4 h5 h6 section article blockquote table tr'.split(' '));
/** Characters; a transcript of ten hours has half as many. */
const MAX_LENGTH = 1_000_000;
const REFERENCE = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]{1,31}));/gi;

/**
 * The text that an HTML string in a value (of JSON, of an attribute) stands for: tags away, paragraphs apart,
 * character references resolved, twice where it was escaped twice. A text without markup stays as it is, trimmed. What
 * is longer than a million characters is cut.
 */
export function textOfHtml(html: string): string {
  let text = html.slice(0, MAX_LENGTH);
  for (let pass = 0; pass < 2 && /[<&]/.test(text); pass++) text = resolveReferences(withoutTags(text));
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

function withoutTags(html: string): string {
  if (!/<(?:\/?[a-z]|!--)/i.test(html)) return html;
  const scan = new TagScan(html);
  let text = '';
  let at = 0;
  for (let open = html.indexOf('<'); open >= 0; open = html.indexOf('<', at)) {
    const { end, between } = scan.tagAt(open);
    text += html.slice(at, open) + between;
    at = end;
  }
  return text + html.slice(at);
}

class TagScan {
  readonly #html: string;
  /** What is not found once is not looked for again: the time stays in proportion to the length. */
  readonly #missing = new Set<string>();

  constructor(html: string) {
    this.#html = html;
  }

  /** Where the markup at a `<` ends, and what stands for it: the sign itself when it begins none. */
  tagAt(open: number): { end: number; between: string } {
    const start = this.#html.slice(open, open + 24);
    const name = TAG.exec(start)?.[1]?.toLowerCase() ?? '';
    const closing = closingOf(start, name);
    if (closing === '') return { end: open + 1, between: '<' };
    const end = this.#missing.has(closing) ? -1 : this.#html.indexOf(closing, open);
    if (end < 0) {
      this.#missing.add(closing);
      return { end: open + 1, between: '<' };
    }
    return { end: end + closing.length, between: name === 'br' ? '\n' : PARAGRAPHS.has(name) ? '\n\n' : '' };
  }
}

/** What ends the markup that begins so; `''` when none begins. */
function closingOf(start: string, name: string): string {
  if (start.startsWith('<!--')) return '-->';
  if ((name === 'script' || name === 'style') && start[1] !== '/') return `</${name}>`;
  return isHtmlElement(name) ? '>' : '';
}

function resolveReferences(text: string): string {
  return text.replaceAll(REFERENCE, (written, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return getNamedCharacter(name) ?? written;
    const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal);
    return code > 0 && code <= 0x10_ff_ff && (code < 0xd8_00 || code > 0xdf_ff) ? String.fromCodePoint(code) : '';
  });
}
