import { describe, expect, it } from 'vitest';
import { Failure } from '../../../contract/failure.ts';
import type { SoundBlock } from '../../host/PageSound.ts';
import { createSpectrogramService, type TileReply, type TileRequest } from './spectrogramService.ts';
import { TILE_COLUMNS, TILE_ROWS } from './spectrogramTile.ts';

const REQUEST: TileRequest = { url: '/media/1', ink: '#000000', gain: 1, tiles: [] };

/** A recording of a tone of 1 kHz whose blocks come when they are let through. */
function service(options: { readonly refusal?: Failure; readonly waits?: true } = {}) {
  const decoded: number[] = [];
  const replies: TileReply<Uint8ClampedArray>[] = [];
  const gate = Promise.withResolvers<void>();
  async function* blocks(fromMs: number, toMs: number): AsyncGenerator<SoundBlock> {
    decoded.push(fromMs);
    for (let at = Math.floor(fromMs * 16); at < toMs * 16; at += 8_000) {
      if (options.waits === true) await gate.promise;
      const samples = Float32Array.from({ length: 8_000 }, (_, index) => 0.1 * Math.sin((at + index) * (Math.PI / 8)));
      yield { at, samples };
    }
  }
  const ask = createSpectrogramService<Uint8ClampedArray>({
    async open() {
      if (options.refusal !== undefined) throw options.refusal;
      return { blocks, dispose: () => undefined };
    },
    imageOf: async (levels) => levels,
    reply: (reply) => replies.push(reply),
  });
  return { ask, replies, decoded, letThrough: () => gate.resolve() };
}

describe('createSpectrogramService', () => {
  it('makes the tiles that are wanted, from the sound around them', async () => {
    const { ask, replies, decoded } = service();
    ask({ ...REQUEST, tiles: [2, 0] });
    await expect.poll(() => replies.map((reply) => 'tile' in reply && reply.tile)).toEqual([2, 0]);
    // Windows reach 8 ms beyond a tile, and not before the start.
    expect(decoded).toEqual([7_992, 0]);
    const row = (TILE_ROWS - 1 - 16) * TILE_COLUMNS;
    for (const reply of replies) {
      if (!('image' in reply)) throw new Error(reply.failed);
      for (const column of [10, 500, TILE_COLUMNS - 1]) expect(reply.image[row + column]).toBeGreaterThan(200);
    }
  });

  it('gives up what is wanted no longer', async () => {
    const { ask, replies, decoded, letThrough } = service({ waits: true });
    ask({ ...REQUEST, tiles: [1, 2, 3] });
    await expect.poll(() => decoded).toHaveLength(1);
    ask({ ...REQUEST, tiles: [7] });
    letThrough();
    await expect.poll(() => replies).toHaveLength(1);
    expect(replies[0]).toMatchObject({ tile: 7 });
    expect(decoded).toEqual([3_992, 27_992]);
  });

  it('says why there are none', async () => {
    const { ask, replies } = service({ refusal: new Failure('media.noSound') });
    ask({ ...REQUEST, tiles: [1] });
    await expect.poll(() => replies).toEqual([{ failed: 'media.noSound' }]);
  });
});
