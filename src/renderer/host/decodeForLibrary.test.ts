import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { connect } from '../../contract/connect.ts';
import { Failure } from '../../contract/failure.ts';
import type { Handlers } from '../../contract/methods.ts';
import { portPair } from '../../contract/port.ts';
import { serve, type Announce } from '../../contract/serve.ts';
import { decodeForLibrary } from './decodeForLibrary.ts';
import type { FeedReply, FeedRequest } from './soundFeed.ts';

const WANTED = { wantId: 'w', mediaId: 'm', startMs: 0, endMs: null };

/** A window on a library that wants a sound and takes so many blocks of it, and a decoder that has so many replies. */
function opened(replies: readonly FeedReply[], { isWanted = true, takes = Infinity } = {}) {
  const log: unknown[] = [];
  const subscribed = Promise.withResolvers<Announce>();
  const handlers: Partial<Handlers> = {
    'sound.offer': () => ({ isWanted }),
    'sound.feed'({ at }) {
      if (at >= takes) throw new Failure('job.unknown');
      log.push(`taken ${at}`);
      return {};
    },
    'sound.giveUp'({ code }) {
      log.push(code);
      return {};
    },
  };
  const [near, far] = portPair();
  serve(
    far,
    handlers as Handlers,
    (listener) => (subscribed.resolve(listener), () => undefined),
    (error) => log.push(error),
  );
  decodeForLibrary({ connection: connect(near), mediaUrl: (mediaId) => `/media/${mediaId}` }, (onReply) => {
    const left = [...replies];
    return {
      send(request: FeedRequest | null) {
        if (request !== null) log.push(request);
        const reply = left.shift();
        if (reply !== undefined) onReply(reply);
      },
      close: () => void log.push('closed'),
    };
  });
  void subscribed.promise.then((announce) => announce('sound.wanted', WANTED));
  return { log, hangUp: () => far.close() };
}

const block = (at: number, isLast = false): FeedReply => ({ at, samples: '', isLast });

describe('decodeForLibrary', () => {
  const asked = { url: '/media/m', startMs: 0, endMs: null };

  it('decodes what is wanted, block by block, to the last', async () => {
    const { log } = opened([block(0), block(1), block(2, true)]);
    await expect.poll(() => log).toEqual([asked, 'taken 0', 'taken 1', 'taken 2', 'closed']);
  });

  it('leaves it to another window that was first', async () => {
    const { log } = opened([block(0)], { isWanted: false });
    await nextTurn();
    expect(log).toEqual([]);
  });

  it('stops when it is wanted no longer', async () => {
    const { log } = opened([block(0), block(1), block(2)], { takes: 1 });
    await expect.poll(() => log).toEqual([asked, 'taken 0', 'closed']);
  });

  it('says why it cannot', async () => {
    const { log } = opened([block(0), { failed: 'media.undecodable' }]);
    await expect.poll(() => log).toEqual([asked, 'taken 0', 'media.undecodable', 'closed']);
  });

  it('stops when the library is gone', async () => {
    const { log, hangUp } = opened([block(0), block(1)]);
    await expect.poll(() => log.length).toBeGreaterThan(0);
    hangUp();
    await expect.poll(() => log).toContain('closed');
  });
});
