import { describe, expect, it } from 'vitest';
import { levelsOfTile, samplesOfTile, TILE_COLUMNS, TILE_ROWS } from './spectrogramTile.ts';

const RATE = 16_000;

function tile(sampleAt: (second: number) => number, gain = 1): (column: number, hertz: number) => number {
  const { from, to } = samplesOfTile(2);
  const samples = Float32Array.from({ length: to - from }, (_, index) => sampleAt((from + index) / RATE));
  const levels = levelsOfTile(samples, gain);
  return (column, hertz) => levels[(TILE_ROWS - 1 - Math.round(hertz / 62.5)) * TILE_COLUMNS + column]!;
}

describe('levelsOfTile', () => {
  it('shows a tone at its pitch, the same all along', () => {
    const level = tile((second) => 0.1 * Math.sin(2 * Math.PI * 3_000 * second));
    for (const column of [0, 500, TILE_COLUMNS - 1]) {
      expect(level(column, 3_000)).toBeGreaterThan(200);
      expect(level(column, 1_000)).toBe(0);
      expect(level(column, 6_000)).toBe(0);
    }
  });

  it('shows when a sound begins, to a window', () => {
    // The third tile is that of the seconds from 8 to 12.
    const level = tile((second) => (second < 10 ? 0 : 0.1 * Math.sin(2 * Math.PI * 2_000 * second)));
    expect(level(490, 2_000)).toBe(0);
    expect(level(504, 2_000)).toBeGreaterThan(180);
  });

  it('shows a soft recording as a loud one, by its gain', () => {
    const loud = tile((second) => 0.08 * Math.sin(2 * Math.PI * 1_000 * second));
    const soft = tile((second) => 0.02 * Math.sin(2 * Math.PI * 1_000 * second), 4);
    expect(Math.abs(soft(10, 1_000) - loud(10, 1_000))).toBeLessThanOrEqual(1);
    expect(tile(() => 0)(10, 500)).toBe(0);
  });
});
