/** Zero crossings of the filter on either side: what would fold back is 60 dB down. */
const CROSSINGS = 16;
/** The filter lets through what lies below this share of the lower rate's half. */
const CUTOFF_SHARE = 0.92;

/**
 * Brings a sound to another rate, block by block: the n-th sample that comes out is at the time n / `toRate` after the
 * first that went in. What the lower rate cannot hold is filtered out, by a windowed sinc whose phases are computed
 * once. Throws `RangeError` when a rate is no positive integer.
 */
export class Resampler {
  readonly #fromRate: number;
  readonly #toRate: number;
  /** Samples that the filter reaches to either side. */
  readonly #reach: number;
  readonly #phases: readonly Float32Array[];
  /** Samples from `#base` on, counted from `#reach` before the first, that are needed still. */
  #input: Float32Array;
  #base: number;
  #pushed = 0;
  #produced = 0;

  constructor(fromRate: number, toRate: number) {
    if (!Number.isInteger(fromRate) || !Number.isInteger(toRate) || fromRate <= 0 || toRate <= 0) {
      throw new RangeError(`not two sample rates: ${fromRate}, ${toRate}`);
    }
    const divisor = greatestDivisor(fromRate, toRate);
    this.#fromRate = fromRate / divisor;
    this.#toRate = toRate / divisor;
    const cutoff = (CUTOFF_SHARE * Math.min(1, toRate / fromRate)) / 2;
    this.#reach = Math.ceil(CROSSINGS / (2 * cutoff));
    this.#phases = Array.from({ length: this.#toRate }, (_, phase) =>
      filterAt(phase / this.#toRate, cutoff, this.#reach),
    );
    this.#input = new Float32Array(this.#reach);
    this.#base = -this.#reach;
  }

  /** The samples that this block makes possible: all but a few milliseconds of it, with those left before. */
  push(block: Float32Array): Float32Array {
    this.#append(block);
    this.#pushed += block.length;
    const known = this.#base + this.#input.length - this.#reach;
    return this.#produce(Math.ceil((Math.max(0, known) * this.#toRate) / this.#fromRate));
  }

  /** The last samples, as far as the sound went. */
  finish(): Float32Array {
    this.#append(new Float32Array(this.#reach + 1));
    return this.#produce(Math.ceil((this.#pushed * this.#toRate) / this.#fromRate));
  }

  #append(block: Float32Array): void {
    const first = Math.floor((this.#produced * this.#fromRate) / this.#toRate) - this.#reach;
    const kept = this.#input.subarray(Math.min(this.#input.length, Math.max(0, first - this.#base)));
    this.#base += this.#input.length - kept.length;
    const input = new Float32Array(kept.length + block.length);
    input.set(kept);
    input.set(block, kept.length);
    this.#input = input;
  }

  #produce(until: number): Float32Array {
    const output = new Float32Array(Math.max(0, until - this.#produced));
    const input = this.#input;
    for (let index = 0; index < output.length; index++) {
      const place = this.#produced + index;
      const whole = Math.floor((place * this.#fromRate) / this.#toRate);
      const filter = this.#phases[(place * this.#fromRate) % this.#toRate]!;
      const start = whole - this.#reach - this.#base;
      let sum = 0;
      for (let tap = 0; tap < filter.length; tap++) sum += filter[tap]! * input[start + tap]!;
      output[index] = sum;
    }
    this.#produced += output.length;
    return output;
  }
}

/** The weights of the samples from `reach` before to `reach` behind a place that is `phase` of a sample farther. */
function filterAt(phase: number, cutoff: number, reach: number): Float32Array {
  const weights = Float32Array.from({ length: 2 * reach + 1 }, (_, tap) => {
    const at = tap - reach - phase;
    const share = Math.min(1, Math.abs(at) / (reach + 1));
    const window = 0.42 + 0.5 * Math.cos(Math.PI * share) + 0.08 * Math.cos(2 * Math.PI * share);
    return 2 * cutoff * sinc(2 * cutoff * at) * window;
  });
  // A sound that stands still keeps its level in every phase.
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

function sinc(at: number): number {
  return at === 0 ? 1 : Math.sin(Math.PI * at) / (Math.PI * at);
}

function greatestDivisor(first: number, second: number): number {
  return second === 0 ? first : greatestDivisor(second, first % second);
}
