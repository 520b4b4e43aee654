import { setTimeout as wait } from 'node:timers/promises';
import { Failure } from '../../contract/failure.ts';

/** What a server answered. `bytes` are unpacked; `null` when nothing has changed since `validators`. */
export interface Fetched {
  readonly bytes: Buffer | null;
  /** What to send to be told whether it has changed. */
  readonly validators: Validators;
}

/** `ETag` and `Last-Modified` of an answer, empty where there was none. */
export interface Validators {
  readonly etag: string;
  readonly lastModified: string;
}

interface FetcherOptions {
  /** From the start of one request to that of the next. */
  readonly paceMs: number;
  readonly signal?: AbortSignal;
  /** The first wait after an error; each further one is twice as long. Shorter in tests. */
  readonly backOffMs?: number;
  /** How long a server may take for one answer, all of it. */
  readonly patienceMs?: number;
  readonly maxBytes?: number;
  /** How often one thing is asked for at most. */
  readonly maxTries?: number;
}

const BACK_OFF_MS = 1_000;
const PATIENCE_MS = 60_000;
const MAX_TRIES = 5;
/** A server that asks for more patience is left alone, and the harvest goes on another time. */
const LONGEST_RETRY_AFTER_MS = 5 * 60_000;
const MAX_REDIRECTS = 5;
/** As much as one source of notices may have. */
const MAX_BYTES = 32 * 1024 * 1024;
const READABLE = /^(?:text\/|application\/(?:[\w.+-]*\+)?(?:xml|json|rss|atom|octet-stream)\b)/i;

/**
 * Asks one server for one thing after another, politely: never faster than the pace, and later again when it says so
 * (`Retry-After`), fails, or does not answer. Only `http:` and `https:`, a few redirects, answers of bounded size that are
 * text. It fetches what it is told to, and nothing that is in it.
 *
 * Throws `harvest.unreachable` when all tries failed, `harvest.badAnswer` for an answer that trying again would not
 * change, and an `AbortError` when `signal` is aborted.
 */
export class PoliteFetcher {
  readonly #options: Required<Omit<FetcherOptions, 'signal'>> & { readonly signal: AbortSignal | undefined };
  #nextAt = 0;

  constructor({ signal, ...options }: FetcherOptions) {
    this.#options = {
      backOffMs: BACK_OFF_MS,
      patienceMs: PATIENCE_MS,
      maxBytes: MAX_BYTES,
      maxTries: MAX_TRIES,
      ...options,
      signal,
    };
  }

  async get(url: string, known: Validators = { etag: '', lastModified: '' }): Promise<Fetched> {
    for (let tries = 1; ; tries++) {
      const answer = await this.#try(url, known);
      if (!(answer instanceof TryAgain)) return answer;
      if (tries >= this.#options.maxTries || answer.afterMs > LONGEST_RETRY_AFTER_MS) {
        throw new Failure('harvest.unreachable', `${hostOf(url)}: ${answer.message}`);
      }
      await this.#sleep(Math.max(answer.afterMs, this.#options.backOffMs * 2 ** (tries - 1)));
    }
  }

  async #try(url: string, known: Validators): Promise<Fetched | TryAgain> {
    const { patienceMs, signal } = this.#options;
    const timeout = AbortSignal.timeout(patienceMs);
    const either = signal === undefined ? timeout : AbortSignal.any([timeout, signal]);
    try {
      return await this.#follow(url, known, either);
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof Failure) throw error;
      // No connection, one that broke, or no answer in time.
      return new TryAgain(error instanceof Error ? causeOf(error) : String(error), 0);
    }
  }

  async #follow(start: string, known: Validators, signal: AbortSignal): Promise<Fetched | TryAgain> {
    let url = webAddress(start);
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      await this.#pace();
      const response = await fetch(url, { redirect: 'manual', signal, headers: headersFor(known) });
      const location = response.headers.get('location');
      if (response.status < 300 || response.status >= 400 || location === null) return this.#read(response, url);
      await response.body?.cancel();
      url = webAddress(new URL(location, url).href);
    }
    throw new Failure('harvest.badAnswer', `${hostOf(start)}: redirects`);
  }

  async #read(response: Response, url: string): Promise<Fetched | TryAgain> {
    const { status, headers } = response;
    const validators = validatorsIn(headers);
    const type = headers.get('content-type') ?? 'text/xml';
    const isFine = response.ok && READABLE.test(type);
    if (!isFine) await response.body?.cancel();
    if (status === 304) return { bytes: null, validators };
    if (status === 429 || status >= 500) return new TryAgain(String(status), retryAfterMs(headers.get('retry-after')));
    if (!isFine) throw new Failure('harvest.badAnswer', `${hostOf(url)}: ${status} ${type}`);
    return { bytes: await this.#bytesOf(response, url), validators };
  }

  /** Counted while they are unpacked: what a server says of its size is not believed. */
  async #bytesOf(response: Response, url: string): Promise<Buffer> {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
      const piece = chunk as Uint8Array;
      size += piece.length;
      // Leaving the loop cancels the answer.
      if (size > this.#options.maxBytes) throw new Failure('harvest.badAnswer', `${hostOf(url)}: > ${size}`);
      chunks.push(piece);
    }
    return Buffer.concat(chunks);
  }

  async #pace(): Promise<void> {
    const waitMs = this.#nextAt - performance.now();
    if (waitMs > 0) await this.#sleep(waitMs);
    this.#nextAt = performance.now() + this.#options.paceMs;
  }

  async #sleep(ms: number): Promise<void> {
    const { signal } = this.#options;
    await wait(ms, undefined, signal === undefined ? {} : { signal });
  }
}

/** An answer after which the same may be asked again. */
class TryAgain {
  readonly message: string;
  readonly afterMs: number;

  constructor(message: string, afterMs: number) {
    this.message = message;
    this.afterMs = afterMs;
  }
}

function validatorsIn(headers: Headers): Validators {
  return { etag: headers.get('etag') ?? '', lastModified: headers.get('last-modified') ?? '' };
}

function headersFor({ etag, lastModified }: Validators): Record<string, string> {
  return {
    'user-agent': 'Lutrin (lecture notices; one request at a time)',
    accept: 'application/xml, text/xml, application/rss+xml, application/atom+xml, */*;q=0.1',
    ...(etag === '' ? {} : { 'if-none-match': etag }),
    ...(lastModified === '' ? {} : { 'if-modified-since': lastModified }),
  };
}

/** Throws `harvest.badAnswer` for what is no address of the web. */
export function webAddress(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null || (parsed.protocol !== 'http:' && parsed.protocol !== 'https:')) {
    throw new Failure('harvest.badAnswer', url.slice(0, 200));
  }
  return parsed.href;
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? url.slice(0, 200);
}

/** Seconds, or a date. */
function retryAfterMs(header: string | null): number {
  if (header === null) return 0;
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header) * 1_000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? 0 : Math.max(0, at - Date.now());
}

function causeOf(error: Error): string {
  return error.cause instanceof Error ? error.cause.message : error.message;
}
