import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  centredOn,
  isInView,
  LEAST_SPAN_MS,
  msOf,
  scrollBy,
  spanOf,
  turnedTo,
  windowFrom,
  xOf,
  zoomAbout,
  type ViewWindow,
} from './viewWindow.ts';

const HOURS_MS = 3 * 3_600_000;
const durations = fc.integer({ min: LEAST_SPAN_MS, max: HOURS_MS });
const views = fc
  .tuple(durations, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([durationMs, at, share]) => ({
    durationMs,
    view: windowFrom(at * durationMs, LEAST_SPAN_MS + share * (durationMs - LEAST_SPAN_MS), durationMs),
  }));

function isWithin({ fromMs, toMs }: ViewWindow, durationMs: number): boolean {
  return fromMs >= 0 && toMs <= durationMs + 1e-6 && toMs - fromMs >= LEAST_SPAN_MS - 1e-6;
}

describe('windowFrom', () => {
  it('stays within the recording, and never closer than two seconds', () => {
    fc.assert(
      fc.property(durations, fc.integer(), fc.nat(2 * HOURS_MS), (durationMs, fromMs, spanMs) =>
        isWithin(windowFrom(fromMs, spanMs, durationMs), durationMs),
      ),
    );
    expect(windowFrom(59_000, 10_000, 60_000)).toEqual({ fromMs: 50_000, toMs: 60_000 });
  });

  it('of a recording shorter than that begins at its beginning', () => {
    expect(windowFrom(300, 100, 500)).toEqual({ fromMs: 0, toMs: LEAST_SPAN_MS });
  });
});

describe('zoomAbout', () => {
  it('keeps the time under the pointer where it is, as far as the recording allows', () => {
    const view = { fromMs: 10_000, toMs: 20_000 };
    expect(zoomAbout(view, 12_000, 0.5, 60_000)).toEqual({ fromMs: 11_000, toMs: 16_000 });
    expect(zoomAbout(view, 12_000, 2, 60_000)).toEqual({ fromMs: 8_000, toMs: 28_000 });
    expect(zoomAbout(view, 20_000, 100, 60_000)).toEqual({ fromMs: 0, toMs: 60_000 });
  });

  it('stops at two seconds, with the same time under the pointer', () => {
    fc.assert(
      fc.property(views, fc.double({ min: 0, max: 1, noNaN: true }), ({ view, durationMs }, share) => {
        const timeMs = view.fromMs + share * spanOf(view);
        const closest = zoomAbout(view, timeMs, 1e-9, durationMs);
        expect(spanOf(closest)).toBeCloseTo(LEAST_SPAN_MS, 3);
        expect(isWithin(closest, durationMs)).toBe(true);
        expect((timeMs - closest.fromMs) / spanOf(closest)).toBeCloseTo(share, 3);
      }),
    );
  });
});

describe('scrollBy and centredOn', () => {
  it('keep the zoom and stay within the recording', () => {
    fc.assert(
      fc.property(views, fc.integer({ min: -HOURS_MS, max: HOURS_MS }), ({ view, durationMs }, ms) => {
        for (const moved of [scrollBy(view, ms, durationMs), centredOn(view, ms, durationMs)]) {
          expect(isWithin(moved, durationMs)).toBe(true);
          expect(spanOf(moved)).toBeCloseTo(spanOf(view), 3);
        }
      }),
    );
  });
});

describe('turnedTo', () => {
  it('turns the page only when the time has left it', () => {
    const view = { fromMs: 10_000, toMs: 20_000 };
    expect(turnedTo(view, 19_999, 60_000)).toBe(view);
    expect(turnedTo(view, 20_000, 60_000)).toEqual({ fromMs: 19_000, toMs: 29_000 });
    expect(turnedTo(view, 500, 60_000)).toEqual({ fromMs: 0, toMs: 10_000 });
  });

  it('shows every time of the recording', () => {
    fc.assert(
      fc.property(views, fc.double({ min: 0, max: 0.999, noNaN: true }), ({ view, durationMs }, share) => {
        expect(isInView(turnedTo(view, share * durationMs, durationMs), share * durationMs)).toBe(true);
      }),
    );
  });
});

describe('xOf and msOf', () => {
  it('are each other’s inverse, to half a millisecond', () => {
    fc.assert(
      fc.property(views, fc.integer({ min: 1, max: 4_000 }), fc.nat(4_000), ({ view }, width, x) => {
        const timeMs = msOf(view, width, x);
        expect(Math.abs(xOf(view, width, timeMs) - x)).toBeLessThanOrEqual((0.51 * width) / spanOf(view));
      }),
    );
  });
});
