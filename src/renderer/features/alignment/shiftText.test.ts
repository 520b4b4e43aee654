import { describe, expect, it } from 'vitest';
import { shiftText } from './shiftText.ts';

describe('shiftText', () => {
  it.each([
    [640, false, '0,6\u00A0s'],
    [640, true, '+0,6\u00A0s'],
    [-59_940, true, '−59,9\u00A0s'],
    [59_960, false, '1:00'],
    [-61_000, true, '−1:01'],
    [9_987_200, false, '2:46:27'],
    [9_987_200, true, '+2:46:27'],
  ])('says %s ms as it is counted', (ms, isSigned, text) => expect(shiftText(ms, 'fr', isSigned)).toBe(text));
});
