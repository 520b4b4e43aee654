import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUILT_IN_PROFILES, DEFAULT_PROFILE, profileOf } from '../domain/profiles/builtInProfiles.ts';
import { parseRuleProfile, readProfileText, ruleProfileDocument, type ProfileFault } from './profileDocument.ts';
import { ownProfile } from './ruleProfileSchema.ts';

const names = { fr: 'À nous', en: 'Ours' };

function errorsOf(rules: object): readonly string[] {
  const read = parseRuleProfile({ id: 'ours', names, rules });
  return read.ok ? [] : read.faults.map(({ at, message }) => `${at}: ${message}`);
}

function faultsOf(document: unknown): [ProfileFault['at'], ProfileFault['reason'], string][] {
  const read = parseRuleProfile(document);
  return read.ok ? [] : read.faults.map(({ at, reason, detail }) => [at, reason, detail]);
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

describe('a fault of a profile', () => {
  it('has its place, its reason and what it is about', () => {
    const rules = {
      charsPerLine: { error: 0 },
      charsPerCue: { error: 1e9 },
      lineCount: { warn: 1.5 },
      speed: { kind: 'charsPerSecond', warn: 0 },
      minDurationMs: { error: 'x' },
      maxDurationMs: { warn: 2, error: 1 },
      balance: 2,
      speakerDash: 'some',
      tempo: 3,
    };
    expect(faultsOf({ id: 'Ours', names: { fr: '', en: 'x'.repeat(201) }, rules, sources: { speed: '' } })).toEqual(
      expect.arrayContaining([
        ['id', 'id', ''],
        ['names.fr', 'missing', ''],
        ['names.en', 'tooLong', '200'],
        ['rules.charsPerLine.error', 'least', '1'],
        ['rules.charsPerCue.error', 'most', '10000'],
        ['rules.lineCount.warn', 'type', 'int'],
        ['rules.speed.warn', 'above', '0'],
        ['rules.minDurationMs.error', 'type', 'number'],
        ['rules.balance', 'most', '1'],
        ['rules.speakerDash', 'choice', 'eachChange, bothInCue'],
        ['rules.tempo', 'unknown', 'tempo'],
        ['sources.speed', 'missing', ''],
      ]),
    );
    expect(faultsOf({ id: 'ours', names, rules: { maxDurationMs: { warn: 2, error: 1 } } })).toEqual([
      ['rules.maxDurationMs', 'warnAbove', ''],
    ]);
    expect(faultsOf({ id: 'ours', names })).toEqual([['rules', 'missing', '']]);
    expect(faultsOf({ id: 'ours', names, rules: { speed: { kind: 'parsecs' } } })).toEqual([
      ['rules.speed.kind', 'choice', 'charsPerSecond, wordsPerMinute, readingTable'],
    ]);
    expect(faultsOf({ id: 'ours', names, rules: {}, sources: { colour: 'x' } })).toMatchObject([
      [expect.stringContaining('sources'), 'unknown', 'colour'],
    ]);
    expect(faultsOf([])).toEqual([['', 'type', 'object']]);
  });
});

const warnAndError = (least: number, most: number) =>
  fc.option(
    fc
      .tuple(fc.option(fc.integer({ min: least, max: most })), fc.option(fc.integer({ min: least, max: most })))
      .map(([warn, error]) => ({ warn, error })),
  );

const anyRules = fc.record(
  {
    charsPerLine: warnAndError(1, 100),
    charsPerCue: warnAndError(1, 300),
    lineCount: warnAndError(1, 5),
    speed: fc.option(
      fc.oneof(
        fc
          .tuple(fc.constantFrom('charsPerSecond', 'wordsPerMinute'), fc.double({ min: 0.1, max: 300, noNaN: true }))
          .map(([kind, error]) => ({ kind, warn: null, error })),
        fc
          .array(
            fc.record({ chars: fc.integer({ min: 1, max: 99 }), durationMs: fc.integer({ min: 1, max: 9_999 }) }),
            {
              maxLength: 3,
            },
          )
          .map((rows) => ({ kind: 'readingTable', rows, tolerance: 0.2 })),
      ),
    ),
    minDurationMs: warnAndError(0, 2_000),
    maxDurationMs: warnAndError(1, 9_000),
    gap: fc.option(fc.record({ leastMs: fc.nat(600_000), orNone: fc.boolean() })),
    balance: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    syncMs: fc.option(fc.nat(600_000)),
    leadMs: fc.option(fc.nat(600_000)),
    speakerDash: fc.option(fc.constantFrom('eachChange', 'bothInCue')),
  },
  { requiredKeys: [] },
);

const anyDocument = fc.record(
  {
    id: fc.constantFrom('ours', 'a-1', 'lecture-fr'),
    names: fc.record({ fr: fc.string({ minLength: 1 }), en: fc.string({ minLength: 1 }) }),
    rules: anyRules,
    limits: fc.record(
      { charsPerLine: fc.integer({ min: 1, max: 90 }), gapMs: fc.nat(500), balance: fc.constant(0.25) },
      { requiredKeys: [] },
    ),
    sources: fc.dictionary(fc.constantFrom('speed', 'gap', 'balance'), fc.string({ minLength: 1 })),
  },
  { requiredKeys: ['id', 'names', 'rules'] },
);

describe('readProfileText', () => {
  it('reads what was written of a profile as the same profile', () => {
    let readable = 0;
    fc.assert(
      fc.property(anyDocument, (document) => {
        const first = parseRuleProfile(document);
        if (!first.ok) return;
        readable++;
        const written = JSON.stringify(ruleProfileDocument(first.profile), null, 2);
        expect(readProfileText(`\uFEFF${written}\n`)).toEqual({ ok: true, profile: first.profile });
      }),
      { numRuns: 500 },
    );
    expect(readable).toBeGreaterThan(50);
  });

  it('gives a profile or what is wrong of any text, and never throws', () => {
    const near = fc
      .tuple(anyDocument, fc.constantFrom('id', 'names', 'rules', 'limits', 'sources', '__proto__'), fc.jsonValue())
      .map(([document, key, value]) => JSON.stringify(document).replace(/\}$/, `,"${key}":${JSON.stringify(value)}}`));
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), near), (text) => {
        const read = readProfileText(text);
        if (read.ok) expect(ownProfile.safeParse({ ...read.profile, id: 'ours' }).success).toBe(true);
        else expect(read.faults.length).toBeGreaterThan(0);
      }),
      { numRuns: 2_000 },
    );
    const deep = '['.repeat(100_000);
    const unmeasured = '{"length":{"valueOf":1,"toString":1}}';
    for (const text of ['', '{', 'null', deep, `{"rules":${deep}${']'.repeat(100_000)}}`, `{"id":${unmeasured}}`])
      expect(readProfileText(text).ok).toBe(false);
  });
});
