import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitToDisplays, readWindowState, SMALLEST, writeWindowState } from './windowState.ts';

const LEFT = { x: 0, y: 0, width: 1_920, height: 1_040 };
const RIGHT = { x: 1_920, y: 0, width: 1_280, height: 760 };

describe('fitToDisplays', () => {
  it('keeps a window that fits', () => {
    const state = { bounds: { x: 2_000, y: 20, width: 1_000, height: 700 }, isMaximized: false };
    expect(fitToDisplays(state, [LEFT, RIGHT])).toEqual(state);
  });

  it('brings back a window whose display is gone', () => {
    const state = { bounds: { x: 2_000, y: 20, width: 1_000, height: 700 }, isMaximized: true };
    expect(fitToDisplays(state, [LEFT])).toEqual({
      bounds: { x: 460, y: 170, width: 1_000, height: 700 },
      isMaximized: true,
    });
  });

  it('moves and shrinks a window that is partly out of sight', () => {
    const state = { bounds: { x: -500, y: -20, width: 2_500, height: 700 }, isMaximized: false };
    expect(fitToDisplays(state, [LEFT]).bounds).toEqual({ x: 0, y: 0, width: 1_920, height: 700 });
  });

  it.each([undefined, null, 7, 'x', {}, { bounds: {} }, { bounds: { x: 0, y: 0, width: 'a', height: 1 } }])(
    'opens a window of the usual size for %j',
    (state) => {
      const usual = { bounds: { x: 240, y: 70, width: 1_440, height: 900 }, isMaximized: false };
      expect(fitToDisplays(state, [LEFT])).toEqual(usual);
    },
  );

  it('always gives a window that is inside a display', () => {
    const length = fc.integer({ min: -10_000, max: 10_000 });
    const bounds = fc.record({ x: length, y: length, width: length, height: length });
    fc.assert(
      fc.property(bounds, fc.boolean(), (wanted, isMaximized) => {
        const { x, y, width, height } = fitToDisplays({ bounds: wanted, isMaximized }, [LEFT, RIGHT]).bounds;
        const areas = [LEFT, RIGHT].filter(
          (area) =>
            x >= area.x && y >= area.y && x + width <= area.x + area.width && y + height <= area.y + area.height,
        );
        expect(areas).toHaveLength(1);
        expect(width).toBeGreaterThanOrEqual(SMALLEST.width);
        expect(height).toBeGreaterThanOrEqual(SMALLEST.height);
      }),
    );
  });
});

describe('readWindowState and writeWindowState', () => {
  it('keep a state, and make nothing of a file that holds none', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lutrin-window-'));
    const path = join(folder, 'window.json');
    const state = { bounds: LEFT, isMaximized: false };
    expect(readWindowState(path)).toBeUndefined();
    writeWindowState(path, state);
    expect(readWindowState(path)).toEqual(state);
    await writeFile(path, '{');
    expect(readWindowState(path)).toBeUndefined();
    await rm(folder, { recursive: true });
    expect(() => writeWindowState(path, state)).not.toThrow();
  });
});
