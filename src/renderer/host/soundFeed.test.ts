import { describe, expect, it } from 'vitest';
import { Failure } from '../../contract/failure.ts';
import type { SoundBlock } from './PageSound.ts';
import { feedBlocks, feedFailure } from './soundFeed.ts';

/** What is made of blocks, each a place and its samples; the samples come back as they are heard. */
async function fed(blocks: readonly SoundBlock[], range = { startMs: 0, endMs: null as number | null }) {
  const asked: unknown[] = [];
  let isDisposed = false;
  const found: { at: number; samples: number[]; isLast: boolean }[] = [];
  const open = async (url: string) => ({
    async *blocks(fromMs: number, toMs: number) {
      asked.push([url, fromMs, toMs]);
      yield* blocks;
    },
    dispose: () => void (isDisposed = true),
  });
  for await (const { at, samples, isLast } of feedBlocks(open, { url: '/media/1', ...range })) {
    const bytes = Buffer.from(samples, 'base64');
    const values = Array.from({ length: bytes.length / 2 }, (_, index) => bytes.readInt16LE(2 * index));
    found.push({ at, samples: values, isLast });
  }
  return { asked, found, isDisposed };
}

describe('feedBlocks', () => {
  it('gives stretches of two seconds, each sample once and in its place, and lets the recording go', async () => {
    const blocks = Array.from({ length: 10 }, (_, index) => ({
      at: 9_000 * index,
      samples: Float32Array.from({ length: 9_000 }, (__, sample) => ((9_000 * index + sample) % 30_000) / 32_768),
    }));
    const { asked, found, isDisposed } = await fed(blocks);
    expect(asked).toEqual([['/media/1', 0, Infinity]]);
    expect(found.map(({ at, samples, isLast }) => [at, samples.length, isLast])).toEqual([
      [0, 32_000, false],
      [32_000, 32_000, false],
      [64_000, 26_000, true],
    ]);
    for (const { at, samples } of found) {
      expect(samples.every((sample, index) => sample === (at + index) % 30_000)).toBe(true);
    }
    expect(isDisposed).toBe(true);
  });

  it('begins anew where sound is missing, and holds what is too loud', async () => {
    const { asked, found } = await fed(
      [
        { at: 160, samples: Float32Array.of(0.5, 2) },
        { at: 170, samples: Float32Array.of(-2) },
      ],
      { startMs: 10, endMs: 20 },
    );
    expect(asked).toEqual([['/media/1', 10, 20]]);
    expect(found).toEqual([
      { at: 160, samples: [16_384, 32_767], isLast: false },
      { at: 170, samples: [-32_768], isLast: true },
    ]);
    expect((await fed([])).found).toEqual([{ at: 0, samples: [], isLast: true }]);
  });
});

describe('feedFailure', () => {
  it('is what the library can be told', () => {
    expect(feedFailure(new Failure('media.noSound'))).toBe('media.noSound');
    expect(feedFailure(new Failure('media.notFound'))).toBe('media.notFound');
    expect(feedFailure(new Error('out of memory'))).toBe('media.undecodable');
  });
});
