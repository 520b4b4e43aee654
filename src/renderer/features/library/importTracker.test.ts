import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { connect } from '../../../contract/connect.ts';
import { Failure } from '../../../contract/failure.ts';
import type { Handlers } from '../../../contract/methods.ts';
import { portPair } from '../../../contract/port.ts';
import { newJob } from '../../../contract/newJob.ts';
import type { Job } from '../../../contract/schemas.ts';
import { serve, type Announce } from '../../../contract/serve.ts';
import type { Host } from '../../host/host.ts';
import { createImportTracker } from './importTracker.ts';

const job: Job = newJob({ id: 'a', kind: 'import', talkId: null });
const report = {
  importId: 'i',
  counts: { imported: 0, updated: 0, unchanged: 0, stub: 0, withdrawn: 0, refused: 0 },
  conflictCount: 0,
  wasCancelled: false,
};
const done: Job = { ...job, state: 'done', done: 1, total: 1, report };

/** A library that answers with the given handlers, and a host whose drops hold the given paths. */
function startHost(handlers: Partial<Handlers>, dropped: () => Promise<string[]> = async () => []) {
  const [near, far] = portPair();
  const server: { announce?: Announce } = {};
  serve(
    far,
    handlers as Handlers,
    (listener) => {
      server.announce = listener;
      return () => undefined;
    },
    (error) => {
      throw error;
    },
  );
  const host: Host = {
    connection: connect(near),
    features: { hasNativeDialogs: false },
    mediaUrl: (id) => id,
    pathsOfDrop: dropped,
    chooseFiles: async () => [],
    chooseSavePath: async () => null,
    onCommand: () => () => undefined,
    showMenuKeys: () => undefined,
  };
  return { tracker: createImportTracker(host), server };
}

describe('createImportTracker', () => {
  it('follows a job from its start to its report', async () => {
    const { tracker, server } = startHost({ 'notices.import': () => job });
    const stop = tracker.follow();
    await tracker.importPaths(['/a.txt']);
    expect(tracker.state()).toMatchObject({ phase: 'running' });
    server.announce?.('job.changed', done);
    await turn();
    expect(tracker.state()).toEqual({ phase: 'ended', job: done });
    tracker.dismiss();
    expect(tracker.state()).toEqual({ phase: 'idle' });
    stop();
  });

  it('begins nothing until what has to be asked is answered, and nothing at all when it is not to', async () => {
    let startCount = 0;
    const { tracker } = startHost(
      {
        'notices.import': () => {
          startCount++;
          return job;
        },
      },
      async () => ['/b.csv'],
    );
    const asked: (readonly string[])[] = [];
    const answers = [false, true];
    const asks = async (paths: readonly string[]): Promise<readonly string[]> => {
      asked.push(paths);
      expect(tracker.state()).toEqual({ phase: 'starting' });
      return answers.shift() === true ? paths : [];
    };
    await tracker.importPaths(['/a.csv'], asks);
    expect([tracker.state(), startCount]).toEqual([{ phase: 'idle' }, 0]);
    await tracker.importDrop({} as DataTransfer, asks);
    expect([tracker.state().phase, startCount]).toEqual(['running', 1]);
    expect(asked).toEqual([['/a.csv'], ['/b.csv']]);
  });

  it('tells when the report of an import is put away, or when the import is not begun', async () => {
    const { tracker, server } = startHost({ 'notices.import': () => job });
    tracker.follow();
    const told: string[] = [];
    const asks = (name: string, answer: string[]) => async () => {
      void tracker.putAway().then(() => told.push(name));
      return answer;
    };
    await tracker.importPaths(['/a.txt'], asks('refused', []));
    expect(told).toEqual(['refused']);
    await tracker.importPaths(['/a.txt'], asks('imported', ['/a.txt']));
    server.announce?.('job.changed', done);
    await turn();
    expect(told).toEqual(['refused']);
    tracker.dismiss();
    await turn();
    expect(told).toEqual(['refused', 'imported']);
  });

  it('hears nothing after it stopped following, and asks when it follows again', async () => {
    const { tracker, server } = startHost({ 'notices.import': () => job, 'jobs.get': () => done });
    tracker.follow()();
    await tracker.importPaths(['/a.txt']);
    server.announce?.('job.changed', done);
    await turn();
    expect(tracker.state()).toMatchObject({ phase: 'running' });
    tracker.follow();
    await turn();
    expect(tracker.state()).toEqual({ phase: 'ended', job: done });
  });

  it('is no tracker of replacements', async () => {
    const { tracker, server } = startHost({});
    tracker.follow();
    server.announce?.('job.changed', { ...job, kind: 'replace' });
    await turn();
    expect(tracker.state()).toEqual({ phase: 'idle' });
  });

  it('begins no second import while one is under way', async () => {
    let starts = 0;
    const { tracker } = startHost({ 'notices.import': () => ({ ...job, id: String(++starts) }) });
    await tracker.importPaths(['/a.txt']);
    await tracker.importPaths(['/b.txt']);
    expect(starts).toBe(1);
  });

  it('tells a drop of nothing from one that could not be handed over', async () => {
    const empty = startHost({});
    await empty.tracker.importDrop({} as DataTransfer);
    expect(empty.tracker.state()).toMatchObject({ phase: 'refused', reason: 'nothingDropped' });
    const broken = startHost({}, () => Promise.reject(new Error('413')));
    await broken.tracker.importDrop({} as DataTransfer);
    expect(broken.tracker.state()).toMatchObject({ phase: 'refused', reason: 'notSent' });
  });

  it('says why the library refused', async () => {
    const { tracker } = startHost({
      'notices.import': () => {
        throw new Failure('storage.full');
      },
    });
    await tracker.importPaths(['/a.txt']);
    expect(tracker.state()).toMatchObject({ phase: 'refused', failure: { code: 'storage.full' } });
  });

  it('cancels once the library says so, and keeps quiet about a job that was already over', async () => {
    const cancelled: string[] = [];
    const { tracker } = startHost({
      'notices.import': () => job,
      'jobs.cancel': ({ jobId }) => {
        cancelled.push(jobId);
        throw new Failure('job.unknown', jobId);
      },
    });
    await tracker.importPaths(['/a.txt']);
    tracker.cancel();
    await turn();
    expect(cancelled).toEqual(['a']);
    expect(tracker.state()).toMatchObject({ phase: 'running', isCancelling: true });
  });
});
