/**
 * The power spectrum of real frames of one length, by a radix-2 transform with its tables computed once.
 *
 * `powerOf(frame, power)` reads `size` samples (a power of two) and writes `size / 2 + 1` powers, unscaled.
 * Throws `RangeError` when the size is not a power of two.
 */
export class FourierTransform {
  readonly #size: number;
  readonly #cos: Float64Array;
  readonly #sin: Float64Array;
  readonly #reversed: Uint16Array;
  readonly #real: Float64Array;
  readonly #imaginary: Float64Array;

  constructor(size: number) {
    if (size < 4 || (size & (size - 1)) !== 0) throw new RangeError(`${size} is not a power of two`);
    this.#size = size;
    const half = size / 2;
    this.#cos = Float64Array.from({ length: half }, (_, index) => Math.cos((2 * Math.PI * index) / size));
    this.#sin = Float64Array.from({ length: half }, (_, index) => -Math.sin((2 * Math.PI * index) / size));
    // The real frame is transformed as a complex one of half the length: even samples real, odd ones imaginary.
    this.#reversed = new Uint16Array(half);
    for (let index = 1; index < half; index++) {
      this.#reversed[index] = (this.#reversed[index >> 1]! >> 1) | (index & 1 ? half >> 1 : 0);
    }
    this.#real = new Float64Array(half);
    this.#imaginary = new Float64Array(half);
  }

  powerOf(frame: Float32Array, power: Float32Array): void {
    const half = this.#size / 2;
    for (let index = 0; index < half; index++) {
      const place = this.#reversed[index]!;
      this.#real[place] = frame[2 * index]!;
      this.#imaginary[place] = frame[2 * index + 1]!;
    }
    for (let span = 1; span < half; span *= 2) this.#combine(span);
    this.#unpack(power);
  }

  /** One stage: joins transforms of length `span` to such of twice the length. */
  #combine(span: number): void {
    const real = this.#real;
    const imaginary = this.#imaginary;
    const half = real.length;
    const step = half / span;
    for (let start = 0; start < half; start += 2 * span) {
      for (let index = 0; index < span; index++) {
        const cos = this.#cos[index * step]!;
        const sin = this.#sin[index * step]!;
        const low = start + index;
        const high = low + span;
        const turnedReal = real[high]! * cos - imaginary[high]! * sin;
        const turnedImaginary = real[high]! * sin + imaginary[high]! * cos;
        real[high] = real[low]! - turnedReal;
        imaginary[high] = imaginary[low]! - turnedImaginary;
        real[low]! += turnedReal;
        imaginary[low]! += turnedImaginary;
      }
    }
  }

  /** Powers of the real transform from the complex one of half the length. */
  #unpack(power: Float32Array): void {
    const real = this.#real;
    const imaginary = this.#imaginary;
    const half = real.length;
    power[0] = (real[0]! + imaginary[0]!) ** 2;
    power[half] = (real[0]! - imaginary[0]!) ** 2;
    for (let index = 1; index < half; index++) {
      const mirror = half - index;
      const evenReal = (real[index]! + real[mirror]!) / 2;
      const evenImaginary = (imaginary[index]! - imaginary[mirror]!) / 2;
      const oddReal = (imaginary[index]! + imaginary[mirror]!) / 2;
      const oddImaginary = (real[mirror]! - real[index]!) / 2;
      const cos = this.#cos[index]!;
      const sin = this.#sin[index]!;
      const wholeReal = evenReal + oddReal * cos - oddImaginary * sin;
      const wholeImaginary = evenImaginary + oddReal * sin + oddImaginary * cos;
      power[index] = wholeReal * wholeReal + wholeImaginary * wholeImaginary;
    }
  }
}
