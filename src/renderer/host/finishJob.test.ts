import { describe, expect, it } from 'vitest';
import { connect, type Connection } from '../../contract/connect.ts';
import { Failure } from '../../contract/failure.ts';
import { portPair } from '../../contract/port.ts';
import { newJob } from '../../contract/newJob.ts';
import type { Job } from '../../contract/schemas.ts';
import { finishJob } from './finishJob.ts';

const job: Job = { ...newJob({ id: 'j1', kind: 'replace', talkId: null }), total: 2 };

/** A connection that counts who listens to it, and the library's end of it. */
function open() {
  const [near, far] = portPair();
  const connection = connect(near);
  let listening = 0;
  const counted = (stop: () => void): (() => void) => {
    listening++;
    return () => {
      listening--;
      stop();
    };
  };
  const watched: Connection = {
    ...connection,
    on: (event, listener) => counted(connection.on(event, listener)),
    onClose: (listener) => counted(connection.onClose(listener)),
  };
  const announce = (change: Partial<Job>): void => far.send({ event: 'job.changed', payload: { ...job, ...change } });
  return { connection: watched, far, announce, listening: () => listening };
}

describe('finishJob', () => {
  it('tells how a job goes on, and ends with it', async () => {
    const { connection, announce, listening } = open();
    const seen: number[] = [];
    const ended = finishJob(connection, Promise.resolve(job), ({ done }) => seen.push(done));
    announce({ id: 'another', state: 'done' });
    announce({ done: 1 });
    announce({ done: 2, state: 'done' });
    expect(await ended).toMatchObject({ state: 'done' });
    expect(seen).toEqual([0, 1, 2]);
    expect(listening()).toBe(0);
  });

  it('listens no more however the job ends', async () => {
    const failed = open();
    const told: Job[] = [];
    const failing = finishJob(failed.connection, Promise.resolve(job), (now) => told.push(now));
    const exportReport = { talks: [], wasCancelled: false };
    failed.announce({ state: 'failed', detail: 'storage.full', exportReport });
    await expect(failing).rejects.toMatchObject({ code: 'storage.full' });
    expect(told.at(-1)).toMatchObject({ exportReport });
    expect(failed.listening()).toBe(0);

    const refused = open();
    const refusing = finishJob(refused.connection, Promise.reject(new Failure('search.badQuery')), () => undefined);
    await expect(refusing).rejects.toMatchObject({ code: 'search.badQuery' });
    expect(refused.listening()).toBe(0);

    const lost = open();
    const losing = finishJob(lost.connection, Promise.resolve(job), () => undefined);
    lost.far.close();
    await expect(losing).rejects.toMatchObject({ code: 'connection.closed' });
    expect(lost.listening()).toBe(0);
  });
});
