/** Samples a second of the sound that is worked with: speech holds nothing above 8 kHz that alignment needs. */
export const SOUND_RATE = 16_000;

/** Samples to a pair of peaks: 4 ms, fine enough to draw two seconds. */
export const SAMPLES_A_PEAK = 64;

/** The header of audiowaveform's binary format, version 2, in bytes. */
export const WAVEFORM_HEADER_BYTES = 24;

/** The lowest and highest sample of each stretch of `SAMPLES_A_PEAK`, -128 to 127, one after the other. */
export type Peaks = Int8Array;

/**
 * Takes the peaks of a sound that comes in blocks of any length, samples of -1 to 1 at `SOUND_RATE`, mono. Louder
 * samples count as full scale, and samples that are no number as silence.
 */
export class PeakTaker {
  #low = Infinity;
  #high = -Infinity;
  #taken = 0;

  /** The peaks of the stretches that this block ends. */
  push(block: Float32Array): Peaks {
    const peaks = new Int8Array(2 * Math.floor((this.#taken + block.length) / SAMPLES_A_PEAK));
    let at = 0;
    for (const sample of block) {
      const value = Number.isNaN(sample) ? 0 : sample;
      if (value < this.#low) this.#low = value;
      if (value > this.#high) this.#high = value;
      if (++this.#taken < SAMPLES_A_PEAK) continue;
      at = this.#end(peaks, at);
    }
    return peaks;
  }

  /** The peaks of the last stretch, which may be shorter; none when the sound ended with a whole one. */
  finish(): Peaks {
    const peaks = new Int8Array(this.#taken === 0 ? 0 : 2);
    if (peaks.length > 0) this.#end(peaks, 0);
    return peaks;
  }

  #end(peaks: Peaks, at: number): number {
    peaks[at] = scaled(this.#low);
    peaks[at + 1] = scaled(this.#high);
    this.#low = Infinity;
    this.#high = -Infinity;
    this.#taken = 0;
    return at + 2;
  }
}

function scaled(sample: number): number {
  return Math.round(Math.max(-1, Math.min(1, sample)) * 127);
}

/**
 * The header of a waveform file for that many pairs: audiowaveform's binary format, version 2, of 8 bits and one
 * channel (https://github.com/bbc/audiowaveform/blob/master/doc/DataFormat.md). The peaks follow it.
 */
export function waveformHeader(pairs: number): Uint8Array {
  const bytes = new Uint8Array(WAVEFORM_HEADER_BYTES);
  const view = new DataView(bytes.buffer);
  for (const [index, value] of [2, 1, SOUND_RATE, SAMPLES_A_PEAK, pairs, 1].entries()) {
    view.setInt32(4 * index, value, true);
  }
  return bytes;
}

/** The waveform of a sound at several resolutions, each a quarter of the one before, for drawing at any zoom. */
export class Waveform {
  readonly #levels: Int8Array[];
  /** How many pairs of the finest level are there. */
  readonly pairs: number;

  constructor(peaks: Peaks) {
    this.#levels = [peaks];
    this.pairs = peaks.length >> 1;
    for (let level = peaks; level.length > 2 * STEP;) {
      level = coarser(level);
      this.#levels.push(level);
    }
  }

  get durationMs(): number {
    return (this.pairs * SAMPLES_A_PEAK * 1_000) / SOUND_RATE;
  }

  /**
   * The lowest and highest sample of `columns` stretches of equal length from `fromMs` to `toMs`, -128 to 127: what a
   * canvas of that many pixels draws. Beyond the sound it is silent.
   */
  columns(fromMs: number, toMs: number, columns: number): Peaks {
    const drawn = new Int8Array(2 * columns);
    const pairsAMs = SOUND_RATE / SAMPLES_A_PEAK / 1_000;
    const perColumn = ((toMs - fromMs) * pairsAMs) / columns;
    // Of the levels that are still finer than a column, the coarsest.
    const depth = Math.max(0, Math.min(this.#levels.length - 1, Math.floor(Math.log(perColumn) / Math.log(STEP))));
    const level = this.#levels[depth]!;
    const scale = pairsAMs / STEP ** depth;
    for (let column = 0; column < columns; column++) {
      const edge = (index: number): number => (fromMs + ((toMs - fromMs) * index) / columns) * scale;
      const first = Math.floor(edge(column) + ROUNDING);
      const last = Math.max(first + 1, Math.ceil(edge(column + 1) - ROUNDING));
      let [low, high] = [Infinity, -Infinity];
      for (let pair = Math.max(0, first); pair < Math.min(last, level.length >> 1); pair++) {
        low = Math.min(low, level[2 * pair]!);
        high = Math.max(high, level[2 * pair + 1]!);
      }
      if (low > high) continue;
      drawn[2 * column] = low;
      drawn[2 * column + 1] = high;
    }
    return drawn;
  }
}

const STEP = 4;
/** What a place may be off by after a few operations on numbers, in pairs. */
const ROUNDING = 1e-6;

function coarser(level: Int8Array): Int8Array {
  const pairs = level.length >> 1;
  const result = new Int8Array(2 * Math.ceil(pairs / STEP));
  for (let target = 0; target < result.length >> 1; target++) {
    let [low, high] = [127, -128];
    for (let pair = target * STEP; pair < Math.min(pairs, (target + 1) * STEP); pair++) {
      low = Math.min(low, level[2 * pair]!);
      high = Math.max(high, level[2 * pair + 1]!);
    }
    result[2 * target] = low;
    result[2 * target + 1] = high;
  }
  return result;
}
