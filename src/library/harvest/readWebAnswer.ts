import { childrenOf, elementsOf, textOf, type MarkupElement } from '../../domain/notices/markup.ts';
import { decodeText } from '../files/decodeText.ts';
import { parseXml } from '../notices/parseXml.ts';

/** What an answer of an OAI-PMH server says besides its records. */
export interface OaiAnswer {
  /** The code of an error of the protocol, `?` where it has none; `null` without an error. */
  readonly error: string | null;
  readonly repositoryName: string | null;
  /** Metadata prefixes, as `oai_dc`. */
  readonly formats: readonly string[];
  readonly sets: readonly { readonly spec: string; readonly name: string }[];
  /** Where the list goes on, `null` at its end. */
  readonly token: string | null;
  readonly recordCount: number;
  /** How many records the list has, where the server says so. */
  readonly total: number | null;
}

/** An answer of a web server that is XML. */
export interface WebAnswer {
  readonly ok: true;
  /** The name of the outermost element. */
  readonly root: string;
  /** `null` for what is no answer of the protocol. */
  readonly oai: OaiAnswer | null;
  /** The title of a feed; empty where there is none. */
  readonly title: string;
}

export type WebAnswerReading = WebAnswer | { readonly ok: false; readonly detail: string };

/** Reads an answer of a server that is harvested; runs in a thread, as whatever a server sends may take long. */
export function readWebAnswer(bytes: Uint8Array): WebAnswerReading {
  const parsed = parseXml(decodeText(Buffer.from(bytes)).text);
  if (!parsed.ok) return { ok: false, detail: parsed.detail };
  const { root } = parsed;
  const isOai = root.name === 'OAI-PMH';
  const channel = childrenOf(root, 'channel')[0] ?? root;
  const title = isOai ? null : valueOf(channel, 'title');
  return { ok: true, root: root.name, oai: isOai ? oaiAnswerOf(root) : null, title: title ?? '' };
}

function oaiAnswerOf(root: MarkupElement): OaiAnswer {
  const [error] = childrenOf(root, 'error');
  const [token] = elementsNamed(root, 'resumptionToken');
  const size = Number(token?.attributes['completeListSize'] ?? Number.NaN);
  return {
    error: error === undefined ? null : (error.attributes['code'] ?? '?'),
    repositoryName: valueOf(root, 'repositoryName'),
    formats: valuesOf(root, 'metadataPrefix'),
    sets: elementsNamed(root, 'set').flatMap((set) => {
      const spec = valueOf(set, 'setSpec');
      return spec === null ? [] : [{ spec, name: valueOf(set, 'setName') ?? spec }];
    }),
    // An empty token ends a list.
    token: valueOf(root, 'resumptionToken'),
    recordCount: elementsNamed(root, 'record').length,
    total: Number.isInteger(size) && size >= 0 ? size : null,
  };
}

function elementsNamed(root: MarkupElement, name: string): MarkupElement[] {
  return [...elementsOf(root)].filter((element) => element.name === name);
}

function valuesOf(root: MarkupElement, name: string): string[] {
  return elementsNamed(root, name)
    .map((element) => textOf(element).replaceAll(/\s+/gu, ' ').trim())
    .filter((text) => text !== '');
}

function valueOf(root: MarkupElement, name: string): string | null {
  return valuesOf(root, name)[0] ?? null;
}
