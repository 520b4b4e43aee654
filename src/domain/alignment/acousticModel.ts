/** Prior weight of a class's earlier mean and of the common variance, in frames. */
const PRIOR_FRAMES = 12;
const LEAST_VARIANCE = 0.02;

/** The numbers of a model, as another thread gets them. */
export type ModelValues = Pick<AcousticModel, 'classes' | 'dimensions' | 'means' | 'precisions' | 'constants'>;

/**
 * Gaussians with diagonal covariance, one a class, over vectors of `dimensions`.
 *
 * `scores` are natural logarithms of densities.
 */
export class AcousticModel {
  readonly classes: number;
  readonly dimensions: number;
  readonly means: Float32Array;
  readonly precisions: Float32Array;
  readonly constants: Float32Array;

  constructor(classes: number, dimensions: number, values?: ModelValues) {
    this.classes = classes;
    this.dimensions = dimensions;
    this.means = values?.means ?? new Float32Array(classes * dimensions);
    this.precisions = values?.precisions ?? new Float32Array(classes * dimensions).fill(1);
    this.constants = values?.constants ?? new Float32Array(classes);
  }

  /** The model of some numbers, which it shares. */
  static of(values: ModelValues): AcousticModel {
    return new AcousticModel(values.classes, values.dimensions, values);
  }

  /** Sets one class. */
  set(which: number, means: ArrayLike<number>, variances: ArrayLike<number>): void {
    const at = which * this.dimensions;
    let constant = this.dimensions * Math.log(2 * Math.PI);
    for (let index = 0; index < this.dimensions; index++) {
      const variance = Math.max(LEAST_VARIANCE, variances[index]!);
      this.means[at + index] = means[index]!;
      this.precisions[at + index] = 1 / variance;
      constant += Math.log(variance);
    }
    this.constants[which] = -constant / 2;
  }

  /** A copy of one class. */
  get(which: number): { readonly means: Float32Array; readonly variances: Float32Array } {
    const range = [which * this.dimensions, (which + 1) * this.dimensions] as const;
    return {
      means: this.means.slice(...range),
      variances: this.precisions.slice(...range).map((precision) => 1 / precision),
    };
  }

  /** Makes a class at least so wide. */
  widen(which: number, leastVariance: number): void {
    const { means, variances } = this.get(which);
    this.set(
      which,
      means,
      variances.map((variance) => Math.max(leastVariance, variance)),
    );
  }

  /** How well the vector at `offset` of `vectors` fits a class. */
  score(which: number, vectors: Float32Array, offset: number): number {
    const { dimensions, means, precisions } = this;
    const at = which * dimensions;
    // Two sums, since an addition waits for the one before it.
    let even = 0;
    let odd = 0;
    for (let index = 0; index + 1 < dimensions; index += 2) {
      const apart = vectors[offset + index]! - means[at + index]!;
      const next = vectors[offset + index + 1]! - means[at + index + 1]!;
      even += apart * apart * precisions[at + index]!;
      odd += next * next * precisions[at + index + 1]!;
    }
    if (dimensions % 2 === 1) {
      const last = dimensions - 1;
      const apart = vectors[offset + last]! - means[at + last]!;
      even += apart * apart * precisions[at + last]!;
    }
    return this.constants[which]! - (even + odd) / 2;
  }

  /** Of some classes, the one that the vector at `offset` of `vectors` fits best. */
  closest(classes: readonly number[], vectors: Float32Array, offset: number): number {
    let closest = classes[0]!;
    let best = -Infinity;
    for (const which of classes) {
      const score = this.score(which, vectors, offset);
      if (score > best) [closest, best] = [which, score];
    }
    return closest;
  }
}

/** Sums of the vectors that a path gave to each class, to estimate a model from. */
export class ModelStatistics {
  readonly counts: Float64Array;
  readonly #dimensions: number;
  readonly #sums: Float64Array;
  readonly #squares: Float64Array;

  constructor(classes: number, dimensions: number) {
    this.counts = new Float64Array(classes);
    this.#dimensions = dimensions;
    this.#sums = new Float64Array(classes * dimensions);
    this.#squares = new Float64Array(classes * dimensions);
  }

  /** Counts the vector at `offset` of `vectors` for a class; with -1 as its weight, no longer. */
  add(which: number, vectors: Float32Array, offset: number, weight: 1 | -1 = 1): void {
    const at = which * this.#dimensions;
    this.counts[which]! += weight;
    for (let index = 0; index < this.#dimensions; index++) {
      const value = vectors[offset + index]!;
      this.#sums[at + index]! += weight * value;
      this.#squares[at + index]! += weight * value * value;
    }
  }

  /**
   * The model of these sums. A class that was seen little stays near its `parent`, a class of the same statistics
   * (itself: near `before`), and its variances near the mean ones within classes.
   */
  estimate(before: AcousticModel, parentOf: (which: number) => number): AcousticModel {
    const model = new AcousticModel(before.classes, before.dimensions);
    const pooled = this.#pooledVariances();
    const order = Array.from(this.counts.keys()).toSorted(
      (a, b) => Number(parentOf(a) !== a) - Number(parentOf(b) !== b),
    );
    for (const which of order) {
      const parent = parentOf(which);
      const source = parent === which ? before : model;
      const means = source.means.subarray(parent * this.#dimensions, (parent + 1) * this.#dimensions);
      const variances =
        parent === which
          ? pooled
          : model.precisions
              .subarray(parent * this.#dimensions, (parent + 1) * this.#dimensions)
              .map((value) => 1 / value);
      this.#estimateClass(which, model, { means, variances });
    }
    return model;
  }

  #estimateClass(
    which: number,
    model: AcousticModel,
    prior: { means: Float32Array; variances: ArrayLike<number> },
  ): void {
    const at = which * this.#dimensions;
    const count = this.counts[which]!;
    const means = new Float64Array(this.#dimensions);
    const variances = new Float64Array(this.#dimensions);
    for (let index = 0; index < this.#dimensions; index++) {
      const sum = this.#sums[at + index]!;
      const before = prior.means[index]!;
      const mean = (sum + PRIOR_FRAMES * before) / (count + PRIOR_FRAMES);
      const spread = this.#squares[at + index]! - 2 * mean * sum + count * mean * mean;
      means[index] = mean;
      variances[index] = (spread + PRIOR_FRAMES * prior.variances[index]!) / (count + PRIOR_FRAMES);
    }
    model.set(which, means, variances);
  }

  #pooledVariances(): Float64Array {
    const pooled = new Float64Array(this.#dimensions);
    let total = 1e-9;
    for (const [which, count] of this.counts.entries()) {
      if (count === 0) continue;
      total += count;
      for (let index = 0; index < this.#dimensions; index++) {
        const sum = this.#sums[which * this.#dimensions + index]!;
        pooled[index]! += this.#squares[which * this.#dimensions + index]! - (sum * sum) / count;
      }
    }
    return pooled.map((sum) => Math.max(LEAST_VARIANCE, sum / total));
  }
}
