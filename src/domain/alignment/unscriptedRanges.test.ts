import { describe, expect, it } from 'vitest';
import { unscriptedRanges } from './unscriptedRanges.ts';

/** Flags 1,000 frames of which some stretches are outside the text. */
function flagged(...stretches: readonly (readonly [number, number])[]): Uint8Array {
  const outside = new Uint8Array(1_000);
  for (const stretch of stretches) outside.fill(1, ...stretch);
  return outside;
}

describe('unscriptedRanges', () => {
  it('takes together what is heard between the pauses of a sentence', () => {
    const outside = flagged([100, 150], [190, 240], [300, 340], [900, 1_000]);
    expect(unscriptedRanges(outside, { first: new Int32Array([-1, 20]) })).toEqual([
      { startMs: 1_000, endMs: 3_400 },
      { startMs: 9_000, endMs: 10_000 },
    ]);
  });

  it('leaves out a breath, a cough and clicks, alone or some of them together', () => {
    const outside = flagged([100, 160], [300, 330], [350, 380], [900, 910], [920, 930]);
    expect(unscriptedRanges(outside, { first: new Int32Array() })).toEqual([]);
    expect(unscriptedRanges(flagged([90, 95], [100, 200]), { first: new Int32Array() })).toEqual([
      { startMs: 1_000, endMs: 2_000 },
    ]);
  });

  it('ends at a word of the text', () => {
    const outside = flagged([100, 200], [250, 350]);
    expect(unscriptedRanges(outside, { first: new Int32Array([220, 400]) })).toHaveLength(2);
  });
});
