import { Failure } from '../../contract/failure.ts';
import { childrenOf, elementsOf, textOf, type MarkupElement } from '../../domain/notices/markup.ts';
import { decodeText } from '../files/decodeText.ts';
import { parseXml } from '../notices/parseXml.ts';
import { webAddress, type PoliteFetcher } from './PoliteFetcher.ts';

/** What a repository says of itself, and what can be asked of it. */
export interface Repository {
  readonly name: string;
  /** Metadata prefixes, as `oai_dc`. */
  readonly formats: readonly string[];
  readonly sets: readonly { readonly spec: string; readonly name: string }[];
}

/** What to list; `token` instead of all else where a list goes on. */
export interface ListRequest {
  readonly format: string;
  readonly set: string | null;
  /** `yyyy-mm-dd`, which every repository understands; `null` for all. */
  readonly from: string | null;
  readonly token: string | null;
}

/** A page of a list. `token` is where it goes on, `null` at its end. */
interface RecordPage {
  readonly bytes: Buffer;
  readonly token: string | null;
  readonly recordCount: number;
  /** How many records the list has, where the server says so. */
  readonly total: number | null;
}

/** A page, or that the token is no longer known to the server: the list has to begin anew. */
export type ListAnswer = RecordPage | 'noRecords' | 'badToken';

const MAX_SET_PAGES = 50;

/** The address of a request of the protocol. Arguments of the base address itself are kept. */
function requestUrl(base: string, given: Readonly<Record<string, string | null>>): string {
  const url = new URL(webAddress(base));
  for (const [name, value] of Object.entries(given)) if (value !== null) url.searchParams.set(name, value);
  return url.href;
}

/** What a base address gives access to; `null` when no such repository answers there. */
export async function describeRepository(fetcher: PoliteFetcher, base: string): Promise<Repository | null> {
  const identify = await ask(fetcher, base, { verb: 'Identify' }).catch(nullForBadAnswer);
  if (identify === null) return null;
  const name = valueOf(identify.root, 'repositoryName');
  if (name === null) return null;
  const formats = await ask(fetcher, base, { verb: 'ListMetadataFormats' });
  return {
    name,
    formats: valuesOf(formats.root, 'metadataPrefix'),
    sets: await listSets(fetcher, base),
  };
}

function nullForBadAnswer(error: unknown): null {
  if (error instanceof Failure && error.code === 'harvest.badAnswer') return null;
  throw error;
}

async function listSets(fetcher: PoliteFetcher, base: string): Promise<Repository['sets']> {
  const sets = new Map<string, string>();
  let token: string | null = null;
  for (let page = 0; page < MAX_SET_PAGES; page++) {
    const answer: Answer = await ask(fetcher, base, { verb: 'ListSets', resumptionToken: token });
    for (const set of elementsNamed(answer.root, 'set')) {
      const spec = valueOf(set, 'setSpec');
      if (spec !== null) sets.set(spec, valueOf(set, 'setName') ?? spec);
    }
    token = tokenOf(answer.root);
    // Repositories without sets answer with an error.
    if (token === null || answer.error !== null) break;
  }
  return [...sets].map(([spec, name]) => ({ spec, name }));
}

/** Asks for a page of records. Throws `harvest.badAnswer` for other errors of the protocol. */
export async function listRecords(fetcher: PoliteFetcher, base: string, request: ListRequest): Promise<ListAnswer> {
  const { format, set, from, token } = request;
  const list = token === null ? { metadataPrefix: format, set, from } : { resumptionToken: token };
  const { root, bytes, error } = await ask(fetcher, base, { verb: 'ListRecords', ...list });
  if (error === 'noRecordsMatch') return 'noRecords';
  if (error === 'badResumptionToken' && token !== null) return 'badToken';
  if (error !== null) throw new Failure('harvest.badAnswer', error);
  const [written] = elementsNamed(root, 'resumptionToken');
  const size = Number(written?.attributes['completeListSize'] ?? Number.NaN);
  return {
    bytes,
    token: tokenOf(root),
    recordCount: elementsNamed(root, 'record').length,
    total: Number.isInteger(size) && size >= 0 ? size : null,
  };
}

interface Answer {
  readonly root: MarkupElement;
  readonly bytes: Buffer;
  /** The code of an error of the protocol. */
  readonly error: string | null;
}

async function ask(
  fetcher: PoliteFetcher,
  base: string,
  given: Readonly<Record<string, string | null>>,
): Promise<Answer> {
  const { bytes } = await fetcher.get(requestUrl(base, given));
  const parsed = parseXml(decodeText(bytes ?? Buffer.alloc(0)).text);
  if (!parsed.ok) throw new Failure('harvest.badAnswer', parsed.detail);
  if (parsed.root.name !== 'OAI-PMH') throw new Failure('harvest.badAnswer', parsed.root.name);
  const [error] = childrenOf(parsed.root, 'error');
  return { root: parsed.root, bytes: bytes!, error: error?.attributes['code'] ?? (error === undefined ? null : '?') };
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

/** An empty token ends a list. */
function tokenOf(root: MarkupElement): string | null {
  return valueOf(root, 'resumptionToken');
}
