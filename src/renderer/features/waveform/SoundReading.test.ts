import { describe, expect, it } from 'vitest';
import { connect, type Connection } from '../../../contract/connect.ts';
import { Failure } from '../../../contract/failure.ts';
import { portPair } from '../../../contract/port.ts';
import { newJob } from '../../../contract/newJob.ts';
import type { Job } from '../../../contract/schemas.ts';
import type { TalkId } from '../../../domain/transcript/transcript.ts';
import { SoundReading } from './SoundReading.ts';

const talkId = 'talk' as TalkId;
const job: Job = { ...newJob({ id: 'j1', kind: 'sound', talkId }), total: 40 };

/** A library that knows `known` pairs so far, and reads the others. */
function library() {
  const [near, far] = portPair();
  const now = {
    known: 0,
    job: job as Job | null,
    refusal: null as Failure | null,
    asked: [] as number[],
    cancelled: 0,
  };
  far.onMessage((raw) => {
    const { id, method, request } = raw as { id: number; method: string; request: { from: number } };
    if (method === 'jobs.cancel') {
      now.cancelled++;
      return far.send({ id, reply: {} });
    }
    now.asked.push(request.from);
    if (now.refusal !== null) return far.send({ id, failure: { code: now.refusal.code, detail: '' } });
    const count = Math.min(4, Math.max(0, now.known - request.from));
    const peaks = Buffer.from(Int8Array.from({ length: 2 * count }, (_, at) => (at % 2 === 0 ? -5 : 5))).toString(
      'base64',
    );
    far.send({ id, reply: { peaks, job: now.job } });
  });
  const announce = (change: Partial<Job>): void => far.send({ event: 'job.changed', payload: { ...job, ...change } });
  return { connection: connect(near), now, announce };
}

function read(connection: Connection) {
  let grown = 0;
  const reading = new SoundReading(connection, talkId, 0, () => grown++);
  return { reading, grown: () => grown };
}

describe('SoundReading', () => {
  it('takes a waveform that is whole in as many replies as it needs', async () => {
    const { connection, now } = library();
    Object.assign(now, { known: 10, job: null });
    const { reading, grown } = read(connection);
    await expect.poll(() => reading.state.get().kind).toBe('whole');
    expect(reading.waveform.pairs).toBe(10);
    expect(now.asked).toEqual([0, 4, 8, 10]);
    expect(grown()).toBe(3);
    expect([...reading.waveform.columns(0, reading.waveform.durationMs, 1)]).toEqual([-5, 5]);
  });

  it('grows with the reading, and is whole at its end', async () => {
    const { connection, now, announce } = library();
    const { reading } = read(connection);
    await expect.poll(() => reading.state.get()).toEqual({ kind: 'reading', done: 0, total: 40 });
    now.known = 3;
    announce({ done: 12 });
    await expect.poll(() => reading.waveform.pairs).toBe(3);
    announce({ id: 'of another recording', state: 'failed' });
    Object.assign(now, { known: 10, job: null });
    announce({ state: 'done', done: 40 });
    await expect.poll(() => reading.state.get().kind).toBe('whole');
    expect(reading.waveform.pairs).toBe(10);
  });

  it('says why it ended early, and goes on from there when asked to', async () => {
    const { connection, now, announce } = library();
    now.known = 3;
    const { reading } = read(connection);
    await expect.poll(() => reading.waveform.pairs).toBe(3);
    reading.cancel();
    await expect.poll(() => now.cancelled).toBe(1);
    announce({ state: 'cancelled' });
    await expect.poll(() => reading.state.get().kind).toBe('cancelled');
    announce({ state: 'failed', detail: 'media.undecodable' });
    await expect.poll(() => reading.state.get()).toEqual({ kind: 'failed', code: 'media.undecodable' });
    Object.assign(now, { known: 8, job: null });
    reading.retry();
    await expect.poll(() => reading.state.get().kind).toBe('whole');
    expect(reading.waveform.pairs).toBe(8);
  });

  it('passes on what the library refuses', async () => {
    const { connection, now } = library();
    now.refusal = new Failure('media.notFound');
    const { reading } = read(connection);
    await expect.poll(() => reading.state.get()).toEqual({ kind: 'failed', code: 'media.notFound' });
  });

  it('asks no more once it is disposed of', async () => {
    const { connection, now, announce } = library();
    const { reading } = read(connection);
    await expect.poll(() => reading.state.get().kind).toBe('reading');
    reading.dispose();
    const asked = now.asked.length;
    announce({ done: 12 });
    await connection.call('jobs.cancel', { jobId: 'j1' });
    expect(now.asked.length).toBe(asked);
  });
});
