import { getLegacyName, getNamedCharacter } from './namedCharacters.ts';
import { readVttTime } from './vttTime.ts';

/** A node of a cue's text: W3C WebVTT, "cue text DOM". `seconds` of a timestamp are from the start of the media. */
export type VttNode =
  | { readonly type: 'text'; value: string }
  | { readonly type: 'timestamp'; readonly seconds: number }
  | VttElement;

/** An element of a cue's text; `v` and `lang` have an annotation (the voice's name, the language). */
interface VttElement {
  readonly type: 'c' | 'i' | 'b' | 'u' | 'ruby' | 'rt' | 'v' | 'lang';
  readonly classes: readonly string[];
  readonly children: VttNode[];
  readonly annotation?: string;
}

type Token =
  | { readonly type: 'string' | 'end' | 'timestamp'; readonly value: string }
  | { readonly type: 'start'; readonly name: string; readonly classes: readonly string[]; readonly annotation: string };

/** The nodes of a cue's text, by the W3C's "WebVTT cue text parsing rules" to the letter. Never throws. */
export function parseVttCueText(text: string): VttNode[] {
  const root: VttNode[] = [];
  const open: VttElement[] = [];
  for (let at = 0; at < text.length;) {
    const end = endOfToken(text, at);
    const token = tokenOf(text.slice(at, end));
    at = end;
    const siblings = open.at(-1)?.children ?? root;
    if (token.type === 'string') siblings.push({ type: 'text', value: token.value });
    else if (token.type === 'start') startElement(token, siblings, open);
    else if (token.type === 'end') endElement(token.value, open);
    else {
      const timeMs = readVttTime(token.value);
      if (timeMs !== null) siblings.push({ type: 'timestamp', seconds: timeMs / 1_000 });
    }
  }
  return root;
}

/** The plain text of nodes, and the first voice named in them. */
export function textOfVttNodes(nodes: readonly VttNode[]): { text: string; voice: string | null } {
  let text = '';
  let voice: string | null = null;
  const stack = nodes.toReversed();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'text') text += node.value;
    else if (node.type !== 'timestamp') {
      if (node.type === 'v') voice ??= node.annotation || null;
      for (const child of node.children.toReversed()) stack.push(child);
    }
  }
  return { text, voice };
}

const PLAIN_ELEMENTS: ReadonlySet<string> = new Set(['c', 'i', 'b', 'u', 'ruby']);

function startElement(token: Token & { type: 'start' }, siblings: VttNode[], open: VttElement[]): void {
  const { name, classes, annotation } = token;
  let element: VttElement;
  if (PLAIN_ELEMENTS.has(name) || (name === 'rt' && open.at(-1)?.type === 'ruby')) {
    element = { type: name as VttElement['type'], classes, children: [] };
  } else if (name === 'v' || name === 'lang') element = { type: name, classes, children: [], annotation };
  else return;
  siblings.push(element);
  open.push(element);
}

function endElement(name: string, open: VttElement[]): void {
  const current = open.at(-1)?.type;
  if (current === undefined) return;
  if (current === name) open.pop();
  else if (name === 'ruby' && current === 'rt') open.length -= 2;
}

/** A tag ends behind its `>`, a text before the next tag. */
function endOfToken(text: string, at: number): number {
  const isTag = text.startsWith('<', at);
  const end = text.indexOf(isTag ? '>' : '<', at);
  if (end < 0) return text.length;
  return isTag ? end + 1 : end;
}

function tokenOf(written: string): Token {
  if (!written.startsWith('<')) return { type: 'string', value: decodeReferences(written) };
  return tagToken(written.slice(1, written.endsWith('>') ? -1 : undefined));
}

/** The token of what stands between `<` and `>`. */
function tagToken(inside: string): Token {
  if (PLAIN_ELEMENTS.has(inside)) return { type: 'start', name: inside, classes: [], annotation: '' };
  if (inside.startsWith('/')) return { type: 'end', value: inside.slice(1) };
  if (/^\d/.test(inside)) return { type: 'timestamp', value: inside };
  const [head = ''] = /^[^\t\n\f ]*/.exec(inside) ?? [];
  const [name = '', ...classes] = head.split('.');
  const annotation = decodeReferences(inside.slice(head.length));
  return {
    type: 'start',
    name,
    classes: classes.filter((part) => part !== ''),
    annotation: annotation.replaceAll(/[\t\n\f\r ]+/g, ' ').replaceAll(/^ | $/g, ''),
  };
}

/** Decodes HTML's character references; what is none stays as it stands. */
export function decodeReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(
    /&(?:#[xX]([\dA-Fa-f]+);?|#(\d+);?|([A-Za-z][A-Za-z\d]*)(;?))/g,
    (whole: string, ...groups: (string | undefined)[]) => {
      const [hex, decimal, name = '', semicolon] = groups;
      if (hex !== undefined) return numericCharacter(Number.parseInt(hex, 16));
      if (decimal !== undefined) return numericCharacter(Number.parseInt(decimal, 10));
      const named = semicolon === ';' ? getNamedCharacter(name) : undefined;
      if (named !== undefined) return named;
      const legacy = getLegacyName(name);
      return legacy === undefined ? whole : getNamedCharacter(legacy) + whole.slice(1 + legacy.length);
    },
  );
}

/** Windows-1252's characters at 0x80: what pages that write `&#146;` mean, and HTML reads. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

function numericCharacter(point: number): string {
  if (point === 0 || point > 0x10_ff_ff || (point >= 0xd8_00 && point <= 0xdf_ff)) return '\uFFFD';
  return WINDOWS_1252[point - 0x80] ?? String.fromCodePoint(point);
}
