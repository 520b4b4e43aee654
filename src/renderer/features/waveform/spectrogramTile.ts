import { FourierTransform } from '../../../domain/alignment/fourierTransform.ts';
import { SOUND_RATE } from '../../../domain/sound/waveform.ts';

/** A spectrogram is made in tiles of four seconds, a column to 4 ms, a row to 62.5 Hz from 0 to 8 kHz. */
export const TILE_MS = 4_000;
export const TILE_COLUMNS = 1_000;
export const TILE_ROWS = 128;

const HOP = 64;
/** 16 ms: short enough to see where a sound begins. */
const WINDOW = 2 * TILE_ROWS;
/** How far the windows of a tile reach beyond it, in samples, on either side. */
const MARGIN = WINDOW / 2;
/** Power of a sound at full scale that is one tone, in decibels. */
const FULL_DB = 20 * Math.log10(WINDOW / 4);
/** The power of speech is spread over many tones: so far below is the darkest, and from there so far the lightest. */
const HEADROOM_DB = 12;
const RANGE_DB = 58;
/** Speech falls by 6 dB an octave from about here on, in Hertz: it is raised by as much. */
const EMPHASIS_HERTZ = 700;

/** The part of a recording that a tile is made from: places of samples, `to` left out; `from` may lie before the start. */
export function samplesOfTile(tile: number): { readonly from: number; readonly to: number } {
  const from = tile * TILE_COLUMNS * HOP;
  return { from: from - MARGIN, to: from + TILE_COLUMNS * HOP + MARGIN };
}

/**
 * How strong each sound of a tile is, 0 to 255, row by row from 8 kHz down, from the samples of `samplesOfTile`. `gain`
 * says how much louder the recording is shown than it is.
 */
export function levelsOfTile(samples: Float32Array, gain: number): Uint8ClampedArray {
  const levels = new Uint8ClampedArray(TILE_COLUMNS * TILE_ROWS);
  const transform = new FourierTransform(WINDOW);
  const frame = new Float32Array(WINDOW);
  const power = new Float32Array(WINDOW / 2 + 1);
  const floorDb = FULL_DB - HEADROOM_DB - RANGE_DB - 20 * Math.log10(gain);
  for (let column = 0; column < TILE_COLUMNS; column++) {
    const start = column * HOP + HOP / 2;
    for (let index = 0; index < WINDOW; index++) frame[index] = (samples[start + index] ?? 0) * HANN[index]!;
    transform.powerOf(frame, power);
    for (let band = 0; band < TILE_ROWS; band++) {
      const db = 10 * Math.log10(power[band]! + 1e-12) + EMPHASIS_DB[band]! - floorDb;
      levels[(TILE_ROWS - 1 - band) * TILE_COLUMNS + column] = (255 * db) / RANGE_DB;
    }
  }
  return levels;
}

const HANN = Float32Array.from({ length: WINDOW }, (_, index) => 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / WINDOW));
const EMPHASIS_DB = Float32Array.from({ length: TILE_ROWS }, (_, band) => {
  const hertz = (band * SOUND_RATE) / WINDOW;
  return 10 * Math.log10(1 + (hertz / EMPHASIS_HERTZ) ** 2);
});
