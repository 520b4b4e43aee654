import { describe, expect, it } from 'vitest';
import { ownProfile } from '../../../contract/ruleProfileSchema.ts';
import { BUILT_IN_PROFILES, profileOf } from '../../../domain/profiles/builtInProfiles.ts';
import type { RuleProfile } from '../../../domain/profiles/ruleProfile.ts';
import { arrivalOf, besides } from './profileCopies.ts';

const TED = profileOf('ted')!;
const OURS: RuleProfile = { ...TED, id: 'ours', names: { fr: 'À nous', en: 'Ours' } };

describe('besides', () => {
  it('has an id and names that no other has, however often', () => {
    const known: RuleProfile[] = [...BUILT_IN_PROFILES];
    const long = { ...TED, id: 'a'.repeat(64), names: { fr: 'x'.repeat(200), en: 'y'.repeat(200) } };
    for (let n = 0; n < 12; n++) for (const one of [TED, long]) known.push(besides(one, known));
    expect(new Set(known.map(({ id }) => id)).size).toBe(known.length);
    expect(new Set(known.map(({ names }) => names.fr)).size).toBe(known.length);
    for (const one of known.slice(BUILT_IN_PROFILES.length)) expect(ownProfile.parse(one)).toEqual(one);
    expect(besides(TED, BUILT_IN_PROFILES)).toMatchObject({ id: 'ted-2', names: { fr: 'TED (2)', en: 'TED (2)' } });
    expect(besides(OURS, BUILT_IN_PROFILES)).toEqual(OURS);
  });
});

describe('arrivalOf', () => {
  it('tells what is new, what is there, and whose id or name is taken', () => {
    const known = [...BUILT_IN_PROFILES, OURS];
    const changed = { ...OURS, rules: { ...OURS.rules, balance: 0.3 } };
    expect(arrivalOf(OURS, BUILT_IN_PROFILES)).toEqual({ kind: 'new' });
    expect(arrivalOf(structuredClone(OURS), known)).toEqual({ kind: 'same', known: OURS });
    expect(arrivalOf(changed, known)).toEqual({ kind: 'taken', known: OURS, canReplace: true });
    expect(arrivalOf({ ...changed, id: 'other' }, known)).toEqual({ kind: 'taken', known: OURS, canReplace: true });
    expect(arrivalOf({ ...changed, id: 'ted' }, known)).toEqual({ kind: 'taken', known: TED, canReplace: false });
  });
});
