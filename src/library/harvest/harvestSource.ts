import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HarvestSource } from '../../contract/harvestSchemas.ts';
import { Failure, FAILURE_CODES, type FailureCode } from '../../contract/failure.ts';
import type { Job } from '../../contract/schemas.ts';
import { cutName } from '../files/cutName.ts';
import type { JobControl } from '../jobs/jobRegistry.ts';
import type { LibraryContext } from '../libraryContext.ts';
import { newId } from '../newId.ts';
import {
  progressOf,
  putSource,
  savedSources,
  setProgress,
  setValidators,
  validatorsOf,
  type HarvestProgress,
} from './harvestStore.ts';
import { listRecords } from './oaiPmh.ts';
import { PoliteFetcher } from './PoliteFetcher.ts';

/** A list whose token is forgotten again and again is given up. */
const MAX_RESTARTS = 3;
/** The largest portals have some thousands of pages; a server that never ends has more. */
const MAX_PAGES = 20_000;
const MAX_TOTAL_BYTES = 4 * 1024 * 1024 * 1024;
/** Days are told in the time of the server: the day before is asked for again, and its records are known. */
const OVERLAP_MS = 24 * 3_600_000;

interface HarvestOptions {
  /** Asks for everything, not only for what changed since the last harvest. */
  readonly isWhole: boolean;
  /** Imports the pages, or goes on with that; gives the job once it has ended. */
  readonly importFolder: (folder: string, importId: string) => Promise<Job>;
}

/**
 * Fetches what a source has, page by page, into a folder of the inbox, and has that folder imported, if there is anything
 * new, as any files are. How far it is is stored after each page, so that a harvest that was interrupted goes on at the
 * page it was at, or with its import. Only once that has ended is the source harvested: pages whose import failed are
 * imported the next time, those whose import was stopped are fetched anew.
 */
export async function harvestSource(
  context: LibraryContext,
  source: HarvestSource,
  control: JobControl,
  { isWhole, importFolder }: HarvestOptions,
): Promise<void> {
  const { settings } = context.store;
  const { id } = source;
  await control.turn();
  if (control.signal.aborted) return;
  const fetched = await fetchPages(context, source, control, isWhole);
  if (control.signal.aborted) return;
  if (fetched.pageCount === 0) await rm(fetched.folder, { recursive: true, force: true });
  else {
    const importId = fetched.importId ?? newId<string>();
    setProgress(settings, id, { ...fetched, importId });
    const { state, detail } = await importFolder(fetched.folder, importId);
    if (control.signal.aborted) return;
    // The report of one that failed stays as it is: it may be undone meanwhile.
    if (state === 'failed') setProgress(settings, id, { ...fetched, importId: null });
    if (state === 'failed') throw new Failure(failureCodeOf(detail), source.name);
    if (state === 'cancelled') return setProgress(settings, id, null);
  }
  if (fetched.validators !== null) setValidators(settings, id, fetched.validators);
  // It may have been changed or removed meanwhile.
  const saved = savedSources(settings).find((other) => other.id === id);
  if (saved !== undefined) putSource(settings, { ...saved, harvestedAt: fetched.startedAt });
  setProgress(settings, id, null);
}

function failureCodeOf(detail: string): FailureCode {
  return FAILURE_CODES.find((code) => code === detail) ?? 'internal';
}

async function fetchPages(
  context: LibraryContext,
  source: HarvestSource,
  control: JobControl,
  isWhole: boolean,
): Promise<HarvestProgress> {
  const { settings } = context.store;
  const fetcher = new PoliteFetcher({ paceMs: source.paceMs, signal: control.signal });
  const known = progressOf(settings, source.id);
  // The pages of an import that was stopped are gone.
  const isGone = known?.importId != null && !existsSync(known.folder);
  const begun = known === null || isGone ? beginHarvest(context, source, isWhole) : known;
  if (begun.importId !== null) return begun;
  await mkdir(begun.folder, { recursive: true });
  return fetchAll({ context, source, control, fetcher }, begun, isWhole).catch((error: unknown) => {
    // What such a server says next is no better: the next harvest begins anew.
    if (error instanceof Failure && error.code === 'harvest.badAnswer') setProgress(settings, source.id, null);
    throw error;
  });
}

function fetchAll(work: Work, begun: HarvestProgress, isWhole: boolean): Promise<HarvestProgress> {
  return work.source.kind === 'feed' ? fetchFeed(work, begun, isWhole) : fetchLists(work, begun);
}

function beginHarvest({ now, inboxFolder }: LibraryContext, source: HarvestSource, isWhole: boolean): HarvestProgress {
  const since = isWhole ? null : source.harvestedAt;
  return {
    startedAt: now(),
    sets: source.sets.length === 0 ? [null] : source.sets,
    from: since === null ? null : new Date(Date.parse(since) - OVERLAP_MS).toISOString().slice(0, 10),
    token: null,
    pageCount: 0,
    recordCount: 0,
    byteCount: 0,
    restartCount: 0,
    folder: join(inboxFolder, newId(), folderName(source.name)),
    importId: null,
    validators: null,
  };
}

/** What reports call the pages by. */
function folderName(name: string): string {
  // oxlint-disable-next-line no-control-regex -- no system has them in names
  const plain = name.replaceAll(/[\\/:*?"<>|\u0000-\u001F]+/gu, '-').replaceAll(/^[.\s-]+|[.\s]+$/gu, '');
  return cutName(plain === '' ? 'source' : plain, 100);
}

interface Work {
  readonly context: LibraryContext;
  readonly source: HarvestSource;
  readonly control: JobControl;
  readonly fetcher: PoliteFetcher;
}

async function fetchFeed(work: Work, progress: HarvestProgress, isWhole: boolean): Promise<HarvestProgress> {
  const { context, source, fetcher } = work;
  const { settings } = context.store;
  const known = isWhole ? undefined : validatorsOf(settings, source.id);
  const { bytes, validators } = await fetcher.get(source.url, known);
  if (bytes === null) return progress;
  await writePage(progress, bytes);
  return { ...progress, pageCount: 1, validators };
}

async function fetchLists(work: Work, begun: HarvestProgress): Promise<HarvestProgress> {
  const { context, source, control } = work;
  let progress = begun;
  while (progress.sets.length > 0) {
    await control.turn();
    if (control.signal.aborted) return progress;
    progress = await fetchPage(work, progress);
    setProgress(context.store.settings, source.id, progress);
  }
  return progress;
}

/** Fetches the next page of the list under way; how far the harvest is then. */
async function fetchPage({ source, control, fetcher }: Work, progress: HarvestProgress): Promise<HarvestProgress> {
  const { from, token, sets, pageCount } = progress;
  const [set = null] = sets;
  const answer = await listRecords(fetcher, source.url, { format: source.format, set, from, token });
  if (answer === 'badToken') return restarted(progress);
  if (answer === 'noRecords') return { ...progress, sets: sets.slice(1), token: null };
  await writePage(progress, answer.bytes);
  const recordCount = progress.recordCount + answer.recordCount;
  const byteCount = progress.byteCount + answer.bytes.length;
  const isEndless = answer.token !== null && answer.token === token;
  if (isEndless || pageCount >= MAX_PAGES || byteCount > MAX_TOTAL_BYTES) {
    throw new Failure('harvest.badAnswer', `${source.name}: ${recordCount}`);
  }
  control.progress(recordCount, Math.max(answer.total ?? 0, recordCount), set ?? source.name);
  const rest = answer.token === null ? sets.slice(1) : sets;
  return { ...progress, sets: rest, token: answer.token, pageCount: pageCount + 1, recordCount, byteCount };
}

/** The list begins anew; what was fetched of it is known when it comes again. */
function restarted(progress: HarvestProgress): HarvestProgress {
  if (progress.restartCount >= MAX_RESTARTS) throw new Failure('harvest.badAnswer', 'badResumptionToken');
  return { ...progress, token: null, restartCount: progress.restartCount + 1 };
}

async function writePage({ folder, pageCount }: HarvestProgress, bytes: Buffer): Promise<void> {
  // One that is cut short is fetched again: how far the harvest is is stored behind it.
  await writeFile(join(folder, `${String(pageCount + 1).padStart(5, '0')}.xml`), bytes);
}
