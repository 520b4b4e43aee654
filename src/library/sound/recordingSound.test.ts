import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Failure } from '../../contract/failure.ts';
import type { EventPayload } from '../../contract/methods.ts';
import { SOUND_RATE } from '../../domain/sound/waveform.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import { openTemporaryLibrary, type TemporaryLibrary } from '../temporaryLibrary.ts';
import { decodeSound } from './decodeSound.ts';
import { withoutFfmpeg } from './withoutFfmpeg.ts';

const demoFolder = resolve(import.meta.dirname, '../../../resources/demo');
const BLOCK_SAMPLES = 2 * SOUND_RATE;

/** The sound of the demonstration lecture in 16 bits, as a window decodes it. */
let lecture: Int16Array;

beforeAll(async () => {
  const samples: number[] = [];
  for await (const block of decodeSound(join(demoFolder, 'lecture.webm'), new AbortController().signal)) {
    for (const sample of block) samples.push(Math.max(-32_768, Math.min(32_767, Math.round(32_768 * sample))));
  }
  lecture = Int16Array.from(samples);
});

/** A window that decodes the demonstration lecture; gives what it was asked, and how it ended. */
function openWindow({ on, call }: TemporaryLibrary) {
  const seen = { wanted: [] as EventPayload<'sound.wanted'>[], fed: 0, ended: [] as string[] };
  const feed = async ({ wantId, startMs, endMs }: EventPayload<'sound.wanted'>): Promise<string> => {
    const from = startMs * (SOUND_RATE / 1_000);
    const to = Math.min(lecture.length, (endMs ?? Infinity) * (SOUND_RATE / 1_000));
    for (let at = from; at < to; at += BLOCK_SAMPLES) {
      const bytes = Int16Array.from(lecture.subarray(at, Math.min(to, at + BLOCK_SAMPLES)));
      const samples = Buffer.from(bytes.buffer).toString('base64');
      await call('sound.feed', { wantId, at, samples, isLast: at + BLOCK_SAMPLES >= to });
      seen.fed += 1;
    }
    return 'done';
  };
  on('sound.wanted', async (wanted) => {
    if (!(await call('sound.offer', { wantId: wanted.wantId })).isWanted) return;
    seen.wanted.push(wanted);
    seen.ended.push(await feed(wanted).catch((error: unknown) => (error as Failure).code));
  });
  return seen;
}

/** What the library makes of the sound, and how the window's work ended. */
async function readLecture() {
  await using temporary = await openTemporaryLibrary({ demoFolder });
  const { call, finished, errors } = temporary;
  const { ended } = openWindow(temporary);
  const { talkId } = await call('demo.install', {});
  const { job } = await call('sound.peaks', { talkId, from: 0 });
  expect(await finished(job!.id)).toMatchObject({ state: 'done', detail: '' });
  expect(errors).toEqual([]);
  const { ranges } = await call('sound.speech', { talkId, reads: false });
  return { waveform: await waveformOf(temporary, talkId), speech: ranges, ended };
}

async function waveformOf({ call }: TemporaryLibrary, talkId: TalkId): Promise<Int8Array> {
  const { peaks, job } = await call('sound.peaks', { talkId, from: 0 });
  expect(job).toBeNull();
  return new Int8Array(Buffer.from(peaks, 'base64'));
}

/** Aligns the talk and gives how far its words are from where they are said, in milliseconds, the least first. */
async function alignmentErrors(
  { call, finished }: TemporaryLibrary,
  talkId: TalkId,
  isAsked: (index: number) => boolean = () => true,
): Promise<number[]> {
  const { paragraphs } = await call('transcripts.get', { talkId });
  const asked = paragraphs.filter(({ words }, index) => words.length > 0 && isAsked(index)).map(({ id }) => id);
  const job = await call('alignment.start', { talkId, paragraphIds: isAsked(-1) ? null : asked });
  expect(await finished(job.id)).toMatchObject({ state: 'done', detail: '' });
  const { proposal } = await call('alignment.proposal', { talkId });
  const known = new Map<string, readonly number[]>(
    paragraphs.map(({ id, words }) => [id, words.map(([startMs]) => startMs)]),
  );
  return proposal!.paragraphs
    .flatMap(({ id, words }) => words.map(([startMs], index) => Math.abs(startMs - known.get(id)![index]!)))
    .toSorted((a, b) => a - b);
}

describe('the sound of a recording, where ffmpeg is not installed', () => {
  it('comes from a window, and gives the same waveform and the same speech', async () => {
    const byFfmpeg = await readLecture();
    const byWindow = await withoutFfmpeg(readLecture);
    expect([byFfmpeg.ended, byWindow.ended]).toEqual([[], ['done']]);
    expect(byWindow.waveform.length).toBe(byFfmpeg.waveform.length);
    expect(byWindow.waveform.every((peak, index) => Math.abs(peak - byFfmpeg.waveform[index]!) <= 1)).toBe(true);
    expect(byWindow.speech).toEqual(byFfmpeg.speech);
  });

  it('is aligned from a window: the whole, and then some paragraphs, as well as from ffmpeg', async () => {
    await using temporary = await openTemporaryLibrary({ demoFolder });
    const { call } = temporary;
    const seen = openWindow(temporary);
    const { talkId } = await call('demo.install', {});
    const byFfmpeg = await alignmentErrors(temporary, talkId);
    const byWindow = await withoutFfmpeg(() => alignmentErrors(temporary, talkId));
    expect(seen.wanted).toMatchObject([{ startMs: 0, endMs: null }]);
    expect(byWindow.length).toBe(byFfmpeg.length);
    for (const share of [0.5, 0.95]) {
      const at = Math.floor(share * byFfmpeg.length);
      expect(Math.abs(byWindow[at]! - byFfmpeg[at]!)).toBeLessThanOrEqual(3);
    }
    const some = await withoutFfmpeg(() => alignmentErrors(temporary, talkId, (index) => [2, 6, 9].includes(index)));
    expect(seen.wanted.length).toBeGreaterThan(1);
    expect(seen.wanted.at(-1)!.endMs).not.toBeNull();
    expect(some.length).toBeGreaterThan(20);
    expect(some[Math.floor(some.length / 2)]).toBeLessThan(40);
    expect(seen.ended.every((end) => end === 'done')).toBe(true);
  });

  it('waits while the job is paused, and stops the window when it is cancelled', async () => {
    await using temporary = await openTemporaryLibrary({ demoFolder });
    const { call, finished } = temporary;
    const seen = openWindow(temporary);
    const { talkId } = await call('demo.install', {});
    await withoutFfmpeg(async () => {
      const jobId = (await call('sound.peaks', { talkId, from: 0 })).job!.id;
      await expect.poll(() => seen.fed, { interval: 1 }).toBeGreaterThan(1);
      await call('jobs.pause', { jobId, isPaused: true });
      const { fed } = seen;
      // Another reads the whole meanwhile.
      await readLecture();
      // One may have been on its way to the thread, one waits to be taken, and of one the answer was not here yet.
      expect(seen.fed).toBeLessThanOrEqual(fed + 3);
      expect(seen.fed).toBeLessThan(lecture.length / BLOCK_SAMPLES - 1);
      await call('jobs.cancel', { jobId });
      expect(await finished(jobId)).toMatchObject({ state: 'cancelled' });
      await expect.poll(() => seen.ended).toEqual(['job.unknown']);
    });
  });

  it('cannot be had where the window cannot decode it', async () => {
    await using temporary = await openTemporaryLibrary({ demoFolder });
    const { call, finished, on } = temporary;
    on('sound.wanted', async ({ wantId }) => {
      const { isWanted } = await call('sound.offer', { wantId });
      if (isWanted) await call('sound.giveUp', { wantId, code: 'media.noSound' });
    });
    const { talkId } = await call('demo.install', {});
    await withoutFfmpeg(async () => {
      const { job } = await call('sound.peaks', { talkId, from: 0 });
      expect(await finished(job!.id)).toMatchObject({ state: 'failed', detail: 'media.noSound' });
    });
  });
});
