import fc from 'fast-check';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../contract/failure.ts';
import type { EventPayload } from '../../contract/methods.ts';
import type { TimeRange } from '../../domain/transcript/wordTimes.ts';
import { WindowSound } from './WindowSound.ts';

type Wanted = EventPayload<'sound.wanted'>;

const PATIENCE = { announceMs: 5, offerMs: 40, feedMs: 40 };
const SAMPLES_A_MS = 16;
const live = (): AbortSignal => new AbortController().signal;

/** Windows, one of which answers what is wanted. */
function opened(onWanted: (wanted: Wanted, sound: WindowSound) => void, patience = PATIENCE): WindowSound {
  const sound: WindowSound = new WindowSound((_event, payload) => onWanted(payload as Wanted, sound), patience);
  return sound;
}

function base64Of(samples: readonly number[]): string {
  return Buffer.from(Int16Array.from(samples).buffer).toString('base64');
}

/** Samples as they were given, in 16 bits. */
async function heard(blocks: AsyncIterable<Float32Array>): Promise<number[]> {
  const samples: number[] = [];
  for await (const block of blocks) for (const sample of block) samples.push(sample * 32_768);
  return samples;
}

const refusal = async (promise: Promise<unknown>): Promise<string> => {
  const error: unknown = await promise.catch((thrown: unknown) => thrown);
  return error instanceof Failure ? error.code : 'none';
};

describe('WindowSound', () => {
  it('puts each sample at its place: silence where nothing came, and nothing before the range or twice', async () => {
    const block = fc.record({
      gap: fc.integer({ min: -40, max: 40 }),
      samples: fc.array(fc.integer({ min: 1, max: 32_767 }), { maxLength: 50 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(block, { maxLength: 8 }),
        fc.option(fc.record({ startMs: fc.integer({ min: 0, max: 5 }), lengthMs: fc.integer({ min: 1, max: 12 }) })),
        async (blocks, part) => {
          const range: TimeRange | null = part && { startMs: part.startMs, endMs: part.startMs + part.lengthMs };
          const from = (range?.startMs ?? 0) * SAMPLES_A_MS;
          const to = range === null ? Infinity : range.endMs * SAMPLES_A_MS;
          const expected: number[] = [];
          let end = Math.max(0, from - 20);
          const fed = blocks.map(({ gap, samples }) => {
            const at = Math.max(0, end + gap);
            for (let silent = from + expected.length; silent < Math.min(at, to); silent++) expected.push(0);
            const place = from + expected.length;
            for (let index = Math.max(0, place - at); index < samples.length && at + index < to; index++) {
              expected.push(samples[index]!);
            }
            end = at + samples.length;
            return { at, samples };
          });
          const sound = opened(async ({ wantId }) => {
            if (!sound.offer(wantId)) return;
            for (const { at, samples } of fed) {
              const feeding = sound.feed({ wantId, at, samples: base64Of(samples), isLast: false });
              if ((await refusal(feeding)) === 'job.unknown') return;
            }
            await refusal(sound.feed({ wantId, at: end, samples: '', isLast: true }));
          });
          const found = heard(sound.blocks('m', live(), range ?? undefined));
          // Where the last block comes late, silence leads to its place.
          if (expected.length > 0) for (let at = from + expected.length; at < Math.min(end, to); at++) expected.push(0);
          if (expected.length === 0 && Math.min(end, to) <= from) {
            expect(await refusal(found)).toBe('media.undecodable');
          } else expect((await found).slice(0, expected.length)).toEqual(expected);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('has exactly one window decode, and takes the next block only when it is asked for', async () => {
    const offers: boolean[] = [];
    let fed = 0;
    const sound = opened(async ({ wantId }) => {
      const mine = sound.offer(wantId);
      offers.push(mine, sound.offer(wantId));
      if (!mine) return;
      for (let at = 0; at < 100; at += 10) {
        await sound.feed({ wantId, at, samples: base64Of([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), isLast: at === 90 });
        fed += 1;
      }
    });
    const blocks = sound.blocks('m', live());
    await blocks.next();
    await nextTurn();
    expect(offers).toEqual([true, false]);
    expect(fed).toBe(1);
    expect(await heard(blocks)).toHaveLength(90);
    expect(fed).toBe(10);
  });

  it('asks again until a window is there', async () => {
    const wanted: string[] = [];
    const onWanted = async ({ wantId }: Wanted): Promise<void> => {
      wanted.push(wantId);
      if (wanted.length < 3 || !sound.offer(wantId)) return;
      await sound.feed({ wantId, at: 0, samples: base64Of([1]), isLast: true });
    };
    const sound = opened(onWanted, { ...PATIENCE, offerMs: 60_000 });
    expect(await heard(sound.blocks('m', live()))).toEqual([1]);
    expect(wanted).toEqual([wanted[0], wanted[0], wanted[0]]);
  });

  it('says that there is no decoder when no window comes', async () => {
    const wanted: string[] = [];
    const sound = opened(({ wantId }) => void wanted.push(wantId));
    expect(await refusal(heard(sound.blocks('m', live())))).toBe('media.noDecoder');
    expect(new Set(wanted).size).toBe(1);
    expect(sound.offer(wanted[0]!)).toBe(false);
    expect(await refusal(sound.feed({ wantId: wanted[0]!, at: 0, samples: '', isLast: true }))).toBe('job.unknown');
  });

  it('goes on in another window, where the one before was closed', async () => {
    const wanted: Wanted[] = [];
    const sound = opened(async (want) => {
      if (!sound.offer(want.wantId)) return;
      wanted.push(want);
      const isSecond = wanted.length > 1;
      const at = isSecond ? want.startMs * SAMPLES_A_MS : 0;
      const samples = base64Of(Array.from({ length: 100 }, (_, index) => at + index + 1));
      await sound.feed({ wantId: want.wantId, at, samples, isLast: isSecond });
    });
    const found = await heard(sound.blocks('m', live()));
    // 100 samples are 6.25 ms: the second begins at the last whole one.
    expect(wanted.map(({ startMs }) => startMs)).toEqual([0, 6]);
    expect(found).toEqual(Array.from({ length: 196 }, (_, index) => index + 1));
  });

  it('gives up when every window falls silent', async () => {
    let taken = 0;
    const sound = opened(({ wantId }) => void (taken += Number(sound.offer(wantId))));
    expect(await refusal(heard(sound.blocks('m', live())))).toBe('media.noDecoder');
    expect(taken).toBe(3);
  });

  it('tells why a window cannot, but gives what there is of a recording that is damaged later', async () => {
    for (const code of ['media.noSound', 'media.undecodable', 'media.notFound'] as const) {
      const sound = opened(({ wantId }) => {
        if (sound.offer(wantId)) sound.giveUp({ wantId, code });
      });
      expect(await refusal(heard(sound.blocks('m', live())))).toBe(code);
    }
    const sound = opened(async ({ wantId }) => {
      if (!sound.offer(wantId)) return;
      await sound.feed({ wantId, at: 0, samples: base64Of([1, 2, 3]), isLast: false });
      sound.giveUp({ wantId, code: 'media.undecodable' });
    });
    expect(await heard(sound.blocks('m', live()))).toEqual([1, 2, 3]);
  });

  it('ends when it is cancelled, and the window is told with its next block', async () => {
    for (const patience of [PATIENCE, { announceMs: 5, offerMs: 60_000, feedMs: 60_000 }]) {
      const abort = new AbortController();
      let told = '';
      const sound = opened(async ({ wantId }) => {
        if (!sound.offer(wantId)) return;
        await sound.feed({ wantId, at: 0, samples: base64Of([1]), isLast: false });
        told = await refusal(sound.feed({ wantId, at: 1, samples: base64Of([1]), isLast: false }));
      }, patience);
      const blocks = sound.blocks('m', abort.signal);
      await blocks.next();
      abort.abort();
      await expect.poll(() => told).toBe('job.unknown');
      expect((await blocks.next()).done).toBe(true);
    }
    const abort = new AbortController();
    const waiting = heard(opened(() => undefined, { ...PATIENCE, offerMs: 60_000 }).blocks('m', abort.signal));
    await nextTurn();
    abort.abort();
    expect(await waiting).toEqual([]);
  });
});
