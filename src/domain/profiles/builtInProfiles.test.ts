import { describe, expect, it } from 'vitest';
import { LECTURE_FR } from '../segmentation/cueLimits.ts';
import { RULE_NAMES } from './ruleProfile.ts';
import { BUILT_IN_PROFILES, DEFAULT_PROFILE, profileOf } from './builtInProfiles.ts';

describe('profileOf', () => {
  it('finds each profile by an id of its own', () => {
    const ids = BUILT_IN_PROFILES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.map((id) => profileOf(id)?.id)).toEqual(ids);
    expect(profileOf('toString')).toBeUndefined();
  });

  it('names a work for each rule, and for no other', () => {
    for (const { id, rules, sources } of BUILT_IN_PROFILES) {
      const set = RULE_NAMES.filter((name) => rules[name] !== null);
      expect([id, Object.keys(sources).toSorted()]).toEqual([id, set.toSorted()]);
    }
    expect(RULE_NAMES.toSorted()).toEqual(Object.keys(DEFAULT_PROFILE.rules).toSorted());
  });

  it('derives by what each source asks', () => {
    expect(DEFAULT_PROFILE.limits).toEqual(LECTURE_FR);
    expect(profileOf('arcom')?.limits).toMatchObject({
      charsPerLine: 36,
      lineCount: 2,
      charsPerSecond: 12.8,
      readingTable: { tolerance: 0.2 },
    });
    expect(profileOf('netflix-fr-child')?.limits).toMatchObject({ charsPerLine: 42, charsPerSecond: 13, gapMs: 80 });
    expect(profileOf('bbc')?.limits).toMatchObject({
      charsPerLine: 37,
      lineCount: 2,
      charsPerSecond: 18,
      gapMs: 0,
      closedGapMs: 1_000,
    });
    expect(profileOf('subtitle-edit-fr')?.limits).toMatchObject({
      charsPerSecond: 18,
      easyCharsPerSecond: 18,
      maxDurationMs: 5_000,
    });
    expect(profileOf('esup-pod')?.limits).toMatchObject({ charsPerLine: 40, lineCount: 2, minDurationMs: 1_000 });
  });
});
