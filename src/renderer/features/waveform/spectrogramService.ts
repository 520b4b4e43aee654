import { Failure, type FailureCode } from '../../../contract/failure.ts';
import { SOUND_RATE } from '../../../domain/sound/waveform.ts';
import type { PageSound } from '../../host/PageSound.ts';
import { levelsOfTile, samplesOfTile } from './spectrogramTile.ts';

/** How tiles are drawn. */
export interface TileLook {
  /** The colour of what is strongest, `#rrggbb`; the rest is ever more transparent. */
  readonly ink: string;
  /** How much louder the recording is shown than it is. */
  readonly gain: number;
}

/** The tiles that are wanted from now on, the most urgent first; any others are wanted no longer. */
export interface TileRequest extends TileLook {
  readonly url: string;
  readonly tiles: readonly number[];
}

/** A tile that was wanted, or why there are none. */
export type TileReply<Image> =
  | (TileLook & { readonly tile: number; readonly image: Image })
  | { readonly failed: FailureCode };

interface ServiceOptions<Image> {
  readonly open: (url: string) => Promise<Pick<PageSound, 'blocks' | 'dispose'>>;
  /** Makes a picture of levels, 0 to 255, row by row. */
  readonly imageOf: (levels: Uint8ClampedArray, ink: string) => Promise<Image>;
  readonly reply: (reply: TileReply<Image>) => void;
}

/**
 * Makes the tiles of spectrograms, one after the other; a request replaces the one before, and what is wanted no longer
 * is given up between two blocks of sound. Returns what takes requests.
 */
export function createSpectrogramService<Image>({
  open,
  imageOf,
  reply,
}: ServiceOptions<Image>): (request: TileRequest) => void {
  let request: TileRequest | null = null;
  let sound: { readonly url: string; readonly opened: ReturnType<typeof open> } | null = null;
  let isWorking = false;

  const soundOf = (url: string): ReturnType<typeof open> => {
    if (sound?.url !== url) sound = { url, opened: open(url) };
    return sound.opened;
  };

  /** `null` when the tile is not wanted any more. */
  const samplesFor = async (wanted: TileRequest, tile: number): Promise<Float32Array | null> => {
    const { from, to } = samplesOfTile(tile);
    const samples = new Float32Array(to - from);
    const [fromMs, toMs] = [Math.max(0, (1_000 * from) / SOUND_RATE), (1_000 * to) / SOUND_RATE];
    for await (const block of (await soundOf(wanted.url)).blocks(fromMs, toMs)) {
      if (!isWanted(request, wanted, tile)) return null;
      place(samples, block.samples, block.at - from);
    }
    return samples;
  };

  const work = async (): Promise<void> => {
    isWorking = true;
    while (request !== null && request.tiles.length > 0) {
      const wanted = request;
      const tile = wanted.tiles[0]!;
      const samples = await samplesFor(wanted, tile);
      if (samples === null) continue;
      const { ink, gain } = wanted;
      reply({ ink, gain, tile, image: await imageOf(levelsOfTile(samples, gain), ink) });
      if (isWanted(request, wanted, tile)) {
        request = without(request, tile);
      }
    }
    isWorking = false;
  };

  return (next) => {
    request = next;
    if (isWorking) return;
    work().catch((error: unknown) => {
      isWorking = false;
      request = null;
      sound = null;
      reply({ failed: error instanceof Failure ? error.code : 'internal' });
    });
  };
}

function isWanted(now: TileRequest | null, before: TileRequest, tile: number): now is TileRequest {
  return now?.url === before.url && now.gain === before.gain && now.ink === before.ink && now.tiles.includes(tile);
}

function without(request: TileRequest, tile: number): TileRequest {
  return { ...request, tiles: request.tiles.filter((other) => other !== tile) };
}

/** Puts samples where they belong, as far as there is room. */
function place(samples: Float32Array, block: Float32Array, at: number): void {
  const skipped = Math.max(0, -at);
  const taken = block.subarray(skipped, Math.max(skipped, samples.length - at));
  if (taken.length > 0) samples.set(taken, at + skipped);
}
