import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import { parseRuleProfile } from '../../../contract/profileDocument.ts';
import { profileOf } from '../../../domain/profiles/builtInProfiles.ts';
import { profileStrings } from '../../ui/strings/profiles.ts';
import { draftOf, withRule } from './profileDraft.ts';
import { faultText, unitAt } from './sheet.ts';

describe('faultText', () => {
  it('tells the bounds of a reading table in the units of its fields', async () => {
    const resources = { fr: { translation: { profiles: profileStrings.fr } } };
    const t = await i18next.createInstance().init({ lng: 'fr', resources });
    const rows = [{ chars: 0, durationMs: 700_000 }];
    const speed = { kind: 'readingTable' as const, rows, tolerance: 2 };
    const read = parseRuleProfile(withRule(draftOf(profileOf('arcom')!), 'speed', speed));
    const texts = read.ok ? [] : read.faults.map((fault) => faultText(t, fault, unitAt(fault.at, 'chars')));
    expect(texts).toEqual(['Au moins 1.', 'Au plus 600.', 'Au plus 100.']);
  });
});
