import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { processorMs } from '../../../build/processorMs.ts';
import { BUILT_IN_PROFILES, DEFAULT_PROFILE, profileOf } from '../profiles/builtInProfiles.ts';
import type { RuleProfile } from '../profiles/ruleProfile.ts';
import { checkCues } from './checkCues.ts';
import { readingTimeMs } from './readingSpeed.ts';
import { CUE_RULES, type CheckedCue, type CueRule } from './violation.ts';

function profile(id: string): RuleProfile {
  const found = profileOf(id);
  if (found === undefined) throw new Error(id);
  return found;
}

/** A cue of so many seconds that breaks no rule by itself. */
function cue(startMs: number, endMs: number, text = 'Bonjour.', more: Partial<CheckedCue> = {}): CheckedCue {
  return { startMs, endMs, lines: text.split('\n'), speaker: null, ...more };
}

function chars(count: number): string {
  return 'abcdefghi '.repeat(Math.ceil(count / 10)).slice(0, count - 1) + 'x';
}

/** What one rule says of cues: the cue, what was measured, the limit. */
function told(rule: CueRule, cues: readonly CheckedCue[], by = DEFAULT_PROFILE, durationMs: number | null = null) {
  return checkCues(cues, by, { durationMs })
    .filter((violation) => violation.rule === rule)
    .map(({ cueIndex, measured, limit, severity }) => [cueIndex, measured, limit, severity]);
}

/** What one rule says of one cue of three seconds. */
function toldOf(rule: CueRule, text: string, by = DEFAULT_PROFILE) {
  return told(rule, [cue(0, 3_000, text)], by);
}

function toldByTable(durationMs: number, count: number) {
  return told('speed', [cue(0, durationMs, chars(count))], profile('arcom'));
}

function saidBy(speaker: string | null, text: string): CheckedCue {
  return cue(0, 3_000, text, { speaker });
}

function toldOfPairs(...texts: string[]) {
  const cues = texts.map((text, index) => cue(index * 3_000, index * 3_000 + 2_000, text));
  return told('pairs', cues);
}

describe('checkCues: times', () => {
  it('duration', () => {
    expect(told('duration', [cue(0, 1)])).toEqual([]);
    expect(told('duration', [cue(5, 5)])).toEqual([[0, 0, 1, 'error']]);
    expect(told('duration', [cue(5_000, 3_000)])).toEqual([[0, -2_000, 1, 'error']]);
    expect(told('minDuration', [cue(5_000, 3_000)])).toEqual([]);
  });

  it('minDuration and maxDuration', () => {
    expect(told('minDuration', [cue(0, 1_000)])).toEqual([]);
    expect(told('minDuration', [cue(0, 999)])).toEqual([[0, 999, 1_000, 'error']]);
    expect(told('maxDuration', [cue(0, 7_000)])).toEqual([]);
    expect(told('maxDuration', [cue(0, 7_001)])).toEqual([[0, 7_001, 7_000, 'error']]);
    expect(told('minDuration', [cue(0, 833)], profile('netflix-fr'))).toEqual([]);
    expect(told('minDuration', [cue(0, 832)], profile('netflix-fr'))).toHaveLength(1);
    expect(told('maxDuration', [cue(0, 60_000)], profile('bbc'))).toEqual([]);
  });

  it('order, and overlap beside what is before in time', () => {
    expect(told('order', [cue(0, 1_000), cue(0, 1_000)])).toEqual([]);
    expect(told('order', [cue(5_000, 6_000), cue(4_999, 5_500)])).toEqual([[1, 4_999, 5_000, 'error']]);
    expect(told('overlap', [cue(0, 1_000), cue(1_000, 2_000)])).toEqual([]);
    expect(told('overlap', [cue(0, 1_000), cue(999, 2_000)])).toEqual([[1, 1, 0, 'error']]);
    // The first goes on over the third; the last stands out of order, where there is room.
    const cues = [cue(0, 9_000), cue(1_000, 2_000), cue(8_000, 10_000), cue(20_000, 21_000), cue(15_000, 16_000)];
    expect(told('overlap', cues).map(([index]) => index)).toEqual([1, 2]);
    expect(told('order', cues)).toEqual([[4, 15_000, 20_000, 'error']]);
  });

  it('gap', () => {
    expect(told('gap', [cue(0, 1_000), cue(1_080, 2_080)])).toEqual([]);
    expect(told('gap', [cue(0, 1_000), cue(1_079, 2_080)])).toEqual([[1, 79, 80, 'error']]);
    expect(told('gap', [cue(0, 1_000), cue(1_000, 2_080)])).toEqual([[1, 0, 80, 'error']]);
    expect(told('gap', [cue(0, 1_000), cue(1_000, 2_080)], profile('bbc'))).toEqual([]);
    expect(told('gap', [cue(0, 1_000), cue(1_001, 2_080)], profile('bbc'))).toEqual([[1, 1, 1_000, 'error']]);
    expect(told('gap', [cue(0, 1_000), cue(2_000, 2_080)], profile('bbc'))).toEqual([]);
    expect(told('gap', [cue(0, 1_000), cue(999, 2_080)])).toEqual([]);
  });

  it('mediaEnd', () => {
    expect(told('mediaEnd', [cue(0, 1_000)], DEFAULT_PROFILE, 1_000)).toEqual([]);
    expect(told('mediaEnd', [cue(0, 1_001)], DEFAULT_PROFILE, 1_000)).toEqual([[0, 1_001, 1_000, 'error']]);
    expect(told('mediaEnd', [cue(0, 1_001)])).toEqual([]);
  });

  it('words and lead, where words are known', () => {
    const at = (...starts: number[]) => [
      cue(1_000, 3_000, 'un deux', {
        words: starts.map((startMs) => ({ startMs, endMs: startMs + 200 })),
        firstWordMs: starts[0]!,
      }),
    ];
    expect(told('words', at(900, 3_100))).toEqual([]);
    expect(told('words', at(899, 2_000))).toEqual([[0, 101, 100, 'warning']]);
    expect(told('words', at(1_000, 3_101))).toEqual([[0, 101, 100, 'warning']]);
    expect(told('words', at(1_000, 4_500), profile('bbc'))).toEqual([]);
    expect(told('words', at(1_000, 4_501), profile('bbc'))).toEqual([[0, 1_501, 1_500, 'warning']]);
    expect(told('lead', at(1_100, 2_000), profile('ted'))).toEqual([]);
    expect(told('lead', at(1_101, 2_000), profile('ted'))).toEqual([[0, 101, 100, 'warning']]);
    expect(told('words', [cue(1_000, 3_000)])).toEqual([]);
  });
});

describe('checkCues: speed', () => {
  it('in characters a second, with a warning before the violation', () => {
    expect(told('speed', [cue(0, 2_000, chars(30))])).toEqual([]);
    expect(told('speed', [cue(0, 2_000, chars(31))])).toEqual([[0, 15.5, 15, 'warning']]);
    expect(told('speed', [cue(0, 2_000, chars(34))])).toEqual([[0, 17, 15, 'warning']]);
    expect(told('speed', [cue(0, 2_000, chars(35))])).toEqual([[0, 17.5, 17, 'error']]);
    // The end of a line is no character, and neither are blanks that are not seen.
    expect(told('speed', [cue(0, 2_000, `${chars(15)} \n ${chars(15)}`)])).toEqual([]);
    expect(told('speed', [cue(0, 2_000, chars(42))], profile('ted'))).toEqual([]);
    expect(told('speed', [cue(0, 2_000, chars(43))], profile('ted'))).toEqual([[0, 21.5, 21, 'error']]);
    expect(told('speed', [cue(1_000, 1_000, chars(43))])).toEqual([]);
  });

  it('in words a minute', () => {
    expect(told('speed', [cue(0, 2_000, 'un deux trois quatre\ncinq six !')], profile('bbc'))).toEqual([]);
    expect(told('speed', [cue(0, 2_000, 'un deux trois quatre\ncinq six sept')], profile('bbc'))).toEqual([
      [0, 210, 180, 'error'],
    ]);
  });

  it('by the reading table, between its rows, before and behind them, with its tolerance', () => {
    const last: [number, number][] = [
      [500, 6],
      [1_000, 12],
      [2_000, 20],
      [2_500, 28],
      [3_000, 36],
      [4_000, 60],
      [6_000, 90],
    ];
    for (const [durationMs, count] of last) {
      expect(toldByTable(durationMs, count)).toEqual([]);
      expect(toldByTable(durationMs, count + 1)[0]?.[3]).toBe('warning');
      expect(toldByTable(durationMs, Math.floor(count * 1.2))[0]?.[3]).toBe('warning');
      expect(toldByTable(durationMs, Math.floor(count * 1.2) + 1)[0]?.[3]).toBe('error');
    }
    expect(toldByTable(2_000, 25)).toEqual([[0, 25, 24, 'error']]);
  });
});

describe('checkCues: lines', () => {
  it('lineLength, as the reader sees it', () => {
    expect(toldOf('lineLength', chars(42))).toEqual([]);
    expect(toldOf('lineLength', chars(43))).toEqual([[0, 43, 42, 'error']]);
    expect(toldOf('lineLength', `  ${chars(42)}  `)).toEqual([]);
    expect(toldOf('lineLength', '👩‍👩‍👧‍👦'.repeat(42))).toEqual([]);
    expect(toldOf('lineLength', chars(37), profile('bbc'))).toEqual([]);
    expect(toldOf('lineLength', chars(38), profile('bbc'))).toEqual([[0, 38, 37, 'warning']]);
    expect(toldOf('lineLength', chars(41), profile('bbc'))).toEqual([[0, 41, 40, 'error']]);
    expect(toldOf('lineLength', chars(37), profile('arcom'))).toEqual([[0, 37, 36, 'error']]);
  });

  it('lineCount and cueLength', () => {
    expect(toldOf('lineCount', 'a\nb')).toEqual([]);
    expect(toldOf('lineCount', 'a\nb\nc')).toEqual([[0, 3, 2, 'error']]);
    expect(toldOf('lineCount', 'a\nb\nc', profile('bbc'))).toEqual([[0, 3, 2, 'warning']]);
    expect(toldOf('cueLength', `${chars(42)}\n${chars(42)}`, profile('ted'))).toEqual([]);
    expect(toldOf('cueLength', chars(80), profile('esup-pod'))).toEqual([]);
    expect(toldOf('cueLength', chars(81), profile('esup-pod'))).toEqual([[0, 81, 80, 'warning']]);
    expect(toldOf('cueLength', chars(110), profile('esup-pod'))).toEqual([[0, 110, 80, 'warning']]);
    expect(toldOf('cueLength', chars(111), profile('esup-pod'))).toEqual([[0, 111, 110, 'error']]);
  });

  it('balance of two lines, but not of two voices', () => {
    expect(toldOf('balance', `${chars(10)}\n${chars(20)}`)).toEqual([]);
    expect(toldOf('balance', `${chars(9)}\n${chars(20)}`)).toEqual([[0, 0.45, 0.5, 'warning']]);
    expect(toldOf('balance', `- Oui.\n- ${chars(20)}`)).toEqual([]);
    expect(toldOf('balance', chars(9))).toEqual([]);
  });

  it('speakerDash at each change, or of two voices in a cue', () => {
    const change = (text: string) =>
      told('speakerDash', [saidBy('Ana', 'Oui ?'), saidBy('Luc', text)], profile('arcom'));
    expect(change('– Non.')).toEqual([]);
    expect(change('Non.')).toEqual([[1, 'Luc', '-', 'error']]);
    expect(told('speakerDash', [saidBy('Ana', 'Oui ?'), saidBy('Ana', 'Non.')], profile('arcom'))).toEqual([]);
    expect(told('speakerDash', [saidBy(null, 'Oui ?'), saidBy('Ana', 'Non.')], profile('arcom'))).toEqual([]);
    expect(told('speakerDash', [saidBy('Ana', 'Oui ?'), saidBy('Luc', 'Non.')])).toEqual([]);
    expect(toldOf('speakerDash', '- Oui ?\n- Non.', profile('netflix-fr'))).toEqual([]);
    expect(toldOf('speakerDash', 'Oui ?\n- Non.', profile('netflix-fr'))).toEqual([[0, 'Oui ?', '-', 'error']]);
  });
});

describe('checkCues: text', () => {
  it('empty', () => {
    expect(toldOf('empty', '.')).toEqual([]);
    expect(toldOf('empty', ' \u00A0\n\t')).toEqual([[0, '', null, 'error']]);
    expect(told('empty', [cue(0, 1_000, '', { lines: [] })])).toHaveLength(1);
  });

  it('repeatedWords, across lines and cues', () => {
    expect(toldOf('repeatedWords', 'La mer de\nde Bretagne')).toEqual([[0, 'de de', null, 'warning']]);
    expect(toldOf('repeatedWords', 'Il voit la La.')).toEqual([[0, 'la La.', null, 'warning']]);
    expect(told('repeatedWords', [cue(0, 1_000, 'il est'), cue(2_000, 3_000, 'est venu')])).toEqual([
      [1, 'est est', null, 'warning'],
    ]);
    for (const text of ['Nous nous levons.', 'Non, non.', 'Il est. Est-il ?', '10 10', '– – –', 'le lendemain'])
      expect([text, ...toldOf('repeatedWords', text)]).toEqual([text]);
  });

  it('pairs, in a cue and across cues', () => {
    expect(toldOfPairs('« Oui »', 'Il dit : « Je', 'ne sais pas. »', 'a) oui 2) non', '(point a) [x]')).toEqual([]);
    expect(toldOfPairs('« Oui', 'puis « non »')).toEqual([[0, '«', '»', 'warning']]);
    expect(toldOfPairs('Oui »', '(non')).toEqual([
      [0, '»', '«', 'warning'],
      [1, '(', ')', 'warning'],
    ]);
    const apart = Array.from({ length: 9 }, () => 'x');
    expect(toldOfPairs('(a', ...apart.slice(2), 'b)')).toEqual([]);
    expect(toldOfPairs('(a', ...apart, 'b)').map(([index]) => index)).toEqual([0, 10]);
  });

  it('placeholder', () => {
    const left = ['[inaudible 00:12:03]', '(Inaudible)', '[?]', '(??)', '???', 'TODO', '[à traduire]'];
    for (const text of left)
      expect([text, ...toldOf('placeholder', `Il a dit ${text} hier`)]).toEqual([text, [0, text, null, 'error']]);
    for (const text of ['Quoi ?!', '(le mot)', '[rires]', 'le XXXe siècle', 'un texte inaudible', '[inaudibles]']) {
      expect([text, ...toldOf('placeholder', text)]).toEqual([text]);
    }
  });
});

const anyCue: fc.Arbitrary<CheckedCue> = fc.record({
  startMs: fc.integer({ min: -5_000, max: 60_000 }),
  endMs: fc.integer({ min: -5_000, max: 60_000 }),
  lines: fc.array(
    fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[ab «»()?-]{0,60}$/), fc.constant('nous nous de de')),
    { maxLength: 4 },
  ),
  speaker: fc.constantFrom(null, 'Ana', 'Luc'),
  words: fc.array(fc.record({ startMs: fc.integer(), endMs: fc.integer() }), { maxLength: 3 }),
});

/** Cues that break several rules, and stand in no order. */
function shuffledCues(count: number): CheckedCue[] {
  return Array.from({ length: count }, (_, index) => {
    const startMs = ((index * 7_919) % count) * 3_000;
    return cue(startMs, startMs + 2_500, `« ${chars(30)}\n(${chars(35)}`);
  });
}

function checkLecture(cues: readonly CheckedCue[]) {
  return checkCues(cues, DEFAULT_PROFILE, { durationMs: null });
}

/** The least of three: a busy machine and the collector of garbage only add. */
function leastMs(cues: readonly CheckedCue[]): number {
  return Math.min(...[1, 2, 3].map(() => processorMs(() => checkLecture(cues))));
}

describe('checkCues: laws', () => {
  it('tells each rule of a cue once, in order, whatever the cues', () => {
    fc.assert(
      fc.property(fc.array(anyCue), fc.constantFrom(...BUILT_IN_PROFILES), (cues, by) => {
        const violations = checkCues(cues, by, { durationMs: 30_000 });
        const places = violations.map(({ cueIndex, rule }) => cueIndex * 100 + Object.keys(CUE_RULES).indexOf(rule));
        expect(places).toEqual([...new Set(places)].toSorted((a, b) => a - b));
        expect(violations.every(({ cueIndex }) => cueIndex in cues)).toBe(true);
        expect(checkCues(cues, by, { durationMs: 30_000 })).toEqual(violations);
      }),
    );
  });

  it('finds nothing where all rules are kept', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { maxLength: 30 }), fc.constantFrom(...BUILT_IN_PROFILES), (lengths, by) => {
        const cues = lengths.map((length, index) =>
          cue(index * 9_000, index * 9_000 + 5_000, `${'b'.repeat(Math.min(length, by.limits.charsPerLine - 1))}.`),
        );
        expect(checkCues(cues, by, { durationMs: null })).toEqual([]);
      }),
    );
  });

  it('takes the reading time it asks for as enough, and a tenth less as too short', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 200 }), fc.constantFrom(...BUILT_IN_PROFILES), (count, by) => {
        const neededMs = readingTimeMs(cue(0, 0, chars(count)), by);
        expect(told('speed', [cue(0, neededMs, chars(count))], by)).toEqual([]);
        const isTold = told('speed', [cue(0, Math.floor(neededMs * 0.9), chars(count))], by).length > 0;
        expect(isTold).toBe(neededMs > 0);
      }),
    );
  });

  it('takes time in proportion to the cues, in any order', () => {
    const few = shuffledCues(2_000);
    const lot = shuffledCues(20_000);
    leastMs(few);
    // A quadratic check takes a hundred times as long.
    expect(leastMs(lot) / Math.max(1, leastMs(few))).toBeLessThan(40);
  });

  it('stays linear in a text without blanks', () => {
    const long = cue(0, 5_000, `${'a'.repeat(300_000)} b`);
    expect(checkCues([long, long], DEFAULT_PROFILE, { durationMs: null }).length).toBeGreaterThan(0);
  });
});
