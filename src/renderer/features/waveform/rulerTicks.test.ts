import { describe, expect, it } from 'vitest';
import { rulerTicks } from './rulerTicks.ts';

function labels(fromMs: number, toMs: number, width: number): (string | null)[] {
  return rulerTicks({ fromMs, toMs }, width, ',')
    .map(({ label }) => label)
    .filter((label) => label !== null);
}

describe('rulerTicks', () => {
  it('labels tenths of a second close by', () => {
    expect(labels(1_000, 3_000, 1_000)).toEqual([
      '0:01,0',
      '0:01,2',
      '0:01,4',
      '0:01,6',
      '0:01,8',
      '0:02,0',
      '0:02,2',
      '0:02,4',
      '0:02,6',
      '0:02,8',
    ]);
  });

  it('labels quarters of an hour for a whole lecture, with room between them', () => {
    expect(labels(0, 10_800_000, 1_200)).toEqual([
      '0:00',
      '15:00',
      '30:00',
      '45:00',
      '1:00:00',
      '1:15:00',
      '1:30:00',
      '1:45:00',
      '2:00:00',
      '2:15:00',
      '2:30:00',
      '2:45:00',
    ]);
  });

  it('begins with the label that reaches into the window', () => {
    expect(labels(9_500, 24_500, 1_000)[0]).toBe('0:08');
  });
});
