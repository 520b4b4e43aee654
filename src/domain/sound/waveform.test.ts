import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PeakTaker, SAMPLES_A_PEAK, SOUND_RATE, Waveform, waveformHeader, WAVEFORM_HEADER_BYTES } from './waveform.ts';

const samples = fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { maxLength: 5 * SAMPLES_A_PEAK });

function peaksOf(blocks: readonly (readonly number[])[]): number[] {
  const taker = new PeakTaker();
  return [...blocks.flatMap((block) => [...taker.push(Float32Array.from(block))]), ...taker.finish()];
}

describe('PeakTaker', () => {
  it('gives the same peaks however the sound is cut into blocks', () => {
    fc.assert(
      fc.property(samples, fc.array(fc.nat(5 * SAMPLES_A_PEAK), { maxLength: 6 }), (sound, cuts) => {
        const edges = [0, ...cuts.map((cut) => Math.min(cut, sound.length)), sound.length].toSorted((a, b) => a - b);
        const blocks = edges.slice(1).map((edge, index) => sound.slice(edges[index], edge));
        expect(peaksOf(blocks)).toEqual(peaksOf([sound]));
      }),
    );
  });

  it('gives a pair for each stretch, with its lowest and highest sample', () => {
    const sound = Array.from({ length: SAMPLES_A_PEAK + 1 }, (_, index) => (index === 3 ? -0.5 : index === 9 ? 1 : 0));
    expect(peaksOf([sound])).toEqual([-63, 127, 0, 0]);
  });

  it('takes what is too loud as full scale, and what is no number as silence', () => {
    expect(peaksOf([[2, -3, NaN, Infinity]])).toEqual([-127, 127]);
    expect(peaksOf([[NaN]])).toEqual([0, 0]);
  });
});

describe('waveformHeader', () => {
  it('is that of audiowaveform, version 2', () => {
    const view = new DataView(waveformHeader(1_234).buffer);
    const fields = [0, 4, 8, 12, 16, 20].map((at) => view.getInt32(at, true));
    expect(fields).toEqual([2, 1, SOUND_RATE, SAMPLES_A_PEAK, 1_234, 1]);
    expect(view.byteLength).toBe(WAVEFORM_HEADER_BYTES);
  });
});

describe('Waveform', () => {
  const peaks = fc
    .array(fc.tuple(fc.integer({ min: -128, max: 0 }), fc.integer({ min: 0, max: 127 })), {
      minLength: 1,
      maxLength: 300,
    })
    .map((pairs) => Int8Array.from(pairs.flat()));

  it('drawn as one column, has the lowest and the highest sample of all', () => {
    fc.assert(
      fc.property(peaks, (all) => {
        const waveform = new Waveform(all);
        expect([...waveform.columns(0, waveform.durationMs, 1)]).toEqual([Math.min(...all), Math.max(...all)]);
      }),
    );
  });

  it('drawn a column a pair, has the peaks themselves', () => {
    fc.assert(
      fc.property(peaks, (all) => {
        const waveform = new Waveform(all);
        expect(waveform.columns(0, waveform.durationMs, waveform.pairs)).toEqual(all);
      }),
    );
  });

  it('shows every peak at every zoom, in the column of its time or one beside it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000 }),
        fc.nat(4_999),
        fc.integer({ min: 1, max: 200 }),
        (pairs, at, columns) => {
          const place = at % pairs;
          const all = new Int8Array(2 * pairs);
          all[2 * place + 1] = 100;
          const waveform = new Waveform(all);
          const drawn = waveform.columns(0, waveform.durationMs, columns);
          const shown = Array.from({ length: columns }, (_, column) => column).filter(
            (column) => drawn[2 * column + 1] === 100,
          );
          const expected = Math.floor((place / pairs) * columns);
          expect(shown.length).toBeGreaterThan(0);
          for (const column of shown)
            expect(Math.abs(column - expected)).toBeLessThanOrEqual(Math.ceil((16 * columns) / pairs));
        },
      ),
    );
  });

  it('is the same however it grew', () => {
    fc.assert(
      fc.property(
        peaks,
        fc.array(fc.nat(300), { maxLength: 5 }),
        fc.integer({ min: 1, max: 40 }),
        (all, cuts, columns) => {
          const edges = [0, ...cuts.map((cut) => 2 * Math.min(cut, all.length >> 1)), all.length].toSorted(
            (a, b) => a - b,
          );
          const grown = new Waveform();
          for (const [index, edge] of edges.slice(1).entries()) grown.append(all.subarray(edges[index], edge));
          const whole = new Waveform(all);
          expect(grown.pairs).toBe(whole.pairs);
          const drawn = grown.columns(0, whole.durationMs, columns);
          expect(drawn).toEqual(whole.columns(0, whole.durationMs, columns));
        },
      ),
    );
  });

  it('keeps the beginning when a coarser resolution comes later', () => {
    const grown = new Waveform(Int8Array.from([0, 0, 0, 0, 0, 0, 0, 1]));
    grown.append(Int8Array.from([0, 0]));
    expect([...grown.columns(0, grown.durationMs, 1)]).toEqual([0, 1]);
  });

  it('is silent before the sound and behind it', () => {
    const waveform = new Waveform(Int8Array.from([-9, 9]));
    expect([...waveform.columns(-4, 8, 3)]).toEqual([0, 0, -9, 9, 0, 0]);
    expect([...new Waveform(new Int8Array()).columns(0, 10, 2)]).toEqual([0, 0, 0, 0]);
  });

  it('lies where its sound begins on the time line, before it too', () => {
    const sound = Int8Array.from({ length: 2 * 500 }, (_, at) => (at % 2 === 0 ? -(at % 90) : at % 90));
    const plain = new Waveform(sound);
    for (const startMs of [0, 400, -400]) {
      const moved = new Waveform(sound, startMs);
      expect(moved.endMs).toBe(startMs + plain.durationMs);
      expect(moved.columns(startMs, moved.endMs, 100)).toEqual(plain.columns(0, plain.durationMs, 100));
      expect([...moved.columns(startMs - 8, startMs, 1)]).toEqual([0, 0]);
    }
  });
});
