import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatClock, formatTenths, formatTimecode, parseTimecode, parseTypedTime } from './timecode.ts';

const anyTime = fc.integer({ min: 0, max: 1_000 * 3_600_000 });

describe('formatTimecode', () => {
  it('writes the comma of SubRip and the dot of WebVTT', () => {
    expect(formatTimecode(3_723_004, ',')).toBe('01:02:03,004');
    expect(formatTimecode(3_723_004, '.')).toBe('01:02:03.004');
  });

  it('keeps hours past 99', () => {
    expect(formatTimecode(123 * 3_600_000, ',')).toBe('123:00:00,000');
  });

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %s', (timeMs) => {
    expect(() => formatTimecode(timeMs, ',')).toThrow(RangeError);
  });

  it('is undone by parseTimecode', () => {
    fc.assert(
      fc.property(anyTime, fc.constantFrom(',' as const, '.' as const), (timeMs, mark) => {
        expect(parseTimecode(formatTimecode(timeMs, mark))).toBe(timeMs);
      }),
    );
  });
});

describe('parseTimecode', () => {
  it.each(['', '1:02', '00:60:00,000', '00:00:60,000', '00:00:00,00', '00:00:00;000', ' 00:00:00,000'])(
    'refuses %j',
    (text) => {
      expect(parseTimecode(text)).toBeNull();
    },
  );
});

describe('formatClock', () => {
  it('shows hours only when there are some, and rounds down', () => {
    expect(formatClock(0)).toBe('0:00');
    expect(formatClock(62_999)).toBe('1:02');
    expect(formatClock(3_599_999)).toBe('59:59');
    expect(formatClock(3_600_000)).toBe('1:00:00');
  });

  it('is understood by parseTypedTime', () => {
    fc.assert(
      fc.property(anyTime, (timeMs) => {
        expect(parseTypedTime(formatClock(timeMs))).toBe(timeMs - (timeMs % 1_000));
      }),
    );
  });
});

describe('formatTenths', () => {
  it('tells times apart that the clock shows alike, and rounds down as it does', () => {
    expect([62_000, 62_349, 62_999].map((timeMs) => formatTenths(timeMs, ','))).toEqual(['1:02,0', '1:02,3', '1:02,9']);
    expect(formatTenths(3_600_150, '.')).toBe('1:00:00.1');
  });
});

describe('parseTypedTime', () => {
  it.each([
    ['62', 62_000],
    ['62.5', 62_500],
    ['90 s', 90_000],
    ['1:02', 62_000],
    ['75:00', 4_500_000],
    ['1:02:03.5', 3_723_500],
    ['1:02:03,25', 3_723_250],
    ['1h02', 3_720_000],
    ['1 H 02', 3_720_000],
    ['1h02min03', 3_723_000],
    ['1h', 3_600_000],
    ['2min30', 150_000],
    ['2 min 30 s', 150_000],
    ['2min', 120_000],
    ['90min', 5_400_000],
    [`2'30"`, 150_000],
    ['2’30', 150_000],
    ['00:01:02,003', 62_003],
  ])('reads %j', (text, expected) => {
    expect(parseTypedTime(text)).toBe(expected);
  });

  it.each(['', ' ', ':', 'h', '1:75', '1:60:00', '1h75', '2min75', 'bientôt', '-5', '1:', '1e3', '1 30', '٣'])(
    'refuses %j',
    (text) => {
      expect(parseTypedTime(text)).toBeNull();
    },
  );

  it('gives null or a whole, non-negative time for any text', () => {
    const typed = fc.oneof(fc.string(), fc.stringMatching(/^[\d:.,hmins'" ]{0,20}$/));
    fc.assert(
      fc.property(typed, (text) => {
        const timeMs = parseTypedTime(text);
        expect(timeMs === null || (Number.isSafeInteger(timeMs) && timeMs >= 0)).toBe(true);
      }),
    );
  });
});
