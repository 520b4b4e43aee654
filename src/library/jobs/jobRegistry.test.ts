import { describe, expect, it } from 'vitest';
import type { Job } from '../../contract/schemas.ts';
import type { PendingJobs } from '../store/pendingJobStore.ts';
import { createJobRegistry, type JobControl } from './jobRegistry.ts';

/** A registry over pending jobs in memory, which `broken` makes throw. */
function openRegistry(broken: Partial<PendingJobs> = {}) {
  const pending = new Map<string, unknown>();
  const errors: unknown[] = [];
  const store: PendingJobs = {
    put: (job) => void pending.set(job.id, job),
    setPaused: () => undefined,
    remove: (id) => void pending.delete(id),
    all: () => [],
    ...broken,
  };
  const jobs = createJobRegistry(
    () => undefined,
    store,
    (error) => errors.push(error),
  );
  return { jobs, pending, errors };
}

/** Work that goes on until it is cancelled, and then for as long as `ends` takes. */
function untilCancelled(ends: Promise<void> = Promise.resolve()) {
  return async ({ signal }: JobControl): Promise<void> => {
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    await ends;
  };
}

function full(): never {
  throw new Error('the disk is full');
}

async function ended(state: () => Job['state']): Promise<Job['state']> {
  await expect.poll(state).not.toBe('running');
  return state();
}

describe('createJobRegistry', () => {
  it('does not begin anew what was cancelled, also when the library closes before the work has stopped', async () => {
    const { jobs, pending } = openRegistry();
    const ends = Promise.withResolvers<void>();
    const { id } = jobs.start('align', untilCancelled(ends.promise), { request: {} });
    const kept = jobs.start('align', untilCancelled(), { request: {} });
    await new Promise((resolve) => setImmediate(resolve));
    jobs.cancel(id);
    jobs.close();
    ends.resolve();
    expect([...pending.keys()]).toEqual([kept.id]);
  });

  it('has no job that could not be kept', () => {
    const { jobs } = openRegistry({ put: full });
    expect(() => jobs.start('align', untilCancelled(), { request: {} })).toThrow('the disk is full');
    expect(jobs.list()).toEqual([]);
  });

  it('ends a job that cannot be forgotten, and says so', async () => {
    const { jobs, errors } = openRegistry({ remove: full });
    const { id } = jobs.start('align', () => Promise.resolve(), { request: {} });
    expect(await ended(() => jobs.get(id).state)).toBe('done');
    await expect.poll(() => errors).toHaveLength(1);
  });

  it('starts nothing once it is closed', () => {
    const { jobs } = openRegistry();
    jobs.close();
    expect(() => jobs.start('sound', untilCancelled())).toThrow('connection.closed');
  });
});
