import type { Job } from './schemas.ts';

/** A job that has just begun. */
export function newJob(
  { id, kind, talkId }: Pick<Job, 'id' | 'kind' | 'talkId'>,
  mediaName: Job['mediaName'] = null,
): Job {
  return {
    id,
    kind,
    talkId,
    mediaName,
    state: 'running',
    isPaused: false,
    activeMs: 0,
    done: 0,
    total: 0,
    detail: '',
    report: null,
    replaceReport: null,
    takenTexts: null,
    exportReport: null,
  };
}
