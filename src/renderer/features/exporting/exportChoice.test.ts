import { describe, expect, it } from 'vitest';
import { DEFAULT_DELIVERY } from '../../../domain/delivery/deliveryOptions.ts';
import { isSameChoice, soundChoice } from './exportChoice.ts';

describe('soundChoice', () => {
  it('keeps what it knows, and sets what it does not know to what it is by itself', () => {
    const kept = { formats: ['vtt', 'wav', 'srt'], options: { offsetMs: 5 } };
    expect(soundChoice(kept as never)).toEqual({
      formats: ['srt', 'vtt'],
      options: { ...DEFAULT_DELIVERY, offsetMs: 5 },
    });
  });
});

describe('isSameChoice', () => {
  const options = DEFAULT_DELIVERY;

  it('does not mind the order, and sees each option', () => {
    expect(isSameChoice({ formats: ['srt', 'md'], options }, { formats: ['md', 'srt'], options })).toBe(true);
    expect(isSameChoice({ formats: ['srt'], options }, { formats: ['md'], options })).toBe(false);
    const later = { ...options, offsetMs: 40 };
    expect(isSameChoice({ formats: ['srt'], options }, { formats: ['srt'], options: later })).toBe(false);
  });
});
