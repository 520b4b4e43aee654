import { expect } from 'vitest';
import type { EventPayload } from '../src/contract/methods.ts';
import { withoutFfmpeg } from '../src/library/sound/withoutFfmpeg.ts';
import { refusal, type World } from './contractWorld.ts';

/** Reads the sound of the demonstration lecture where ffmpeg is missing; `act` runs once it is wanted of a window. */
export function wantedSound(
  { call, connection }: World,
  act: (wanted: EventPayload<'sound.wanted'>, jobId: string) => Promise<void>,
): Promise<void> {
  return withoutFfmpeg(async () => {
    const wanted = Promise.withResolvers<EventPayload<'sound.wanted'>>();
    connection.on('sound.wanted', wanted.resolve);
    const { talkId } = await call('demo.install', {});
    const { job } = await call('sound.peaks', { talkId, from: 0 });
    await act(await wanted.promise, job!.id);
  });
}

/** The cases of the contract suite for windows that decode for the library. */
export const windowSoundCases = {
  'sound.offer': (world: World) =>
    wantedSound(world, async ({ wantId }) => {
      const { call } = world;
      expect(await call('sound.offer', { wantId: 'none' })).toEqual({ isWanted: false });
      expect(await call('sound.offer', { wantId })).toEqual({ isWanted: true });
      expect(await call('sound.offer', { wantId })).toEqual({ isWanted: false });
    }),
  'sound.feed': (world: World) =>
    wantedSound(world, async ({ wantId }, jobId) => {
      const { call } = world;
      const block = { wantId, at: 0, samples: Buffer.alloc(32_000, 7).toString('base64'), isLast: false };
      expect(await refusal(call('sound.feed', block))).toBe('job.unknown');
      await call('sound.offer', { wantId });
      expect(await call('sound.feed', block)).toEqual({});
      expect(await refusal(call('sound.feed', { ...block, samples: 'é' }))).toBe('request.invalid');
      await call('sound.feed', { ...block, at: 16_000, isLast: true });
      await expect.poll(async () => (await call('jobs.get', { jobId })).state).toBe('done');
      expect(await refusal(call('sound.feed', block))).toBe('job.unknown');
    }),
  'sound.giveUp': (world: World) =>
    wantedSound(world, async ({ wantId }, jobId) => {
      const { call } = world;
      await call('sound.offer', { wantId });
      expect(await call('sound.giveUp', { wantId, code: 'media.noSound' })).toEqual({});
      await expect.poll(async () => (await call('jobs.get', { jobId })).state).toBe('failed');
      expect((await call('jobs.get', { jobId })).detail).toBe('media.noSound');
      expect(await refusal(call('sound.giveUp', { wantId, code: 'media.noSound' }))).toBe('job.unknown');
    }),
};
