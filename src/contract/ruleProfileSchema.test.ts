import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUILT_IN_PROFILES, DEFAULT_PROFILE, profileOf } from '../domain/profiles/builtInProfiles.ts';
import { ownProfile, parseRuleProfile, ruleProfileDocument } from './ruleProfileSchema.ts';

const names = { fr: 'À nous', en: 'Ours' };

function errorsOf(rules: object): readonly string[] {
  const read = parseRuleProfile({ id: 'ours', names, rules });
  return read.ok ? [] : read.errors;
}

describe('parseRuleProfile', () => {
  it('reads what ruleProfileDocument writes of each built-in profile', () => {
    for (const profile of BUILT_IN_PROFILES) {
      const document: unknown = JSON.parse(JSON.stringify(ruleProfileDocument(profile)));
      expect(parseRuleProfile(document)).toEqual({ ok: true, profile });
    }
    expect(ruleProfileDocument(DEFAULT_PROFILE)).not.toHaveProperty('limits');
    expect(ruleProfileDocument(profileOf('esup-pod')!)).toMatchObject({ limits: { charsPerLine: 40 } });
  });

  it('takes what is left out for not checked, and derives by the rules', () => {
    const read = parseRuleProfile({ id: 'ours', names, rules: { charsPerLine: { error: 30 } } });
    expect(read).toMatchObject({
      ok: true,
      profile: { rules: { charsPerLine: { warn: null, error: 30 }, speed: null }, limits: { charsPerLine: 30 } },
    });
  });

  it('says where a profile contradicts itself', () => {
    expect(errorsOf({})).toEqual([]);
    expect(errorsOf({ minDurationMs: { warn: 900, error: 1_000 } })).toEqual([
      'rules.minDurationMs: warn must not be less than error',
    ]);
    expect(errorsOf({ minDurationMs: { error: 2_000 }, maxDurationMs: { error: 1_000 } })).toEqual([
      'rules.minDurationMs: the least duration must not be more than maxDurationMs',
    ]);
    const rows = [
      { chars: 20, durationMs: 1_000 },
      { chars: 20, durationMs: 2_000 },
    ];
    expect(errorsOf({ speed: { kind: 'readingTable', rows } })).toEqual([
      'rules.speed.rows: both chars and durationMs must rise from row to row',
    ]);
    expect(errorsOf({ speed: { kind: 'readingTable', rows: [] } })).toHaveLength(1);
    expect(errorsOf({ speed: { kind: 'parsecs' } })).toHaveLength(1);
    expect(errorsOf({ charsPerLine: { error: 0 } })).toHaveLength(1);
  });

  it('refuses what no cues can be derived by, and gives only what can go over the wire', () => {
    expect(errorsOf({ minDurationMs: { error: 0 } })).toEqual([expect.stringMatching(/^limits\.minDurationMs: /)]);
    const contrary = 'limits.minDurationMs: the least duration must not be more than maxDurationMs';
    expect(errorsOf({ minDurationMs: { error: 8_000 } })).toEqual([contrary]);
    expect(errorsOf({ minDurationMs: { warn: 3_000 }, maxDurationMs: { warn: 2_000 } })).toEqual([contrary]);
    const limits = { ...DEFAULT_PROFILE.limits, minDurationMs: 8_000 };
    expect(ownProfile.safeParse({ ...DEFAULT_PROFILE, id: 'ours', limits }).success).toBe(false);
    const bound = fc.option(fc.record({ error: fc.option(fc.integer({ min: 0, max: 10_000 })) }));
    const duration = fc.record({ minDurationMs: bound, maxDurationMs: bound, charsPerLine: bound, lineCount: bound });
    fc.assert(
      fc.property(duration, (rules) => {
        const read = parseRuleProfile({ id: 'ours', names, rules });
        if (read.ok) expect(ownProfile.parse(read.profile)).toEqual(read.profile);
      }),
    );
  });

  it('never throws on what is no profile', () => {
    for (const wrong of [undefined, null, 3, 'x', [], {}, { id: '__proto__', names: [], rules: null }]) {
      expect(parseRuleProfile(wrong).ok).toBe(false);
    }
  });
});
