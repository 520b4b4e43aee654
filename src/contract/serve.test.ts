import { describe, expect, it } from 'vitest';
import { connect } from './connect.ts';
import { Failure } from './failure.ts';
import type { Handlers } from './methods.ts';
import { portPair } from './port.ts';
import { serve, type Announce } from './serve.ts';

/** A served connection with handlers of the test's own, and what reached the log. */
function served(handlers: Partial<Handlers>) {
  const [near, far] = portPair();
  const logged: unknown[] = [];
  const listeners = new Set<Announce>();
  const subscribe = (listener: Announce) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  serve(far, handlers as Handlers, subscribe, (error) => logged.push(error));
  const announce: Announce = (event, payload) => listeners.forEach((listener) => listener(event, payload));
  return { connection: connect(near), near, far, logged, announce, listeners };
}

const described = { version: '1', folder: '/x', talkCount: 0, hasDemo: false };

describe('serve and connect', () => {
  it('answer a call', async () => {
    const { connection } = served({ 'library.describe': () => described });
    expect(await connection.call('library.describe', {})).toEqual(described);
  });

  it('answer calls as they are done, each to its own', async () => {
    const quickIsDone = Promise.withResolvers<void>();
    const { connection } = served({
      'media.locate': async ({ mediaId }) => {
        if (mediaId === 'slow') await quickIsDone.promise;
        return { path: mediaId, mimeType: '' };
      },
    });
    const order: string[] = [];
    const ask = async (mediaId: string): Promise<void> => {
      order.push((await connection.call('media.locate', { mediaId })).path);
    };
    const slow = ask('slow');
    await ask('quick');
    quickIsDone.resolve();
    await slow;
    expect(order).toEqual(['quick', 'slow']);
  });

  it('give a handler the request without what its schema does not know', async () => {
    const seen: unknown[] = [];
    const { connection } = served({ 'jobs.cancel': (request) => (seen.push(request), {}) });
    await connection.call('jobs.cancel', { jobId: 'j', more: 1 } as never);
    expect(seen).toEqual([{ jobId: 'j' }]);
  });

  it('refuse a request that its schema does not allow, before any handler', async () => {
    const { connection, logged } = served({
      'jobs.cancel': () => {
        throw new Error('called');
      },
    });
    await expect(connection.call('jobs.cancel', { jobId: 7 } as never)).rejects.toMatchObject({
      code: 'request.invalid',
      detail: expect.stringContaining('jobs.cancel') as string,
    });
    expect(logged).toEqual([]);
  });

  it('refuse a request that the schema itself stumbles over', async () => {
    const { connection, logged } = served({});
    const request = { talkId: { length: { toString: 1 } } };
    await expect(connection.call('talks.get', request as never)).rejects.toMatchObject({ code: 'request.invalid' });
    expect(logged).toEqual([]);
  });

  it('refuse a request that is missing', async () => {
    const { connection } = served({});
    await expect(connection.call('talks.get', undefined as never)).rejects.toMatchObject({ code: 'request.invalid' });
  });

  it('refuse a method that there is not, also one that every object has', async () => {
    const { connection } = served({});
    for (const method of ['no.such', 'toString', '__proto__', ''])
      await expect(connection.call(method as never, {} as never)).rejects.toMatchObject({
        code: 'request.unknownMethod',
        detail: method,
      });
  });

  it('pass a failure on with its code and detail', async () => {
    const { connection, logged } = served({
      'demo.install': () => {
        throw new Failure('demo.missing', '/demo');
      },
    });
    const error = await connection.call('demo.install', {}).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Failure);
    expect(error).toMatchObject({ code: 'demo.missing', detail: '/demo', message: 'demo.missing: /demo' });
    expect(logged).toEqual([]);
  });

  it('keep the message of any other error to the log', async () => {
    const fault = new RangeError('a secret path');
    const { connection, logged } = served({ 'demo.install': () => Promise.reject(fault) });
    await expect(connection.call('demo.install', {})).rejects.toMatchObject({ code: 'internal', detail: '' });
    expect(logged).toEqual([fault]);
  });

  it('reject calls under way, and later ones, when the connection closes', async () => {
    const { connection, far } = served({ 'demo.install': () => new Promise(() => undefined) });
    const open = connection.call('demo.install', {});
    let closedCount = 0;
    connection.onClose(() => closedCount++);
    connection.onClose(() => (closedCount += 10))();
    far.close();
    await expect(open).rejects.toMatchObject({ code: 'connection.closed' });
    await expect(connection.call('library.describe', {})).rejects.toMatchObject({ code: 'connection.closed' });
    expect(closedCount).toBe(1);
  });

  it('announce to whoever listens, until they stop', async () => {
    const { connection, announce } = served({});
    const heard: unknown[] = [];
    const stop = connection.on('talks.changed', (payload) => heard.push(payload));
    announce('talks.changed', { talkIds: [] });
    announce('transcript.changed', { talkId: 't' as never, version: 1 });
    await Promise.resolve();
    stop();
    announce('talks.changed', { talkIds: [] });
    await Promise.resolve();
    expect(heard).toEqual([{ talkIds: [] }]);
  });

  it('stop listening to the library when the connection closes', () => {
    const { connection, listeners } = served({});
    expect(listeners.size).toBe(1);
    connection.close();
    expect(listeners.size).toBe(0);
  });

  it('pass over what is no request and no reply', async () => {
    const { connection, near, far } = served({ 'library.describe': () => described });
    for (const message of [null, 7, 'x', [], {}, { id: 'x' }, { id: 1.5, method: 'x' }, { id: 9 }]) {
      near.send(message);
      if (message !== null) far.send(message);
    }
    expect(await connection.call('library.describe', {})).toEqual(described);
  });
});
