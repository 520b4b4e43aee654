/**
 * How well two series fit at each lag: the sum of `own[t + lag] * other[t]`. The index of lag 0 is `other.length - 1`, the
 * length of the result that of both less one. By a fast Fourier transform, so in n log n.
 */
export function crossCorrelation(own: Float32Array, other: Float32Array): Float64Array {
  if (own.length === 0 || other.length === 0) return new Float64Array();
  const size = 2 ** Math.ceil(Math.log2(Math.max(2, own.length + other.length - 1)));
  // Both series are transformed as one: `own` real, `other` imaginary.
  const real = new Float64Array(size);
  const imaginary = new Float64Array(size);
  real.set(own);
  imaginary.set(other);
  transform(real, imaginary);
  multiply(real, imaginary);
  transform(real, imaginary);
  const lags = new Float64Array(own.length + other.length - 1);
  // A second transform in the same direction gives the inverse, backwards.
  for (let index = 0; index < lags.length; index++) {
    const lag = index - (other.length - 1);
    lags[index] = real[(size - lag) % size]! / size;
  }
  return lags;
}

/** Makes `own` times the conjugate of `other` of the transform of `own + i * other`. */
function multiply(real: Float64Array, imaginary: Float64Array): void {
  const size = real.length;
  for (let index = 0; index <= size / 2; index++) {
    const mirror = (size - index) % size;
    const [r, i, mr, mi] = [real[index]!, imaginary[index]!, real[mirror]!, imaginary[mirror]!];
    const [ownReal, ownImaginary] = [(r + mr) / 2, (i - mi) / 2];
    const [otherReal, otherImaginary] = [(i + mi) / 2, (mr - r) / 2];
    const product = ownReal * otherReal + ownImaginary * otherImaginary;
    const productImaginary = ownImaginary * otherReal - ownReal * otherImaginary;
    real[index] = real[mirror] = product;
    imaginary[index] = productImaginary;
    imaginary[mirror] = -productImaginary;
  }
}

/** The transform in place, radix 2. */
function transform(real: Float64Array, imaginary: Float64Array): void {
  const size = real.length;
  reorder(real, imaginary);
  const cos = Float64Array.from({ length: size / 2 }, (_, index) => Math.cos((2 * Math.PI * index) / size));
  const sin = Float64Array.from({ length: size / 2 }, (_, index) => -Math.sin((2 * Math.PI * index) / size));
  for (let span = 1; span < size; span *= 2) {
    const step = size / (2 * span);
    for (let start = 0; start < size; start += 2 * span) {
      for (let index = 0; index < span; index++) {
        const [c, s] = [cos[index * step]!, sin[index * step]!];
        const low = start + index;
        const high = low + span;
        const turnedReal = real[high]! * c - imaginary[high]! * s;
        const turnedImaginary = real[high]! * s + imaginary[high]! * c;
        real[high] = real[low]! - turnedReal;
        imaginary[high] = imaginary[low]! - turnedImaginary;
        real[low]! += turnedReal;
        imaginary[low]! += turnedImaginary;
      }
    }
  }
}

/** Puts each value where its number, read backwards in binary, says. */
function reorder(real: Float64Array, imaginary: Float64Array): void {
  const size = real.length;
  for (let index = 1, place = 0; index < size; index++) {
    let bit = size >> 1;
    for (; place & bit; bit >>= 1) place ^= bit;
    place |= bit;
    if (index >= place) continue;
    [real[index], real[place]] = [real[place]!, real[index]!];
    [imaginary[index], imaginary[place]] = [imaginary[place]!, imaginary[index]!];
  }
}
