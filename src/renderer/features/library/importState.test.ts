import { describe, expect, it } from 'vitest';
import { newJob } from '../../../contract/newJob.ts';
import type { Job } from '../../../contract/schemas.ts';
import { IDLE, isBusy, withJob, type ImportState } from './importState.ts';

const running: Job = { ...newJob({ id: 'a', kind: 'import', talkId: null }), done: 3, total: 9, detail: 'x' };
const report = {
  importId: 'i',
  counts: { imported: 0, updated: 0, unchanged: 0, stub: 0, withdrawn: 0, refused: 0 },
  conflictCount: 0,
  wasCancelled: false,
};
const done: Job = { ...running, state: 'done', done: 9, report };

describe('withJob', () => {
  it('takes up a job that was begun elsewhere', () => {
    expect(withJob(IDLE, running)).toEqual({ phase: 'running', job: running, isCancelling: false });
    expect(withJob(IDLE, done)).toEqual({ phase: 'ended', job: done });
  });

  it('ends once, even when the reply that started the job comes last', () => {
    const ended = withJob({ phase: 'starting' }, done);
    expect(withJob(ended, { ...running, done: 0 })).toBe(ended);
  });

  it('never counts backwards', () => {
    const state = withJob({ phase: 'starting' }, running);
    expect(withJob(state, { ...running, done: 0 })).toBe(state);
    expect(withJob(state, { ...running, done: 4 })).toMatchObject({ job: { done: 4 } });
  });

  it('goes on saying that it is being cancelled', () => {
    const state: ImportState = { phase: 'running', job: running, isCancelling: true };
    expect(withJob(state, { ...running, done: 5 })).toMatchObject({ isCancelling: true });
  });

  it('does not leave a running job for another, and leaves an ended one', () => {
    const state = withJob(IDLE, running);
    expect(withJob(state, { ...done, id: 'b' })).toBe(state);
    expect(withJob(withJob(IDLE, done), { ...running, id: 'b' })).toMatchObject({ phase: 'running', job: { id: 'b' } });
  });
});

describe('isBusy', () => {
  it('lets the next import begin once the last has ended', () => {
    expect(isBusy(withJob(IDLE, running))).toBe(true);
    expect(isBusy({ phase: 'starting' })).toBe(true);
    expect(isBusy(withJob(IDLE, done))).toBe(false);
    expect(isBusy(IDLE)).toBe(false);
  });
});
