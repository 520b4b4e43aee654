import type { Connection } from '../../contract/connect.ts';
import { Failure, type FailureCode } from '../../contract/failure.ts';
import type { Job } from '../../contract/schemas.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import { createValueStore, useValue, type ValueStore } from '../ui/valueStore.ts';
import { useHost } from './HostContext.ts';

const watched = new WeakMap<Connection, ValueStore<readonly Job[]>>();

/** The library's long work, under way and ended, oldest first; draws again when it changes. */
export function useJobs(): readonly Job[] {
  const { connection } = useHost();
  let jobs = watched.get(connection);
  if (jobs === undefined) watched.set(connection, (jobs = watchJobs(connection)));
  return useValue(jobs);
}

/** The last job of a kind on a talk, under way or ended. */
export function useTalkJob(kind: Job['kind'], talkId: TalkId): Job | null {
  return useJobs().findLast((job) => job.kind === kind && job.talkId === talkId) ?? null;
}

/** Why a job failed, `null` when it did not. It tells its code alone; `detail` is what the sentence names. */
export function failureOf(job: Job | null, detail: string): Failure | null {
  return job?.state === 'failed' ? new Failure(job.detail as FailureCode, detail) : null;
}

/** Follows the jobs for as long as the connection lives. */
function watchJobs(connection: Connection): ValueStore<readonly Job[]> {
  const jobs = createValueStore<readonly Job[]>([]);
  const heard = new Set<string>();
  connection.on('job.changed', (job) => {
    heard.add(job.id);
    const known = jobs.get().some(({ id }) => id === job.id);
    jobs.set(known ? jobs.get().map((each) => (each.id === job.id ? job : each)) : [...jobs.get(), job]);
  });
  connection.call('jobs.list', {}).then(
    (reply) => {
      // What was announced meanwhile is newer than the list.
      const older = reply.jobs.filter(({ id }) => !heard.has(id));
      jobs.set([...older, ...jobs.get()]);
    },
    // Without the list the jobs show when they next change.
    () => undefined,
  );
  return jobs;
}
