import type { Identifier } from './notice.ts';

const DOI = /\b10\.\d{4,9}\/[^\s"<>«»]+/gu;
const URL = /\bhttps?:\/\/[^\s"<>«»]+/gu;
const PORTAL_NODE = /^https?:\/\/(?:www\.)?canal-u\.tv\/(?:node\/)?(\d+)\/?$/;
const REACH = 5_000;

/**
 * The identifiers written in a text: each DOI bare (`10.60527/…`), each URL as it stands, and the number of a
 * portal page besides its URL. A URL of doi.org is its DOI, not a URL too. Punctuation behind is not part of them.
 */
export function identifiersIn(text: string): Identifier[] {
  const found: Identifier[] = [];
  const add = (scheme: Identifier['scheme'], value: string): void => void found.push({ scheme, value });
  const reach = text.slice(0, REACH);
  for (const [doi] of reach.matchAll(DOI)) add('doi', withoutPunctuation(doi));
  for (const [written] of reach.matchAll(URL)) {
    const url = withoutPunctuation(written);
    if (/^https?:\/\/(?:dx\.)?doi\.org\//.test(url)) continue;
    add('url', url);
    const node = PORTAL_NODE.exec(url);
    if (node?.[1] !== undefined) add('nid', node[1]);
  }
  return uniteIdentifiers(found);
}

/** Each identifier once, in the place of the first and as the last is written: case makes no other. */
export function uniteIdentifiers(identifiers: readonly Identifier[]): Identifier[] {
  return [...new Map(identifiers.map((found) => [`${found.scheme}:${found.value.toLowerCase()}`, found])).values()];
}

function withoutPunctuation(text: string): string {
  const trimmed = text.replace(/[.,;:!?]+$/, '');
  // A closing bracket belongs to the text around, unless its partner is inside.
  return trimmed.endsWith(')') && !trimmed.includes('(') ? trimmed.slice(0, -1).replace(/[.,;]+$/, '') : trimmed;
}
