import { describe, expect, it } from 'vitest';
import { durationOf } from './recordingTime.ts';

describe('durationOf', () => {
  it('takes the recording before the notice, on the time line of the talk', () => {
    const media = { offsetMs: -5_000, durationMs: 60_000 };
    expect(durationOf({ media, durationMs: 90_000 })).toBe(55_000);
    expect(durationOf({ media: null, durationMs: 90_000 })).toBe(90_000);
    expect(durationOf({ media: null, durationMs: null })).toBeNull();
  });
});
