import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { connect } from '../../../contract/connect.ts';
import { portPair } from '../../../contract/port.ts';
import { newJob } from '../../../contract/newJob.ts';
import type { Job } from '../../../contract/schemas.ts';
import type { SpeechRange } from '../../../domain/alignment/detectSpeech.ts';
import type { TalkId } from '../../../domain/transcript/transcript.ts';
import { askForSpeech } from './askForSpeech.ts';

const job: Job = { ...newJob({ id: 'j1', kind: 'sound', talkId: 't' as TalkId }), total: 40 };

function library(known: boolean) {
  const [near, far] = portPair();
  const now = { ranges: known ? [{ startMs: 100, endMs: 900 }] : null, asked: 0 };
  far.onMessage((raw) => {
    const { id } = raw as { id: number };
    now.asked++;
    far.send({ id, reply: { ranges: now.ranges, job: now.ranges === null ? job : null } });
  });
  const announce = (change: Partial<Job>): void => far.send({ event: 'job.changed', payload: { ...job, ...change } });
  const heard: (readonly SpeechRange[])[] = [];
  const stop = askForSpeech(connect(near), 't' as TalkId, (speech) => heard.push(speech));
  return { now, announce, heard, stop };
}

describe('askForSpeech', () => {
  it('takes what is known', async () => {
    const { heard } = library(true);
    await expect.poll(() => heard).toEqual([[{ startMs: 100, endMs: 900 }]]);
  });

  it('asks again once the sound has been read', async () => {
    const { now, announce, heard } = library(false);
    await expect.poll(() => now.asked).toBe(1);
    announce({ done: 20 });
    announce({ id: 'another', state: 'done' });
    now.ranges = [{ startMs: 0, endMs: 50 }];
    announce({ state: 'done' });
    await expect.poll(() => heard).toEqual([[{ startMs: 0, endMs: 50 }]]);
    expect(now.asked).toBe(2);
  });

  it('hears nothing once it was stopped', async () => {
    const { now, announce, heard, stop } = library(false);
    await expect.poll(() => now.asked).toBe(1);
    stop();
    now.ranges = [{ startMs: 0, endMs: 50 }];
    announce({ state: 'done' });
    await nextTurn();
    expect(heard).toEqual([]);
    expect(now.asked).toBe(1);
  });
});
