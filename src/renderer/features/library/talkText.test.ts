import { describe, expect, it } from 'vitest';
import { formatDuration, formatRecordedOn } from './talkText.ts';

const plain = (text: string) => text.replaceAll(/\s/g, ' ');

describe('formatRecordedOn', () => {
  it('is as exact as the notice', () => {
    expect(formatRecordedOn('2023', 'fr')).toBe('2023');
    expect(formatRecordedOn('2023-05', 'fr')).toBe('mai 2023');
    expect(formatRecordedOn('2023-05-12', 'fr')).toBe('12 mai 2023');
    expect(formatRecordedOn('2023-05-12', 'en-GB')).toBe('12 May 2023');
  });

  it('does not slip a day in any time zone', () => {
    expect(formatRecordedOn('2024-01-01', 'fr')).toBe('1 janv. 2024');
  });

  it('shows what is no date as it is', () => {
    expect(formatRecordedOn('vers 1998', 'fr')).toBe('vers 1998');
  });
});

describe('formatDuration', () => {
  it('counts hours and minutes', () => {
    expect(plain(formatDuration(72 * 60_000))).toBe('1 h 12');
    expect(plain(formatDuration(125 * 60_000))).toBe('2 h 05');
    expect(plain(formatDuration(45 * 60_000))).toBe('45 min');
  });

  it('rounds without showing sixty of anything', () => {
    expect(plain(formatDuration(59_400))).toBe('59 s');
    expect(plain(formatDuration(59_600))).toBe('1 min');
    expect(plain(formatDuration(59 * 60_000 + 45_000))).toBe('1 h 00');
  });
});
