import { Failure } from '../../contract/failure.ts';
import { noticeThreads } from '../notices/NoticeThreads.ts';
import type { OaiAnswer, WebAnswer } from './readWebAnswer.ts';
import { webAddress, type PoliteFetcher } from './PoliteFetcher.ts';

/** What a repository says of itself, and what can be asked of it. */
export interface Repository extends Pick<OaiAnswer, 'formats' | 'sets'> {
  readonly name: string;
}

/** What to list; `token` instead of all else where a list goes on. */
export interface ListRequest {
  readonly format: string;
  readonly set: string | null;
  /** `yyyy-mm-dd`, which every repository understands; `null` for all. */
  readonly from: string | null;
  readonly token: string | null;
}

/** A page of a list. */
interface RecordPage extends Pick<OaiAnswer, 'token' | 'recordCount' | 'total'> {
  readonly bytes: Buffer;
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
  const name = identify.repositoryName;
  if (name === null) return null;
  const formats = await ask(fetcher, base, { verb: 'ListMetadataFormats' });
  return {
    name,
    formats: formats.formats,
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
    for (const { spec, name } of answer.sets) sets.set(spec, name);
    token = answer.token;
    // Repositories without sets answer with an error.
    if (token === null || answer.error !== null) break;
  }
  return [...sets].map(([spec, name]) => ({ spec, name }));
}

/** Asks for a page of records. Throws `harvest.badAnswer` for other errors of the protocol. */
export async function listRecords(fetcher: PoliteFetcher, base: string, request: ListRequest): Promise<ListAnswer> {
  const { format, set, from, token } = request;
  const list = token === null ? { metadataPrefix: format, set, from } : { resumptionToken: token };
  const { bytes, error, token: next, recordCount, total } = await ask(fetcher, base, { verb: 'ListRecords', ...list });
  if (error === 'noRecordsMatch') return 'noRecords';
  if (error === 'badResumptionToken' && token !== null) return 'badToken';
  if (error !== null) throw new Failure('harvest.badAnswer', error);
  return { bytes, token: next, recordCount, total };
}

interface Answer extends OaiAnswer {
  readonly bytes: Buffer;
}

async function ask(
  fetcher: PoliteFetcher,
  base: string,
  given: Readonly<Record<string, string | null>>,
): Promise<Answer> {
  const { bytes } = await fetcher.get(requestUrl(base, given));
  const { root, oai } = await readAnswer(bytes);
  if (oai === null) throw new Failure('harvest.badAnswer', root);
  return { ...oai, bytes: bytes! };
}

/** Reads what a server answered. Throws `harvest.badAnswer` for what is no XML, or cannot be read in time. */
export async function readAnswer(bytes: Buffer | null): Promise<WebAnswer> {
  const read = await noticeThreads.read({ kind: 'webAnswer', bytes: bytes ?? Buffer.alloc(0) });
  if (read?.ok !== true) throw new Failure('harvest.badAnswer', read?.detail ?? '');
  return read;
}
