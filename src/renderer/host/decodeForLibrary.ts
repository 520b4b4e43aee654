import { Failure } from '../../contract/failure.ts';
import type { EventPayload } from '../../contract/methods.ts';
import type { Host } from './host.ts';
import type { FeedReply, FeedRequest } from './soundFeed.ts';

/** The way to what decodes: a `Worker`. */
interface FeedChannel {
  /** Asks for a recording, or with `null` for one more block of it. */
  send(request: FeedRequest | null): void;
  close(): void;
}

/** Opens the way to a decoder that answers each thing it is sent with a block, or why there is none. */
type OpenFeed = (onReply: (reply: FeedReply) => void) => FeedChannel;

/**
 * Decodes recordings for the library while the window is open: what it announces as wanted, where there is no ffmpeg.
 * Ends what it decodes when that is wanted no longer.
 */
export function decodeForLibrary(host: Pick<Host, 'connection' | 'mediaUrl'>, open: OpenFeed = openWorker): void {
  const { connection, mediaUrl } = host;
  connection.on('sound.wanted', async (wanted) => {
    const reply = await connection.call('sound.offer', { wantId: wanted.wantId }).catch(() => null);
    if (reply?.isWanted === true) decode(host, { ...wanted, url: mediaUrl(wanted.mediaId) }, open);
  });
}

function decode(
  { connection }: Pick<Host, 'connection'>,
  { wantId, url, startMs, endMs }: EventPayload<'sound.wanted'> & FeedRequest,
  open: OpenFeed,
): void {
  const close = (): void => {
    stopListening();
    channel.close();
  };
  const pass = async (reply: FeedReply): Promise<boolean> => {
    if ('failed' in reply) {
      await connection.call('sound.giveUp', { wantId, code: reply.failed });
      return false;
    }
    await connection.call('sound.feed', { wantId, ...reply });
    return !reply.isLast;
  };
  const channel = open((reply) => {
    pass(reply).then(
      (isWanted) => (isWanted ? channel.send(null) : close()),
      (error: unknown) => {
        close();
        // Cancelled, or the library is gone.
        if (!(error instanceof Failure)) throw error;
      },
    );
  });
  const stopListening = connection.onClose(() => channel.close());
  channel.send({ url, startMs, endMs });
}

function openWorker(onReply: (reply: FeedReply) => void): FeedChannel {
  const worker = new Worker(new URL('./soundFeedWorker.ts', import.meta.url), { type: 'module', name: 'soundFeed' });
  worker.addEventListener('message', ({ data }: MessageEvent<FeedReply>) => onReply(data));
  worker.addEventListener('error', () => onReply({ failed: 'media.undecodable' }));
  return {
    // A worker takes no origin.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    send: (request) => worker.postMessage(request),
    close: () => worker.terminate(),
  };
}
