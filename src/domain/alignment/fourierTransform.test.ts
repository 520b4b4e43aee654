import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FourierTransform } from './fourierTransform.ts';

function slowPower(frame: Float32Array, bin: number): number {
  let real = 0;
  let imaginary = 0;
  for (const [index, sample] of frame.entries()) {
    real += sample * Math.cos((2 * Math.PI * bin * index) / frame.length);
    imaginary -= sample * Math.sin((2 * Math.PI * bin * index) / frame.length);
  }
  return real * real + imaginary * imaginary;
}

describe('FourierTransform', () => {
  it('gives the powers that the definition gives, at every size', () => {
    const samples = fc
      .constantFrom(4, 8, 16, 32, 64)
      .chain((size) => fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: size, maxLength: size }));
    fc.assert(
      fc.property(samples, (values) => {
        const frame = Float32Array.from(values);
        const power = new Float32Array(values.length / 2 + 1);
        new FourierTransform(values.length).powerOf(frame, power);
        for (const [bin, value] of power.entries()) expect(value).toBeCloseTo(slowPower(frame, bin), 2);
      }),
    );
  });

  it('refuses a size that is no power of two', () => {
    expect(() => new FourierTransform(400)).toThrow(RangeError);
  });
});
