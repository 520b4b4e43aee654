import type { MarkupElement, MarkupNode } from '../notices/markup.ts';
import { decodeReferences } from './vttCueText.ts';

/** More levels than any tool writes; what is nested deeper comes under the last of them. */
const MAX_DEPTH = 500;

interface OpenElement extends MarkupElement {
  readonly children: MarkupNode[];
}

/** More characters and quoted values than any tag has. An expression that reads as many overflows its stack. */
const MAX_TAG = 100_000;

const TAG_START = /<(\/?)([\p{L}_][^\s<>/]{0,100})/uy;
/** An attribute; or a name without a value, or a value without a name: looked into again, these would take squares. */
const ATTRIBUTE = /([^\s=<>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?|"[^"]*"|'[^']*'/gu;

/**
 * Reads the XML of subtitle files, as a tree of plain values: elements, attributes, text, CDATA and character
 * references. It is tolerant: tags that are not closed end with their parents, closing tags without an opening one do
 * nothing, what is no tag is text. Document types are passed over, and none of their entities known. One pass, no
 * recursion. `null` when there is no element.
 */
export function readXml(text: string): MarkupElement | null {
  const reader = new XmlReader();
  for (let at = 0; at < text.length;) {
    const open = text.indexOf('<', at);
    const end = open < 0 ? text.length : open;
    if (end > at) reader.text(decodeReferences(text.slice(at, end)));
    at = open < 0 ? end : reader.markup(text, open);
  }
  return reader.root;
}

class XmlReader {
  root: MarkupElement | null = null;
  readonly #open: OpenElement[] = [];
  /** How many elements of each name are open. */
  readonly #openNames = new Map<string, number>();
  #line = 1;
  /** The first line end that is not yet counted. */
  #lineEnd = -1;

  text(text: string): void {
    const siblings = this.#open.at(-1)?.children;
    if (siblings === undefined) return;
    const last = siblings.at(-1);
    if (typeof last === 'string') siblings[siblings.length - 1] = last + text;
    else siblings.push(text);
  }

  /** Reads what begins with `<` at an offset; gives where it ends. */
  markup(text: string, at: number): number {
    if (text.startsWith('<!--', at)) return past(text, '-->', at);
    if (text.startsWith('<?', at)) return past(text, '?>', at);
    if (text.startsWith('<![CDATA[', at)) {
      const end = text.indexOf(']]>', at);
      this.text(text.slice(at + 9, end < 0 ? text.length : end));
      return end < 0 ? text.length : end + 3;
    }
    if (text.startsWith('<!', at)) return pastDeclaration(text, at);
    TAG_START.lastIndex = at;
    const match = TAG_START.exec(text);
    const end = match === null ? -1 : endOfTag(text, TAG_START.lastIndex);
    if (match === null || end < 0) {
      this.text('<');
      return at + 1;
    }
    const [start, slash, name = ''] = match;
    if (slash === '/') this.#close(name);
    else this.#start(name, text.slice(at + start.length, end), this.#lineAt(text, at));
    return end + 1;
  }

  #lineAt(text: string, at: number): number {
    while (this.#lineEnd < at) {
      if (this.#lineEnd >= 0) this.#line++;
      const next = text.indexOf('\n', this.#lineEnd + 1);
      this.#lineEnd = next < 0 ? Infinity : next;
    }
    return this.#line;
  }

  #start(written: string, inside: string, line: number): void {
    const attributes: Record<string, string> = Object.create(null) as Record<string, string>;
    for (const [, name = '', double, single] of inside.matchAll(ATTRIBUTE)) {
      const value = double ?? single;
      if (value !== undefined) attributes[name] ??= decodeReferences(value);
    }
    const colon = written.indexOf(':');
    const element: OpenElement = {
      name: written.slice(colon + 1),
      prefix: written.slice(0, Math.max(0, colon)),
      attributes,
      children: [],
      line,
    };
    const parent = this.#open.at(-1);
    if (parent === undefined && this.root !== null) return;
    if (parent === undefined) this.root = element;
    else parent.children.push(element);
    if (inside.trimEnd().endsWith('/') || this.#open.length === MAX_DEPTH) return;
    this.#open.push(element);
    this.#openNames.set(element.name, (this.#openNames.get(element.name) ?? 0) + 1);
  }

  #close(written: string): void {
    const name = written.slice(written.indexOf(':') + 1);
    if ((this.#openNames.get(name) ?? 0) === 0) return;
    for (let closed = this.#open.pop(); closed !== undefined; closed = this.#open.pop()) {
      this.#openNames.set(closed.name, this.#openNames.get(closed.name)! - 1);
      if (closed.name === name) return;
    }
  }
}

/** Where the `>` stands that ends a tag, quoted values passed over; -1 when another tag begins before. */
function endOfTag(text: string, from: number): number {
  let at = from;
  for (let steps = 0; steps < MAX_TAG && at < text.length; steps++) {
    const char = text[at]!;
    if (char === '>') return at;
    if (char === '<') return -1;
    const isQuote = char === '"' || char === "'";
    const end = isQuote ? text.indexOf(char, at + 1) : at;
    if (end < 0) return -1;
    at = end + 1;
  }
  return -1;
}

function past(text: string, mark: string, at: number): number {
  const end = text.indexOf(mark, at);
  return end < 0 ? text.length : end + mark.length;
}

/** A document type may hold declarations between brackets. */
function pastDeclaration(text: string, at: number): number {
  const end = text.indexOf('>', at);
  if (end < 0) return text.length;
  return text.slice(at, end).includes('[') ? past(text, ']>', at) : end + 1;
}
