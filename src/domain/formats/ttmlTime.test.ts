import { describe, expect, it } from 'vitest';
import { readTtmlTime, ttmlClock } from './ttmlTime.ts';

const clock = (parameters: Readonly<Record<string, string>>) => ttmlClock((name) => parameters[name]);

describe('readTtmlTime', () => {
  it.each([
    ['00:00:01', 1_000],
    ['00:00:01.5', 1_500],
    ['123:00:00.001', 442_800_001],
    ['1.5s', 1_500],
    ['1500ms', 1_500],
    ['2m', 120_000],
    ['1h', 3_600_000],
    ['15f', 500],
    ['3t', 3_000],
    ['00:00:01:15', 1_500],
    ['1', null],
    ['00:00', null],
    ['soon', null],
  ])('reads %s', (text, timeMs) => {
    expect(readTtmlTime(text, clock({}))).toBe(timeMs);
  });

  it('counts frames and ticks by the parameters of the document', () => {
    expect(readTtmlTime('00:00:01:12', clock({ frameRate: '25' }))).toBe(1_480);
    expect(readTtmlTime('24f', clock({ frameRate: '24', frameRateMultiplier: '1000 1001' }))).toBe(1_001);
    expect(readTtmlTime('10000000t', clock({ tickRate: '10000000' }))).toBe(1_000);
    expect(readTtmlTime('100t', clock({ frameRate: '25', subFrameRate: '2' }))).toBe(2_000);
    expect(readTtmlTime('00:00:01:12.1', clock({ frameRate: '25', subFrameRate: '2' }))).toBe(1_500);
  });

  it('counts SMPTE time code, with and without dropped numbers', () => {
    const ntsc = { timeBase: 'smpte', frameRate: '30', frameRateMultiplier: '1000 1001' };
    expect(readTtmlTime('01:00:00:00', clock(ntsc))).toBe(3_603_600);
    expect(readTtmlTime('01:00:00:00', clock({ ...ntsc, dropMode: 'dropNTSC' }))).toBe(3_599_996);
  });
});
