import type { SpectrogramChannel } from './Spectrogram.ts';
import type { TileReply } from './spectrogramService.ts';

/** Starts a worker that makes the tiles of a spectrogram. */
export function openSpectrogramWorker(onReply: (reply: TileReply<ImageBitmap>) => void): SpectrogramChannel {
  const worker = new Worker(new URL('./spectrogramWorker.ts', import.meta.url), {
    type: 'module',
    name: 'spectrogram',
  });
  worker.addEventListener('message', ({ data }: MessageEvent<TileReply<ImageBitmap>>) => onReply(data));
  worker.addEventListener('error', () => {
    worker.terminate();
    onReply({ failed: 'internal' });
  });
  return {
    // A worker takes no origin.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    send: (request) => worker.postMessage(request),
    close: () => worker.terminate(),
  };
}
