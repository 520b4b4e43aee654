import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUILT_IN_PROFILES, DEFAULT_PROFILE, profileOf } from '../profiles/builtInProfiles.ts';
import type { RuleProfile } from '../profiles/ruleProfile.ts';
import { checkCues } from './checkCues.ts';
import { CUE_FIXES, fixCues, type CueFix } from './cueFixes.ts';
import type { CheckedCue } from './violation.ts';

function cue(startMs: number, endMs: number, text = 'Bonjour.'): CheckedCue {
  return { startMs, endMs, lines: text.split('\n'), speaker: null };
}

function ends(fix: CueFix, cues: readonly CheckedCue[], profile: RuleProfile = DEFAULT_PROFILE, durationMs = 60_000) {
  return fixCues(cues, fix, { profile, durationMs }).cues.map(({ endMs }) => endMs);
}

function linesAfter(fix: CueFix, text: string, profile: RuleProfile = DEFAULT_PROFILE) {
  return fixCues([cue(0, 5_000, text)], fix, { profile, durationMs: null }).cues[0]!.lines;
}

describe('fixCues', () => {
  it('trims blanks, and leaves the no-break ones inside', () => {
    expect(linesAfter('trimBlanks', '  La  mer \n \n\u00A0monte\u00A0!')).toEqual(['La mer', 'monte\u00A0!']);
    expect(linesAfter('trimBlanks', ' \n ')).toEqual([]);
  });

  it('swaps times that stand the wrong way round', () => {
    const { cues, changes } = fixCues([cue(3_000, 1_000)], 'swapTimes', { profile: DEFAULT_PROFILE, durationMs: null });
    expect(cues).toEqual([cue(1_000, 3_000)]);
    expect(changes).toMatchObject([
      { cueIndex: 0, toIndex: 0, before: { startMs: 3_000 }, after: { startMs: 1_000, endMs: 3_000 } },
    ]);
  });

  it('puts cues in the order of their starts, and tells where each went', () => {
    const cues = [cue(0, 1_000), cue(9_000, 9_500), cue(3_000, 4_000)];
    const fixed = fixCues(cues, 'sortByTime', { profile: DEFAULT_PROFILE, durationMs: null });
    expect(fixed.cues).toEqual([cues[0], cues[2], cues[1]]);
    expect(fixed.changes.map(({ cueIndex, toIndex }) => [cueIndex, toIndex])).toEqual([
      [2, 1],
      [1, 2],
    ]);
  });

  it('shortens what overlaps, to leave the gap, unless too little would be left', () => {
    expect(ends('shortenOverlap', [cue(0, 3_000), cue(2_000, 4_000)])).toEqual([1_920, 4_000]);
    expect(ends('shortenOverlap', [cue(0, 3_000), cue(1_080, 4_000)])).toEqual([1_000, 4_000]);
    expect(ends('shortenOverlap', [cue(0, 3_000), cue(1_079, 4_000)])).toEqual([3_000, 4_000]);
    expect(ends('shortenOverlap', [cue(0, 3_000), cue(2_000, 4_000)], profileOf('bbc'))).toEqual([2_000, 4_000]);
  });

  it('sets the gap, or closes it where the profile would rather have none', () => {
    expect(ends('setGap', [cue(0, 2_000), cue(2_020, 4_000)])).toEqual([1_940, 4_000]);
    expect(ends('setGap', [cue(0, 2_000), cue(2_080, 4_000)])).toEqual([2_000, 4_000]);
    expect(ends('setGap', [cue(0, 1_000), cue(1_020, 4_000)])).toEqual([1_000, 4_000]);
    expect(ends('setGap', [cue(0, 2_000), cue(2_500, 4_000)], profileOf('bbc'))).toEqual([2_500, 4_000]);
  });

  it('extends into the silence behind, as far as the gap, the longest duration and the recording let it', () => {
    const fast = 'Une phrase de trente caractères.';
    expect(ends('extend', [cue(0, 500)])).toEqual([1_000]);
    expect(ends('extend', [cue(0, 1_000, fast)])).toEqual([2_134]);
    expect(ends('extend', [cue(0, 1_000, fast), cue(1_580, 3_000)])).toEqual([1_500, 3_000]);
    expect(ends('extend', [cue(0, 1_000, fast), cue(1_000, 3_000)])).toEqual([1_000, 3_000]);
    expect(ends('extend', [cue(0, 1_000, fast)], DEFAULT_PROFILE, 1_700)).toEqual([1_700]);
    expect(ends('extend', [cue(0, 6_000, fast.repeat(9))])).toEqual([7_000]);
    expect(ends('extend', [cue(0, 3_000, fast)])).toEqual([3_000]);
  });

  it('breaks lines anew, where they hold the text, but not those of two voices', () => {
    expect(linesAfter('rebreakLines', 'La production nécessite une infrastructure lourde.')).toEqual([
      'La production nécessite',
      'une infrastructure lourde.',
    ]);
    expect(linesAfter('rebreakLines', 'La\nmer monte deux fois par jour.')).toEqual([
      'La mer monte deux fois par jour.',
    ]);
    const dialogue = '- La production nécessite une infrastructure lourde.\n- Oui.';
    expect(linesAfter('rebreakLines', dialogue)).toEqual(dialogue.split('\n'));
    const long = 'La mer monte deux fois par jour. '.repeat(4).trim();
    expect(linesAfter('rebreakLines', long)).toEqual([long]);
  });

  it('leaves lines as they are where one less, with a blank more to read, would be too fast', () => {
    const lines = 'La\nmer monte deux fois par jour.';
    const by = { profile: DEFAULT_PROFILE, durationMs: null };
    expect(fixCues([cue(0, 1_824, lines)], 'rebreakLines', by).changes).toEqual([]);
    expect(fixCues([cue(0, 1_883, lines)], 'rebreakLines', by).changes).toHaveLength(1);
  });

  it('fixes only the cues that are meant', () => {
    const cues = [cue(0, 500), cue(5_000, 5_500)];
    const by = { profile: DEFAULT_PROFILE, durationMs: null };
    expect(fixCues(cues, 'extend', by, (index) => index === 1).cues).toEqual([cue(0, 500), cue(5_000, 6_000)]);
  });
});

const anyText = fc.oneof(
  fc.stringMatching(/^[a-z]{1,12}(?: [a-z]{1,12}){0,14}$/),
  fc.constantFrom(' ', 'Oui.\n- Non.', '  La  mer\n', 'Une phrase bien trop longue\npour\ndeux lignes, ou pas ?'),
);
const anyCues: fc.Arbitrary<CheckedCue[]> = fc.array(
  fc
    .tuple(fc.nat(20_000), fc.integer({ min: -500, max: 9_000 }), anyText)
    .map(([startMs, lengthMs, text]) => cue(startMs, startMs + lengthMs, text)),
  { maxLength: 8 },
);
const anyBy = fc.record({
  profile: fc.constantFrom(...BUILT_IN_PROFILES),
  durationMs: fc.constantFrom(null, 25_000),
});

function errorCount(cues: readonly CheckedCue[], by: { profile: RuleProfile; durationMs: number | null }): number {
  return checkCues(cues, by.profile, by).filter(({ severity }) => severity === 'error').length;
}

function textsOf(cues: readonly CheckedCue[]): string[] {
  return cues.map(({ lines }) => lines.join('').replaceAll(/\s+/gu, ''));
}

describe('fixCues: laws', () => {
  it('does once what it does twice, and tells each change', () => {
    fc.assert(
      fc.property(anyCues, fc.constantFrom(...CUE_FIXES), anyBy, (cues, fix, by) => {
        const once = fixCues(cues, fix, by);
        expect(fixCues(once.cues, fix, by)).toEqual({ cues: once.cues, changes: [] });
        const told = new Set(once.changes.map(({ toIndex }) => toIndex));
        for (const [index, fixed] of once.cues.entries()) expect(fixed !== cues[index]).toBe(told.has(index));
      }),
    );
  });

  it('adds no error, but what times that were swapped show', () => {
    const careful = CUE_FIXES.filter((fix) => fix !== 'swapTimes' && fix !== 'sortByTime');
    fc.assert(
      fc.property(anyCues, fc.constantFrom(...careful), anyBy, (cues, fix, by) => {
        const before = errorCount(cues, by);
        expect(errorCount(fixCues(cues, fix, by).cues, by)).toBeLessThanOrEqual(before);
      }),
    );
  });

  it('does one by one what it does together', () => {
    fc.assert(
      fc.property(anyCues, fc.constantFrom(...CUE_FIXES), anyBy, (cues, fix, by) => {
        fc.pre(fix !== 'swapTimes' && fix !== 'sortByTime');
        let one: readonly CheckedCue[] = cues;
        for (const index of cues.keys()) one = fixCues(one, fix, by, (meant) => meant === index).cues;
        expect(one).toEqual(fixCues(cues, fix, by).cues);
      }),
    );
  });

  it('keeps the text', () => {
    fc.assert(
      fc.property(anyCues, fc.constantFrom(...CUE_FIXES), anyBy, (cues, fix, by) => {
        expect(textsOf(fixCues(cues, fix, by).cues).toSorted()).toEqual(textsOf(cues).toSorted());
      }),
    );
  });
});
