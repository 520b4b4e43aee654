import type { LibraryContext } from '../libraryContext.ts';
import type { HandlersOf } from './handlersOf.ts';

export function jobHandlers({ jobs }: LibraryContext): HandlersOf<'jobs'> {
  return {
    'jobs.get': ({ jobId }) => jobs.get(jobId),
    'jobs.list': () => ({ jobs: jobs.list() }),
    'jobs.cancel'({ jobId }) {
      jobs.cancel(jobId);
      return {};
    },
    'jobs.pause'({ jobId, isPaused }) {
      jobs.pause(jobId, isPaused);
      return {};
    },
  };
}
