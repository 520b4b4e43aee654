import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandCentresHz, MEL_BANDS } from './melFilters.ts';
import { SOUND_RATE } from '../sound/waveform.ts';
import { cutFrames, LEVELS_A_FRAME, SpectrogramBuilder } from './spectrogramBuilder.ts';

function tone(hz: number, samples: number): Float32Array {
  return Float32Array.from({ length: samples }, (_, index) => 0.3 * Math.sin((2 * Math.PI * hz * index) / SOUND_RATE));
}

function isLoud(level: number): boolean {
  return level > -9;
}

function isVoice(level: number): boolean {
  return level > -5;
}

describe('SpectrogramBuilder', () => {
  it('does not depend on the blocks that the sound comes in', () => {
    const sound = tone(700, 4_321);
    const whole = new SpectrogramBuilder();
    whole.push(sound);
    const spectrogram = whole.finish();
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 8 }), (lengths) => {
        const builder = new SpectrogramBuilder();
        let at = 0;
        for (const length of lengths) builder.push(sound.subarray(at, (at += length)));
        builder.push(sound.subarray(at));
        expect(builder.finish()).toEqual(spectrogram);
      }),
    );
  });

  it('has a frame for each 10 ms begun', () => {
    for (const [samples, frames] of [
      [0, 0],
      [1, 1],
      [160, 1],
      [161, 2],
      [16_000, 100],
    ] as const) {
      const builder = new SpectrogramBuilder();
      builder.push(new Float32Array(samples));
      expect(builder.finish().frames).toBe(frames);
    }
  });

  it('finds a tone in the band around it', () => {
    const builder = new SpectrogramBuilder();
    builder.push(tone(1_000, 8_000));
    const frame = builder.finish().bands.subarray(20 * MEL_BANDS, 21 * MEL_BANDS);
    const loudest = frame.indexOf(Math.max(...frame));
    expect(Math.abs(bandCentresHz()[loudest]! - 1_000)).toBeLessThan(120);
  });

  it('says to a quarter of a frame when it becomes loud', () => {
    const builder = new SpectrogramBuilder();
    const startMs = 123;
    builder.push(new Float32Array((startMs * SOUND_RATE) / 1_000));
    builder.push(tone(1_000, 8_000));
    const spectrogram = builder.finish();
    expect(spectrogram.levels).toHaveLength(spectrogram.frames * LEVELS_A_FRAME);
    expect(spectrogram.levels.findIndex(isLoud)).toBe(Math.floor(startMs / 2.5));
    expect(cutFrames(spectrogram, 12, 20).levels.findIndex(isLoud)).toBe(1);
  });

  it('says how loud it is where voices are, beside hum and hiss', () => {
    const startMs = 123;
    const builder = new SpectrogramBuilder();
    const hiss = tone(4_800, 10_000);
    const noise = tone(50, 10_000).map((sample, at) => sample + 0.2 * hiss[at]!);
    const voice = tone(600, 10_000);
    builder.push(noise.map((sample, at) => sample + (at < (startMs * SOUND_RATE) / 1_000 ? 0 : voice[at]!)));
    const spectrogram = builder.finish();
    expect(spectrogram.voiceLevels).toHaveLength(spectrogram.frames * LEVELS_A_FRAME);
    expect(spectrogram.voiceLevels.subarray(8).findIndex(isVoice) + 8).toBe(Math.floor(startMs / 2.5));
    expect(cutFrames(spectrogram, 12, 20).voiceLevels.findIndex(isVoice)).toBe(1);
  });
});
