import { describe, expect, it } from 'vitest';
import type { Revision } from '../../../contract/schemas.ts';
import { dayName, shortTime } from './revisionName.ts';

function madeAt(createdAt: Date): Revision {
  const counts = { version: 1, wordCount: 1, paragraphCount: 1 };
  return { id: 'r', sequence: 1, kind: 'manual', note: '', createdAt: createdAt.toISOString(), ...counts };
}

describe('dayName', () => {
  const now = new Date(2026, 2, 30, 0, 10);

  it('says today and yesterday by the calendar, not by 24 hours', () => {
    expect(dayName(madeAt(new Date(2026, 2, 30, 0, 5)), 'fr', now)).toBe('aujourd’hui');
    expect(dayName(madeAt(new Date(2026, 2, 29, 23, 59)), 'fr', now)).toBe('hier');
    expect(dayName(madeAt(new Date(2026, 2, 29, 0, 1)), 'en', now)).toBe('yesterday');
  });

  it('names other days, with the year when it is another, and days to come', () => {
    expect(dayName(madeAt(new Date(2026, 2, 28, 12)), 'fr', now)).toBe('samedi 28 mars');
    expect(dayName(madeAt(new Date(2025, 11, 31, 12)), 'fr', now)).toBe('mercredi 31 décembre 2025');
    expect(dayName(madeAt(new Date(2026, 2, 31, 12)), 'fr', now)).toBe('mardi 31 mars');
  });
});

describe('shortTime', () => {
  it('gives the date only for another day', () => {
    const now = new Date(2026, 2, 30, 18);
    expect(shortTime(madeAt(new Date(2026, 2, 30, 9, 5)), 'fr', now)).toBe('09:05');
    expect(shortTime(madeAt(new Date(2026, 2, 29, 9, 5)), 'fr', now)).toBe('29 mars 09:05');
  });
});
