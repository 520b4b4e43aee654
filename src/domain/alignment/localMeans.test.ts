import { describe, expect, it } from 'vitest';
import { lessLocalMeans } from './localMeans.ts';
import { finish } from './stage.ts';

/** What is said, and the colour of the voice that says it: another one from frame 6,000 on. */
const said = (frame: number): number[] => [Math.sin(frame), Math.cos(2 * frame)];
const colour = (frame: number): number[] => (frame < 6_000 ? [0, 0] : [3, -2]);

describe('lessLocalMeans', () => {
  it('makes two voices alike, a minute apart from where they meet', () => {
    const frames = 8_000;
    const data = Float32Array.from({ length: 2 * frames }, (_, at) => {
      const frame = at >> 1;
      return said(frame)[at % 2]! + colour(frame)[at % 2]!;
    });
    const speech = new Uint8Array(frames).fill(1);
    const found = finish(lessLocalMeans({ frames, dimensions: 2, data }, speech, 750)).data;
    for (const frame of [1_000, 5_000, 7_000, 7_900]) {
      for (const [index, value] of said(frame).entries()) expect(found[2 * frame + index]).toBeCloseTo(value, 1);
    }
  });

  it('goes by speech alone, and changes little where there is little', () => {
    const data = Float32Array.from({ length: 100 }, (_, frame) => (frame < 50 ? 8 : -100));
    const speech = Uint8Array.from(data, (value) => (value > 0 ? 1 : 0));
    const vectors = { frames: 100, dimensions: 1, data };
    expect(finish(lessLocalMeans(vectors, speech, 10)).data[99]).toBeCloseTo(-108, 3);
    expect(finish(lessLocalMeans(vectors, speech, 1_000)).data[0]).toBeCloseTo(8 - 0.4, 3);
    expect(finish(lessLocalMeans(vectors, new Uint8Array(100), 10)).data).toEqual(data);
    expect(data[0]).toBe(8);
  });
});
