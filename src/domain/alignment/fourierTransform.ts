/**
 * The power spectrum of real frames of one length, by a radix-4 transform with its tables computed once.
 *
 * `powerOf(frame, power)` reads `size` samples (a power of two) and writes `size / 2 + 1` powers, unscaled.
 * Throws `RangeError` when the size is not a power of two.
 */
export class FourierTransform {
  readonly #cos: Float64Array;
  readonly #sin: Float64Array;
  readonly #reversed: Uint16Array;
  readonly #real: Float64Array;
  readonly #imaginary: Float64Array;

  constructor(size: number) {
    if (size < 4 || (size & (size - 1)) !== 0) throw new RangeError(`${size} is not a power of two`);
    this.#cos = Float64Array.from({ length: size }, (_, index) => Math.cos((2 * Math.PI * index) / size));
    this.#sin = Float64Array.from({ length: size }, (_, index) => -Math.sin((2 * Math.PI * index) / size));
    // The real frame is transformed as a complex one of half the length: even samples real, odd ones imaginary.
    const half = size / 2;
    this.#reversed = new Uint16Array(half);
    for (let index = 1; index < half; index++) {
      this.#reversed[index] = (this.#reversed[index >> 1]! >> 1) | (index & 1 ? half >> 1 : 0);
    }
    this.#real = new Float64Array(half);
    this.#imaginary = new Float64Array(half);
  }

  powerOf(frame: Float32Array, power: Float32Array): void {
    const real = this.#real;
    const imaginary = this.#imaginary;
    const reversed = this.#reversed;
    const half = real.length;
    for (let index = 0; index < half; index++) {
      const place = reversed[index]!;
      real[place] = frame[2 * index]!;
      imaginary[place] = frame[2 * index + 1]!;
    }
    // Halves that are no power of four have one stage of two.
    let span = 1;
    if (Math.log2(half) % 2 === 1) {
      this.#joinPairs();
      span = 2;
    }
    for (; span < half; span *= 4) this.#joinFours(span);
    this.#unpack(power);
  }

  /** Joins neighbours: transforms of length 1 to such of length 2. */
  #joinPairs(): void {
    const real = this.#real;
    const imaginary = this.#imaginary;
    for (let low = 0; low < real.length; low += 2) {
      const high = low + 1;
      const highReal = real[high]!;
      const highImaginary = imaginary[high]!;
      real[high] = real[low]! - highReal;
      imaginary[high] = imaginary[low]! - highImaginary;
      real[low]! += highReal;
      imaginary[low]! += highImaginary;
    }
  }

  /** Joins transforms of length `span`, two stages at once: the order of each four is that of reversed bits. */
  #joinFours(span: number): void {
    const real = this.#real;
    const imaginary = this.#imaginary;
    const half = real.length;
    const step = half / (2 * span);
    for (let index = 0; index < span; index++) {
      const c1 = this.#cos[index * step]!;
      const s1 = this.#sin[index * step]!;
      const c2 = this.#cos[2 * index * step]!;
      const s2 = this.#sin[2 * index * step]!;
      const c3 = this.#cos[3 * index * step]!;
      const s3 = this.#sin[3 * index * step]!;
      for (let a = index; a < half; a += 4 * span) {
        const b = a + span;
        const c = b + span;
        const d = c + span;
        const br = real[b]! * c2 - imaginary[b]! * s2;
        const bi = real[b]! * s2 + imaginary[b]! * c2;
        const cr = real[c]! * c1 - imaginary[c]! * s1;
        const ci = real[c]! * s1 + imaginary[c]! * c1;
        const dr = real[d]! * c3 - imaginary[d]! * s3;
        const di = real[d]! * s3 + imaginary[d]! * c3;
        const ar = real[a]!;
        const ai = imaginary[a]!;
        real[a] = ar + br + (cr + dr);
        imaginary[a] = ai + bi + (ci + di);
        real[c] = ar + br - (cr + dr);
        imaginary[c] = ai + bi - (ci + di);
        // The difference of the odd ones by a quarter turn: times -i.
        real[b] = ar - br + (ci - di);
        imaginary[b] = ai - bi - (cr - dr);
        real[d] = ar - br - (ci - di);
        imaginary[d] = ai - bi + (cr - dr);
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
