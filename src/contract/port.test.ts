import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { portPair } from './port.ts';

describe('portPair', () => {
  it('delivers messages in order, and never at once', async () => {
    const [left, right] = portPair();
    const received: unknown[] = [];
    right.onMessage((message) => received.push(message));
    for (let n = 0; n < 5; n++) left.send(n);
    expect(received).toEqual([]);
    await Promise.resolve();
    expect(received).toEqual([0, 1, 2, 3, 4]);
  });

  it('carries JSON values whole, and loses what JSON loses', async () => {
    const [left, right] = portPair();
    const received: unknown[] = [];
    right.onMessage((message) => received.push(message));
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        left.send({ value });
        await Promise.resolve();
        expect(received.pop()).toEqual(JSON.parse(JSON.stringify({ value })));
      }),
    );
    left.send({ at: new Date(0), gone: undefined });
    await Promise.resolve();
    expect(received).toEqual([{ at: '1970-01-01T00:00:00.000Z' }]);
  });

  it('closes both ends once, whichever side closes, and drops what is sent or under way', async () => {
    for (const side of [0, 1]) {
      const pair = portPair();
      const heard: string[] = [];
      pair[0].onClose(() => heard.push('left'));
      pair[1].onClose(() => heard.push('right'));
      pair[0].onMessage(() => heard.push('message'));
      pair[1].onMessage(() => heard.push('message'));
      pair[0].send('under way');
      pair[side]?.close();
      pair[1].close();
      pair[1].send('too late');
      await Promise.resolve();
      expect(heard.toSorted()).toEqual(['left', 'right']);
    }
  });
});
