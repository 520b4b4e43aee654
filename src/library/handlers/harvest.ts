import { Failure } from '../../contract/failure.ts';
import type { ProbedSource } from '../../contract/harvestSchemas.ts';
import { importRequest } from '../../contract/importSchemas.ts';
import { LIMITS, type Job } from '../../contract/schemas.ts';
import { harvestSource } from '../harvest/harvestSource.ts';
import {
  putSource,
  removeSource,
  requireSource,
  savedSources,
  setProgress,
  setValidators,
} from '../harvest/harvestStore.ts';
import { describeRepository, readAnswer } from '../harvest/oaiPmh.ts';
import { PoliteFetcher } from '../harvest/PoliteFetcher.ts';
import type { JobControl } from '../jobs/jobRegistry.ts';
import type { LibraryContext } from '../libraryContext.ts';
import { newId } from '../newId.ts';
import type { HandlersOf } from './handlersOf.ts';
import { startImport } from './notices.ts';

export function harvestHandlers(context: LibraryContext): HandlersOf<'harvest'> {
  const { settings } = context.store;
  return {
    'harvest.probe': ({ url }) => probe(url),
    'harvest.sources': () => ({ sources: [...savedSources(settings)] }),
    'harvest.add'(choice) {
      const known = savedSources(settings).find(({ url }) => url === choice.url);
      const id = known?.id ?? newId<string>();
      putSource(settings, { ...choice, id, harvestedAt: null });
      // What was begun was another list.
      setProgress(settings, id, null);
      setValidators(settings, id, { etag: '', lastModified: '' });
      return { id };
    },
    'harvest.remove'({ id }) {
      removeSource(settings, id);
      const jobId = running.get(context)?.get(id);
      if (jobId !== undefined) context.jobs.cancel(jobId);
      return {};
    },
    'harvest.start': (request) => startHarvest(context, request),
  };
}

/** A first look is not kept waiting, and asks a handful of questions. */
const PROBE_PACE_MS = 200;
const PROBE_PATIENCE_MS = 15_000;
const FEED_ROOTS: ReadonlySet<string> = new Set(['rss', 'feed', 'RDF']);

async function probe(url: string): Promise<ProbedSource> {
  const fetcher = new PoliteFetcher({
    paceMs: PROBE_PACE_MS,
    patienceMs: PROBE_PATIENCE_MS,
    backOffMs: 300,
    maxTries: 2,
  });
  const repository = await describeRepository(fetcher, url);
  if (repository !== null) {
    const { name, formats, sets } = repository;
    return {
      kind: 'oaiPmh',
      name: name.slice(0, LIMITS.shortText),
      formats: [...formats],
      sets: sets.map((set) => ({ spec: set.spec, name: set.name.slice(0, LIMITS.shortText) })),
    };
  }
  const { bytes } = await fetcher.get(url);
  const { root, title } = await readAnswer(bytes);
  if (!FEED_ROOTS.has(root)) throw new Failure('harvest.badAnswer', new URL(url).host);
  return { kind: 'feed', name: (title || new URL(url).host).slice(0, LIMITS.shortText), formats: [], sets: [] };
}

/** Imports what a harvest has fetched, and stops when it is stopped; the harvest goes on with it after a kill. */
function importPages(
  context: LibraryContext,
  { folder, importId }: { readonly folder: string; readonly importId: string },
  { signal }: JobControl,
): Promise<Job> {
  const { jobs } = context;
  const { id } = startImport(context, { ...importRequest.parse({ paths: [folder] }), importId }, { isOfJob: true });
  const stop = (): void => jobs.cancel(id);
  signal.addEventListener('abort', stop);
  return jobs.ended(id).finally(() => signal.removeEventListener('abort', stop));
}

/** The harvests under way, by source. */
const running = new WeakMap<LibraryContext, Map<string, string>>();

/** Starts to harvest a source; one that is under way goes on. What it fetched is imported as files are, before it ends. */
export function startHarvest(
  context: LibraryContext,
  request: { readonly id: string; readonly isWhole: boolean },
  isPaused = false,
): Job {
  const source = requireSource(context.store.settings, request.id);
  const jobs = running.get(context) ?? new Map<string, string>();
  running.set(context, jobs);
  const under = jobs.get(source.id);
  if (under !== undefined) return context.jobs.get(under);
  const job = context.jobs.start(
    'harvest',
    async (control) => {
      try {
        await harvestSource(context, source, control, {
          isWhole: request.isWhole,
          importFolder: (folder, importId) => importPages(context, { folder, importId }, control),
        });
      } catch (error) {
        // Stopped in the middle of a request: it goes on there the next time.
        if (!control.signal.aborted) throw error;
      } finally {
        jobs.delete(source.id);
      }
    },
    { request, isPaused },
  );
  jobs.set(source.id, job.id);
  return job;
}
