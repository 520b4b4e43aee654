import { describe, expect, it } from 'vitest';
import { parseRuleProfile, type ProfileFault } from '../../../contract/profileDocument.ts';
import { BUILT_IN_PROFILES, profileOf } from '../../../domain/profiles/builtInProfiles.ts';
import { draftOf, withBound, withLimit, withRule, withSpeedKind, type ProfileDraft } from './profileDraft.ts';

const ARCOM = draftOf(profileOf('arcom')!);

function faultsOf(draft: ProfileDraft): ProfileFault['reason'][] {
  const read = parseRuleProfile(draft);
  return read.ok ? [] : read.faults.map(({ reason }) => reason);
}

describe('draftOf', () => {
  it('is read as the profile that it is of', () => {
    for (const profile of BUILT_IN_PROFILES) expect(parseRuleProfile(draftOf(profile))).toEqual({ ok: true, profile });
  });
});

describe('withRule', () => {
  it('leaves the sources of the other rules alone', () => {
    const { rules, sources } = withRule(ARCOM, 'balance', 0.5);
    expect([rules.balance, sources]).toEqual([0.5, ARCOM.sources]);
    expect(withRule(ARCOM, 'speakerDash', null).sources).not.toHaveProperty('speakerDash');
    expect(withRule(ARCOM, 'speakerDash', null).sources).toHaveProperty('speed');
  });
});

describe('withBound', () => {
  it('makes a bound, and none of one without sides', () => {
    expect(withBound(ARCOM, 'charsPerCue', 'warn', 70).rules.charsPerCue).toEqual({ warn: 70, error: null });
    expect(withBound(ARCOM, 'charsPerLine', 'error', null).rules.charsPerLine).toBeNull();
    expect(faultsOf(withBound(ARCOM, 'charsPerLine', 'warn', 99))).toEqual(['warnAbove']);
  });
});

describe('withSpeedKind', () => {
  it('begins with numbers that hold', () => {
    for (const kind of ['charsPerSecond', 'wordsPerMinute', 'readingTable', null] as const) {
      const draft = withSpeedKind(withSpeedKind(ARCOM, null), kind);
      expect([draft.rules.speed?.kind ?? null, faultsOf(draft)]).toEqual([kind, []]);
    }
    expect(withSpeedKind(ARCOM, 'readingTable')).toBe(ARCOM);
  });
});

describe('withLimit', () => {
  it('overrules what the rules make, until it is taken back', () => {
    const own = withLimit(ARCOM, 'charsPerLine', 30);
    expect(parseRuleProfile(own)).toMatchObject({ profile: { limits: { charsPerLine: 30 } } });
    expect(withLimit(own, 'charsPerLine', null)).toEqual(ARCOM);
    expect(faultsOf(withLimit(ARCOM, 'lineCount', 3))).toHaveLength(1);
  });
});
