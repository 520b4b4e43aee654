import type { LibraryContext } from '../libraryContext.ts';
import type { HandlersOf } from './handlersOf.ts';

export function jobHandlers({ jobs }: LibraryContext): HandlersOf<'jobs'> {
  return {
    'jobs.get': ({ jobId }) => jobs.get(jobId),
    'jobs.cancel'({ jobId }) {
      jobs.cancel(jobId);
      return {};
    },
  };
}
