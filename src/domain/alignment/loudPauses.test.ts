import { describe, expect, it } from 'vitest';
import { loudPauses } from './loudPauses.ts';

describe('loudPauses', () => {
  it('flags what is loud for long outside words, and no word, quiet frame or short sound', () => {
    const graph = { tokens: new Int32Array([-1, 0]) };
    const states = new Int32Array([0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
    const speech = new Uint8Array([0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1]);
    expect(Array.from(loudPauses({ graph, speech }, states, 2))).toEqual([
      0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1,
    ]);
    expect(Array.from(loudPauses({ graph, speech }, states, 5))).toEqual(Array.from(states, () => 0));
  });
});
