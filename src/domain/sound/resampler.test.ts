import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Resampler } from './resampler.ts';

function tone(hertz: number, rate: number, length: number): Float32Array {
  return Float32Array.from({ length }, (_, index) => Math.sin((2 * Math.PI * hertz * index) / rate));
}

function resample(sound: Float32Array, fromRate: number, toRate: number, cuts: readonly number[] = []): number[] {
  const resampler = new Resampler(fromRate, toRate);
  const edges = [0, ...cuts.map((cut) => cut % (sound.length + 1)).toSorted((a, b) => a - b), sound.length];
  const blocks = edges.slice(1).map((edge, index) => resampler.push(sound.subarray(edges[index], edge)));
  return [...blocks, resampler.finish()].flatMap((block) => [...block]);
}

/** How loud the middle of a sound is: its edges are where the filter reaches beyond the sound. */
function loudness(sound: readonly number[]): number {
  const middle = sound.slice(200, -200);
  return Math.sqrt(middle.reduce((sum, sample) => sum + sample ** 2, 0) / middle.length);
}

describe('Resampler', () => {
  it.each([48_000, 44_100, 32_000, 22_050, 16_000, 11_025, 8_000])('keeps a tone of 1 kHz from %i Hz', (rate) => {
    const sound = resample(tone(1_000, rate, rate), rate, 16_000);
    expect(sound).toHaveLength(16_000);
    const expected = tone(1_000, 16_000, 16_000);
    const error = Math.max(...sound.slice(200, -200).map((sample, index) => Math.abs(sample - expected[index + 200]!)));
    expect(error).toBeLessThan(0.002);
  });

  it('holds nothing back that the lower rate can hold, and lets nothing fold', () => {
    expect(loudness(resample(tone(6_000, 48_000, 48_000), 48_000, 16_000))).toBeCloseTo(Math.SQRT1_2, 2);
    for (const hertz of [9_000, 12_000, 15_000, 20_000]) {
      expect(loudness(resample(tone(hertz, 48_000, 48_000), 48_000, 16_000))).toBeLessThan(0.001);
    }
  });

  it('gives the same whatever the blocks', () => {
    const cuts = fc.array(fc.nat(3_000), { maxLength: 8 });
    fc.assert(
      fc.property(cuts, fc.integer({ min: 0, max: 3_000 }), (at, length) => {
        const sound = tone(700, 44_100, length);
        expect(resample(sound, 44_100, 16_000, at)).toEqual(resample(sound, 44_100, 16_000));
      }),
      { numRuns: 50 },
    );
  });

  it('refuses what is no rate', () => {
    expect(() => new Resampler(0, 16_000)).toThrow(RangeError);
    expect(() => new Resampler(44_100.5, 16_000)).toThrow(RangeError);
  });
});
