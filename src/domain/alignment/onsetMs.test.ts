import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noiseLevel, offsetMs, onsetMs } from './onsetMs.ts';

const LEVEL_MS = 2.5;
const anywhere = { fromMs: 0, toMs: Infinity, noise: -Infinity, voiceLevels: null };

/** Levels of silence up to a time, and of what is then heard. */
function after(startMs: number, heard: readonly number[]): Float32Array {
  return Float32Array.from({ length: 200 }, (_, at) => {
    const index = at - startMs / LEVEL_MS;
    return index < 0 ? -20 + (at % 2) : heard[Math.min(index, heard.length - 1)]!;
  });
}

describe('onsetMs', () => {
  it.each([185, 200, 230])('finds where a sound begins, to a level (path at 200 ms, sound at %i)', (startMs) => {
    expect(onsetMs(after(startMs, [-5]), 200, anywhere)).toBeCloseTo(startMs, -0.5);
  });

  it('begins with the faint part of a sound', () => {
    expect(onsetMs(after(170, [-14, -14, -13, -12, -10, -8, -6, -4]), 200, anywhere)).toBe(170);
  });

  it('leaves to the path what does not rise clearly', () => {
    expect(onsetMs(after(190, [-18]), 200, anywhere)).toBeNull();
    expect(onsetMs(after(190, [-5]).toReversed(), 250, anywhere)).toBeNull();
    expect(onsetMs(new Float32Array(), 200, anywhere)).toBeNull();
  });

  it('hears a small rise out of what is only noise', () => {
    const levels = after(190, [-17]);
    expect(onsetMs(levels, 200, { ...anywhere, noise: -19 })).toBe(190);
    expect(onsetMs(levels, 200, { ...anywhere, noise: -21 })).toBeNull();
  });

  it('tells the noise of a recording whose pauses are silenced from the beginning of the speech', () => {
    const noise = Array.from({ length: 18 }, (_, at) => -13 + (at % 3));
    expect(onsetMs(after(150, [...noise, -4]), 190, anywhere)).toBeNull();
  });

  it('stays where it may look, whatever it hears', () => {
    const levels = fc.array(fc.double({ min: -20, max: 0, noNaN: true }), { minLength: 1, maxLength: 120 });
    const time = fc.integer({ min: 0, max: 300 });
    fc.assert(
      fc.property(levels, time, time, time, (heard, nearMs, one, other) => {
        const [fromMs, toMs] = [Math.min(one, other), Math.max(one, other)];
        const found = onsetMs(Float32Array.from(heard), nearMs, { fromMs, toMs, noise: -10, voiceLevels: null });
        if (found === null) return;
        expect(found).toBeGreaterThanOrEqual(Math.max(fromMs, nearMs - 60));
        expect(found).toBeLessThan(Math.min(toMs, nearMs + 40));
      }),
    );
  });
});

describe('onsetMs, of a voice', () => {
  const noise = new Float32Array(200);

  it.each([185, 200, 230])(
    'begins with what noise hides of it, where nothing else rises (path at 200 ms, voice at %i)',
    (startMs) => {
      const voiceLevels = after(startMs, [-16]);
      expect(onsetMs(voiceLevels, 200, anywhere)).toBeNull();
      const found = onsetMs(noise, 200, { ...anywhere, voiceLevels });
      expect(Math.abs(found! - (startMs - 8))).toBeLessThanOrEqual(LEVEL_MS + 0.5);
    },
  );

  it('leaves to the path what hardly rises', () => {
    expect(onsetMs(noise, 200, { ...anywhere, voiceLevels: after(190, [-18]) })).toBeNull();
    expect(onsetMs(noise, 200, { ...anywhere, voiceLevels: after(190, [-16]).toReversed() })).toBeNull();
  });

  it('is not asked where the noise of a recording begins whose pauses are silenced', () => {
    const silenced = Array.from({ length: 18 }, (_, at) => -13 + (at % 3));
    const levels = after(150, [...silenced, -4]);
    expect(onsetMs(levels, 190, { ...anywhere, voiceLevels: after(150, [-10, -4]) })).toBeNull();
    expect(onsetMs(noise, 190, { ...anywhere, voiceLevels: levels })).toBeNull();
  });

  it('stays where it may look, whatever it hears', () => {
    const levels = fc.array(fc.double({ min: -20, max: 0, noNaN: true }), { minLength: 1, maxLength: 120 });
    const time = fc.integer({ min: 0, max: 300 });
    fc.assert(
      fc.property(levels, time, time, time, (heard, nearMs, one, other) => {
        const [fromMs, toMs] = [Math.min(one, other), Math.max(one, other)];
        const range = { fromMs, toMs, noise: -Infinity, voiceLevels: Float32Array.from(heard) };
        const found = onsetMs(noise, nearMs, range);
        if (found === null) return;
        expect(found).toBeGreaterThanOrEqual(fromMs);
        expect(found).toBeLessThan(Math.min(toMs, nearMs + 40));
      }),
    );
  });
});

describe('offsetMs', () => {
  it.each([185, 200, 215])('finds where a sound ends, to a level (path at 200 ms, end at %i)', (endMs) => {
    const levels = after(500 - endMs, [-5]).toReversed();
    expect(Math.abs(offsetMs(levels, 200, anywhere)! - endMs)).toBeLessThanOrEqual(LEVEL_MS + 0.5);
  });

  it('tells noise after the speech from the end of the speech', () => {
    const noise = Array.from({ length: 18 }, (_, at) => -13 + (at % 3));
    expect(offsetMs(after(285, [...noise, -4]).toReversed(), 175, anywhere)).toBe(170);
  });

  it('ends a sound where it has fallen by half', () => {
    const fading = [-19, -18, -17, -16, -15, -14, -13, -12, -11, -10, -9, -8, -7, -6, -5];
    const levels = after(300, fading).toReversed();
    expect(offsetMs(levels, 200, anywhere)).toBeGreaterThanOrEqual(175);
    expect(offsetMs(levels, 200, anywhere)).toBeLessThanOrEqual(190);
  });

  it('leaves to the path what does not fall clearly', () => {
    expect(offsetMs(after(300, [-18]).toReversed(), 200, anywhere)).toBeNull();
    expect(offsetMs(after(200, [-5]), 200, anywhere)).toBeNull();
    expect(offsetMs(new Float32Array(), 200, anywhere)).toBeNull();
  });

  it('stays where it may look, whatever it hears', () => {
    const levels = fc.array(fc.double({ min: -20, max: 0, noNaN: true }), { maxLength: 120 });
    const time = fc.integer({ min: 0, max: 300 });
    fc.assert(
      fc.property(levels, time, time, time, (heard, nearMs, one, other) => {
        const [fromMs, toMs] = [Math.min(one, other), Math.max(one, other)];
        const found = offsetMs(Float32Array.from(heard), nearMs, { fromMs, toMs });
        if (found === null) return;
        expect(found).toBeGreaterThan(Math.max(fromMs, nearMs - 40));
        expect(found).toBeLessThanOrEqual(Math.min(toMs, nearMs + 40) + LEVEL_MS);
      }),
    );
  });
});

describe('noiseLevel', () => {
  it('is well below the speech of a recording', () => {
    const levels = Float32Array.from({ length: 4_000 }, (_, at) => (at < 2_000 ? -18 : -8));
    expect(noiseLevel(levels)).toBe(-12);
    expect(noiseLevel(new Float32Array())).toBeLessThan(0);
  });
});
