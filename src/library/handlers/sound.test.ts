import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Job } from '../../contract/schemas.ts';
import { SAMPLES_A_PEAK, SOUND_RATE, WAVEFORM_HEADER_BYTES } from '../../domain/sound/waveform.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import { openTemporaryLibrary, type TemporaryLibrary } from '../temporaryLibrary.ts';

const SAMPLE = resolve(import.meta.dirname, '../../../e2e/samples/notice-cout-humain-ia.txt');

/** A talk whose recording is noise in its second second, and silence around it. */
async function attachNoise({ importPaths, call, workFolder }: TemporaryLibrary, seconds = 3): Promise<TalkId> {
  const talkId = (await importPaths(SAMPLE)).files[0]?.talkId as TalkId;
  const path = join(workFolder, 'bruit.wav');
  const noise = `anoisesrc=duration=${seconds}:amplitude=0.5:seed=1,volume='between(t,1,2)':eval=frame`;
  execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', noise, path]);
  await call('media.attach', { talkId, path });
  return talkId;
}

async function ended({ call }: TemporaryLibrary, job: Job | null): Promise<Job> {
  await expect.poll(async () => (await call('jobs.get', { jobId: job!.id })).state).not.toBe('running');
  return call('jobs.get', { jobId: job!.id });
}

describe('sound.peaks', () => {
  it('reads the sound once, and keeps its peaks by what is in the recording', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, library } = temporary;
    const talkId = await attachNoise(temporary);
    const first = await call('sound.peaks', { talkId, from: 0 });
    const again = await call('sound.peaks', { talkId, from: 0 });
    expect(again.job?.id ?? first.job!.id).toBe(first.job!.id);
    expect(await ended(temporary, first.job)).toMatchObject({
      kind: 'sound',
      talkId,
      mediaName: 'bruit.wav',
      state: 'done',
      total: 3_000,
    });

    const { peaks, job } = await call('sound.peaks', { talkId, from: 0 });
    expect(job).toBeNull();
    const bytes = new Int8Array(Buffer.from(peaks, 'base64'));
    expect(bytes.length).toBe((2 * 3 * SOUND_RATE) / SAMPLES_A_PEAK);
    const second = bytes.length / 3;
    expect([...bytes.subarray(0, second - 2)].every((value) => value === 0)).toBe(true);
    expect(Math.max(...bytes.subarray(second, 2 * second))).toBeGreaterThan(30);
    expect(Math.min(...bytes.subarray(second, 2 * second))).toBeLessThan(-30);
    const tail = await call('sound.peaks', { talkId, from: bytes.length / 2 - 10 });
    expect(new Int8Array(Buffer.from(tail.peaks, 'base64'))).toEqual(bytes.subarray(-20));
    expect((await call('sound.peaks', { talkId, from: 1e9 })).peaks).toBe('');

    const [name] = await readdir(join(library.folder, 'sound'));
    const file = await readFile(join(library.folder, 'sound', name!));
    expect(file.readInt32LE(16)).toBe(bytes.length / 2);
    expect(file.length).toBe(WAVEFORM_HEADER_BYTES + bytes.length);
  });

  it('shows what is known while it reads, and leaves nothing when it is cancelled', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, library } = temporary;
    const talkId = await attachNoise(temporary, 1_200);
    const { job } = await call('sound.peaks', { talkId, from: 0 });
    await expect.poll(async () => (await call('sound.peaks', { talkId, from: 0 })).peaks).not.toBe('');
    // As a thread leaves it that is ended while it keeps where someone speaks.
    const [waveform] = await readdir(join(library.folder, 'sound'));
    const fingerprint = waveform!.split('.')[0]!;
    await writeFile(join(library.folder, 'sound', `.${fingerprint}.speech.json.x.tmp`), '{');
    await call('jobs.cancel', { jobId: job!.id });
    expect(await ended(temporary, job)).toMatchObject({ state: 'cancelled' });
    expect(await readdir(join(library.folder, 'sound'))).toEqual([]);
  });

  it('is cancelled before it has begun', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call } = temporary;
    const talkId = await attachNoise(temporary);
    const { job } = await call('sound.peaks', { talkId, from: 0 });
    await call('jobs.pause', { jobId: job!.id, isPaused: true });
    await call('jobs.cancel', { jobId: job!.id });
    expect(await ended(temporary, job)).toMatchObject({ state: 'cancelled' });
  });

  it.skipIf(process.platform === 'win32')('leaves nothing either where its decoder does not end', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, library, workFolder } = temporary;
    const talkId = await attachNoise(temporary);
    const [programs, number] = [join(workFolder, 'programs'), join(workFolder, 'number')];
    await mkdir(programs);
    // A script that is killed leaves its program behind, which holds the line.
    const script = `#!/bin/sh\nhead -c 4000000 /dev/zero\nsleep 600 &\necho $! > '${number}'\nwait\n`;
    await writeFile(join(programs, 'ffmpeg'), script, { mode: 0o755 });
    vi.stubEnv('PATH', `${programs}${delimiter}${process.env['PATH']}`);
    try {
      const { job } = await call('sound.peaks', { talkId, from: 0 });
      await expect.poll(async () => (await call('sound.peaks', { talkId, from: 0 })).peaks).not.toBe('');
      await expect.poll(() => readFile(number, 'utf8').catch(() => '')).toMatch(/\d\n/);
      await call('jobs.cancel', { jobId: job!.id });
      expect(await ended(temporary, job)).toMatchObject({ state: 'cancelled' });
      expect(await readdir(join(library.folder, 'sound'))).toEqual([]);
    } finally {
      vi.unstubAllEnvs();
      process.kill(Number(await readFile(number, 'utf8')));
    }
  });

  it('says what cannot be decoded, and that there is no recording', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call } = temporary;
    const talkId = await attachNoise(temporary);
    await writeFile(join(temporary.workFolder, 'bruit.wav'), 'RIFF');
    const { job } = await call('sound.peaks', { talkId, from: 0 });
    expect(await ended(temporary, job)).toMatchObject({ state: 'failed', detail: 'media.undecodable' });
    await call('media.detach', { talkId });
    await expect(call('sound.peaks', { talkId, from: 0 })).rejects.toThrow('media.notFound');
  });
});
