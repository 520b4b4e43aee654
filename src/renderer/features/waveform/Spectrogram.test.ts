import { afterEach, describe, expect, it, vi } from 'vitest';
import { Spectrogram, tilesOf } from './Spectrogram.ts';
import type { TileReply, TileRequest } from './spectrogramService.ts';

const LOOK = { ink: '#000000', gain: 1 };
const RECORDING = { startMs: 0, endMs: 182_000 };

function spectrogram() {
  const asked: TileRequest[] = [];
  const closed: number[] = [];
  const replies: ((reply: TileReply<{ close(): void }>) => void)[] = [];
  let grown = 0;
  const shown = new Spectrogram<{ close(): void }>({
    url: '/media/1',
    open(onReply) {
      replies.push(onReply);
      return { send: (request) => asked.push(request), close: () => closed.push(-1) };
    },
    onGrown: () => grown++,
  });
  const reply = (message: TileReply<{ close(): void }>): void => replies[0]!(message);
  const give = (tile: number, look = LOOK): void => reply({ ...look, tile, image: { close: () => closed.push(tile) } });
  const tiles = (): readonly (readonly number[])[] => asked.map((request) => request.tiles);
  return { shown, give, tiles, closed, grown: () => grown, fail: () => reply({ failed: 'media.undecodable' }) };
}

describe('Spectrogram', () => {
  afterEach(() => void vi.useRealTimers());

  it('asks for what is looked at and is not there, once', async () => {
    const { shown, give, tiles, grown } = spectrogram();
    shown.show({ fromMs: 3_000, toMs: 13_000 }, RECORDING, LOOK);
    await expect.poll(tiles).toEqual([[0, 1, 2, 3]]);
    give(0);
    give(1);
    expect(grown()).toBe(2);
    expect(shown.tileAt(1)).toBeDefined();
    shown.show({ fromMs: 7_000, toMs: 17_000 }, RECORDING, LOOK);
    shown.show({ fromMs: 11_000, toMs: 21_000 }, RECORDING, LOOK);
    await expect.poll(tiles).toEqual([
      [0, 1, 2, 3],
      [2, 3, 4, 5],
    ]);
  });

  it('does not ask for what a moving window goes past, and gives up what it leaves', () => {
    vi.useFakeTimers();
    const { shown, tiles } = spectrogram();
    const look = (fromMs: number): void => shown.show({ fromMs, toMs: fromMs + 4_000 }, RECORDING, LOOK);
    for (let fromMs = 0; fromMs < 40_000; fromMs += 4_000) {
      look(fromMs);
      vi.advanceTimersByTime(16);
    }
    expect(tiles()).toEqual([]);
    vi.runAllTimers();
    expect(tiles()).toEqual([[9]]);
    look(40_000);
    expect(tiles()).toEqual([[9], []]);
    vi.runAllTimers();
    expect(tiles()).toEqual([[9], [], [10]]);
  });

  it('asks for nothing, and says so, where too much is looked at', async () => {
    const { shown, tiles } = spectrogram();
    shown.show({ fromMs: 0, toMs: 8_000 }, RECORDING, LOOK);
    await expect.poll(tiles).toEqual([[0, 1]]);
    shown.show({ fromMs: 0, toMs: 61_000 }, RECORDING, LOOK);
    expect(shown.note.get()).toBe('zoomIn');
    await expect.poll(tiles).toEqual([[0, 1], []]);
    shown.show({ fromMs: 0, toMs: 60_000 }, RECORDING, LOOK);
    expect(shown.note.get()).toBeNull();
  });

  it('draws anew in another colour, and lets go of pictures of the one before', async () => {
    const { shown, give, tiles, closed } = spectrogram();
    shown.show({ fromMs: 0, toMs: 4_000 }, RECORDING, LOOK);
    await expect.poll(tiles).toEqual([[0]]);
    give(0);
    shown.show({ fromMs: 0, toMs: 4_000 }, RECORDING, { ...LOOK, ink: '#ffffff' });
    expect(closed).toEqual([0]);
    await expect.poll(tiles).toEqual([[0], [0]]);
    give(0);
    expect(shown.tileAt(0)).toBeUndefined();
    give(0, { ...LOOK, ink: '#ffffff' });
    expect(shown.tileAt(0)).toBeDefined();
  });

  it('gives up at once what it asked for in another colour', async () => {
    const { shown, tiles } = spectrogram();
    shown.show({ fromMs: 0, toMs: 8_000 }, RECORDING, LOOK);
    await expect.poll(tiles).toEqual([[0, 1]]);
    shown.show({ fromMs: 0, toMs: 8_000 }, RECORDING, { ...LOOK, gain: 2 });
    expect(tiles()).toEqual([[0, 1], []]);
  });

  it('keeps two minutes of pictures, those that were looked at last', () => {
    const { shown, give, closed } = spectrogram();
    shown.show({ fromMs: 0, toMs: 4_000 }, RECORDING, LOOK);
    for (let tile = 0; tile < 32; tile++) give(tile);
    shown.show({ fromMs: 0, toMs: 4_000 }, RECORDING, LOOK);
    give(32);
    expect(closed).toEqual([1]);
    shown.dispose();
    expect(closed).toHaveLength(34);
  });

  it('says why there is none, and asks no more', () => {
    vi.useFakeTimers();
    const { shown, fail, tiles } = spectrogram();
    shown.show({ fromMs: 0, toMs: 4_000 }, RECORDING, LOOK);
    vi.runAllTimers();
    shown.show({ fromMs: 4_000, toMs: 8_000 }, RECORDING, LOOK);
    expect(tiles()).toEqual([[0], []]);
    fail();
    vi.runAllTimers();
    expect(tiles()).toEqual([[0], []]);
    shown.show({ fromMs: 8_000, toMs: 80_000 }, RECORDING, LOOK);
    expect(shown.note.get()).toBe('media.undecodable');
  });
});

describe('tilesOf', () => {
  it('covers the window, as far as the recording goes', () => {
    expect(tilesOf({ fromMs: 4_000, toMs: 8_000 }, { startMs: 0, endMs: 60_000 })).toEqual([1]);
    expect(tilesOf({ fromMs: 3_999, toMs: 8_001 }, { startMs: 0, endMs: 60_000 })).toEqual([0, 1, 2]);
    expect(tilesOf({ fromMs: 0, toMs: 8_001 }, { startMs: 0, endMs: 3_000 })).toEqual([0]);
    // Of a recording that begins later the tiles do, too.
    expect(tilesOf({ fromMs: 0, toMs: 8_000 }, { startMs: 3_000, endMs: 60_000 })).toEqual([0, 1]);
  });
});
