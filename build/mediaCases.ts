import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, rename } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { expect } from 'vitest';
import type { MethodName } from '../src/contract/methods.ts';
import type { TalkId } from '../src/domain/transcript/transcript.ts';
import { findRecording } from '../src/library/media/findRecording.suite.ts';
import { refusal, type World } from './contractWorld.ts';

const root = resolve(import.meta.dirname, '..');
const notice = join(root, 'e2e/samples/notice-cout-humain-ia.txt');
const recording = join(root, 'resources/demo/lecture.webm');

type MediaMethod = Extract<MethodName, `media.${string}`>;

/** What each method of recordings does when all is well, and what it refuses. */
export const mediaCases: Readonly<Record<MediaMethod, (world: World) => Promise<void>>> = {
  async 'media.attach'({ call, talkId, folder }) {
    expect((await call('media.attach', { talkId, path: recording })).tracks.map(({ kind }) => kind)).toContain('video');
    expect(await refusal(call('media.attach', { talkId, path: notice }))).toBe('media.notMedia');
    expect(await refusal(call('media.attach', { talkId, path: join(folder, 'none') }))).toBe('media.notFound');
  },
  async 'media.isLostOne'({ call, talkId, folder }) {
    const [before, after] = [join(folder, 'before.webm'), join(folder, 'after.webm')];
    await copyFile(recording, before);
    await call('media.attach', { talkId, path: before });
    await rename(before, after);
    await call('talks.get', { talkId });
    expect(await call('media.isLostOne', { talkId, path: after })).toEqual({ isLostOne: true });
    expect(await call('media.isLostOne', { talkId, path: notice })).toEqual({ isLostOne: false });
  },
  async 'media.detach'({ call, talkId }) {
    await call('media.attach', { talkId, path: recording });
    await call('media.detach', { talkId });
    expect((await call('talks.get', { talkId })).media).toBeNull();
  },
  async 'media.choose'({ call, talkId, folder }) {
    await call('media.attach', { talkId, path: recording });
    const other = join(folder, 'other.webm');
    await copyFile(recording, other);
    const { id } = await call('media.attach', { talkId, path: other });
    await call('media.choose', { talkId, mediaId: id });
    const { media, recordings } = await call('talks.get', { talkId });
    expect([media?.id, recordings.length]).toEqual([id, 2]);
    expect(await refusal(call('media.choose', { talkId, mediaId: 'none' }))).toBe('media.notFound');
  },
  async 'media.setOffset'({ call, talkId }) {
    const { id } = await call('media.attach', { talkId, path: recording });
    await call('media.setOffset', { talkId, mediaId: id, offsetMs: -1_500 });
    expect((await call('talks.get', { talkId })).media?.offsetMs).toBe(-1_500);
    expect(await refusal(call('media.setOffset', { talkId, mediaId: id, offsetMs: 0.5 }))).toBe('request.invalid');
  },
  async 'media.findOffset'({ call, talkId, folder }) {
    const { id: alone } = await call('media.attach', { talkId, path: recording });
    const state = async (jobId: string) => (await call('jobs.get', { jobId })).state;
    const refused = await call('media.findOffset', { talkId, mediaId: alone });
    await expect.poll(() => state(refused.id)).toBe('failed');
    expect((await call('jobs.get', { jobId: refused.id })).detail).toBe('media.noShift');
    const late = join(folder, 'late.wav');
    execFileSync('ffmpeg', ['-v', 'error', '-ss', '12.5', '-i', recording, '-vn', '-ac', '1', late]);
    const { id } = await call('media.attach', { talkId, path: late });
    const job = await call('media.findOffset', { talkId, mediaId: id });
    expect(job).toMatchObject({ kind: 'shift', talkId });
    await expect.poll(() => state(job.id)).toBe('done');
    const { recordings } = await call('talks.get', { talkId });
    expect(Math.abs(recordings.find((each) => each.id === id)!.offsetMs - 12_500)).toBeLessThan(40);
  },
  async 'media.setLabel'({ call, talkId }) {
    const { id } = await call('media.attach', { talkId, path: recording });
    await call('media.setLabel', { talkId, mediaId: id, label: 'Caméra' });
    expect((await call('talks.get', { talkId })).media?.label).toBe('Caméra');
  },
  async 'media.convert'({ call, talkId }) {
    const { id } = await call('media.attach', { talkId, path: recording });
    const conversion = { audio: 'copy', video: 'copy' } as const;
    const job = await call('media.convert', { talkId, mediaId: id, conversion });
    expect(job).toMatchObject({ kind: 'remux', talkId });
    const state = async () => (await call('jobs.get', { jobId: job.id })).state;
    await expect.poll(state).toBe('done');
    expect((await call('talks.get', { talkId })).media?.convertedFrom).toBe(id);
  },
  async 'media.find'({ call, talkId, folder }) {
    const [before, after] = [join(folder, 'before.webm'), join(folder, 'elsewhere', 'after.webm')];
    await copyFile(recording, before);
    const { id } = await call('media.attach', { talkId, path: before });
    await mkdir(dirname(after));
    await rename(before, after);
    const request = { talkId, mediaId: id, folders: [folder], after: 0 };
    expect(await findRecording(call, request)).toEqual({ isFound: true, sameName: null, next: null });
    expect((await call('talks.get', { talkId })).media?.path).toBe(after);
  },
  async 'media.locate'({ call, talkId }) {
    const { id, mimeType } = await call('media.attach', { talkId, path: recording });
    expect(await call('media.locate', { mediaId: id })).toEqual({ path: recording, mimeType });
    expect(await refusal(call('media.locate', { mediaId: 'none' }))).toBe('media.notFound');
  },
};

/** A request of each that is right, for the mutations to begin with. */
export function mediaSeeds(talkId: TalkId, none: string): Readonly<Record<MediaMethod, unknown>> {
  return {
    'media.attach': { talkId, path: none },
    'media.isLostOne': { talkId, path: none },
    'media.detach': { talkId },
    'media.choose': { talkId, mediaId: 'x' },
    'media.setOffset': { talkId, mediaId: 'x', offsetMs: -40 },
    'media.findOffset': { talkId, mediaId: 'x' },
    'media.setLabel': { talkId, mediaId: 'x', label: 'a' },
    'media.convert': { talkId, mediaId: 'x', conversion: { audio: 'copy', video: 'drop' } },
    'media.find': { talkId, mediaId: 'x', folders: [], after: 0 },
    'media.locate': { mediaId: 'x' },
  };
}
