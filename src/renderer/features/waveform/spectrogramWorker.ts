import { PageSound } from '../../host/PageSound.ts';
import { createSpectrogramService, type TileReply, type TileRequest } from './spectrogramService.ts';
import { TILE_COLUMNS, TILE_ROWS } from './spectrogramTile.ts';

/** Decodes and transforms off the window's thread: a minute of sound takes a second. */
const answer = createSpectrogramService<ImageBitmap>({
  open: (url) => PageSound.open(url),
  imageOf,
  reply(message: TileReply<ImageBitmap>) {
    // A worker takes no origin.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    postMessage(message, { transfer: 'image' in message ? [message.image] : [] });
  },
});

addEventListener('message', ({ data }: MessageEvent<TileRequest>) => answer(data));

/** Lines that lie over it in any colour of the theme stay to be seen. */
const MOST_INK = 0.8;

function imageOf(levels: Uint8ClampedArray, ink: string): Promise<ImageBitmap> {
  const image = new ImageData(TILE_COLUMNS, TILE_ROWS);
  const colour = Number.parseInt(ink.slice(1), 16);
  const pixels = new DataView(image.data.buffer);
  for (let index = 0; index < levels.length; index++) {
    pixels.setUint32(4 * index, colour * 256 + Math.round(MOST_INK * levels[index]!));
  }
  return createImageBitmap(image);
}
