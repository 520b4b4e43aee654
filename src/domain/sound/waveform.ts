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
    for (let from = 0; from < block.length;) {
      const end = Math.min(block.length, from + SAMPLES_A_PEAK - this.#taken);
      this.#take(block, from, end);
      this.#taken += end - from;
      from = end;
      if (this.#taken === SAMPLES_A_PEAK) at = this.#end(peaks, at);
    }
    return peaks;
  }

  /** The peaks of the last stretch, which may be shorter; none when the sound ended with a whole one. */
  finish(): Peaks {
    const peaks = new Int8Array(this.#taken === 0 ? 0 : 2);
    if (peaks.length > 0) this.#end(peaks, 0);
    return peaks;
  }

  /** Hours of samples come through here. */
  #take(block: Float32Array, from: number, end: number): void {
    let [low, high] = [this.#low, this.#high];
    for (let index = from; index < end; index++) {
      const sample = block[index]!;
      const value = Number.isNaN(sample) ? 0 : sample;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    this.#low = low;
    this.#high = high;
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

/** Peaks of one resolution, in an array that has room for more. */
interface Level {
  peaks: Peaks;
  pairs: number;
}

/**
 * The waveform of a sound at several resolutions, each a quarter of the one before, for drawing at any zoom. It grows
 * at its end: what is added costs as much as it is long.
 */
export class Waveform {
  readonly #levels: Level[] = [];
  /** Where the sound begins on the time line it is drawn on; negative when it began before. */
  readonly startMs: number;

  constructor(peaks: Peaks = new Int8Array(), startMs = 0) {
    this.startMs = startMs;
    this.append(peaks);
  }

  /** How many pairs of the finest level are there. */
  get pairs(): number {
    return this.#levels[0]!.pairs;
  }

  /** Adds the peaks that follow. */
  append(peaks: Peaks): void {
    const finest = (this.#levels[0] ??= { peaks: new Int8Array(), pairs: 0 });
    let from = finest.pairs;
    finest.pairs += peaks.length >> 1;
    makeRoom(finest);
    finest.peaks.set(peaks, 2 * from);
    for (let depth = 1; this.#levels[depth - 1]!.pairs > STEP; depth++) {
      const level = (this.#levels[depth] ??= { peaks: new Int8Array(), pairs: 0 });
      // A level that comes only now has all that lies before still to take.
      from = Math.min(Math.floor(from / STEP), level.pairs);
      coarsen(this.#levels[depth - 1]!, level, from);
    }
  }

  get durationMs(): number {
    return (this.pairs * SAMPLES_A_PEAK * 1_000) / SOUND_RATE;
  }

  /** Where what is known of it ends on the time line. */
  get endMs(): number {
    return this.startMs + this.durationMs;
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
      const edge = (index: number): number => (fromMs - this.startMs + ((toMs - fromMs) * index) / columns) * scale;
      const first = Math.floor(edge(column) + ROUNDING);
      const last = Math.max(first + 1, Math.ceil(edge(column + 1) - ROUNDING));
      let [low, high] = [Infinity, -Infinity];
      for (let pair = Math.max(0, first); pair < Math.min(last, level.pairs); pair++) {
        low = Math.min(low, level.peaks[2 * pair]!);
        high = Math.max(high, level.peaks[2 * pair + 1]!);
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

function makeRoom(level: Level): void {
  const needed = 2 * level.pairs;
  if (level.peaks.length >= needed) return;
  const larger = new Int8Array(Math.max(needed, 2 * level.peaks.length));
  larger.set(level.peaks);
  level.peaks = larger;
}

/** Takes the peaks of a finer level again into a coarser one, from a pair of the coarser one on. */
function coarsen(finer: Level, level: Level, from: number): void {
  level.pairs = Math.ceil(finer.pairs / STEP);
  makeRoom(level);
  for (let target = from; target < level.pairs; target++) {
    let [low, high] = [127, -128];
    for (let pair = target * STEP; pair < Math.min(finer.pairs, (target + 1) * STEP); pair++) {
      low = Math.min(low, finer.peaks[2 * pair]!);
      high = Math.max(high, finer.peaks[2 * pair + 1]!);
    }
    level.peaks[2 * target] = low;
    level.peaks[2 * target + 1] = high;
  }
}
