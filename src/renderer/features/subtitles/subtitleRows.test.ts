import { describe, expect, it } from 'vitest';
import { DEFAULT_PROFILE } from '../../../domain/profiles/builtInProfiles.ts';
import type { DerivedCue } from '../../../domain/segmentation/deriveCues.ts';
import { estimateTimes } from '../../../domain/transcript/estimateTimes.ts';
import { newParagraph, type ParagraphId, type WordTime } from '../../../domain/transcript/transcript.ts';
import { countBrokenInSteps, neighbourBroken, subtitleRows, type CueSource } from './subtitleRows.ts';

function cue(startMs: number, endMs: number, ...lines: string[]): DerivedCue {
  const paragraphId = 'p' as ParagraphId;
  return { startMs, endMs, lines, speaker: null, paragraphId, textStart: 0, textEnd: 0, pins: [] };
}

function rowsOf(...cues: DerivedCue[]) {
  return subtitleRows(cues, DEFAULT_PROFILE, { durationMs: null, timed: null, language: null });
}

describe('countBrokenInSteps', () => {
  it('counts as many as there are rows with a problem, and lets others have their turn', () => {
    const cues = Array.from({ length: 1_000 }, (_, index) =>
      cue(index * 3_000, index * 3_000 + 100 * (index % 30), 'un'),
    );
    const steps = countBrokenInSteps(cues, DEFAULT_PROFILE, { durationMs: null, timed: null, language: null });
    let turns = 0;
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) turns++;
    expect(step.value).toBe(rowsOf(...cues).filter(({ isBroken }) => isBroken).length);
    expect(step.value).toBeGreaterThan(100);
    expect(turns).toBe(4);
  });

  it('lets others have their turn while it looks for the words of the cues, too', () => {
    const transcript = Array.from({ length: 1_000 }, (_, index) => {
      const startMs = index * 3_000;
      return newParagraph(`p${index}` as ParagraphId, 'un', { startMs, endMs: startMs + 2_000 });
    });
    const cues = transcript.map(({ id }, index) => ({
      ...cue(index * 3_000, index * 3_000 + 2_000, 'un'),
      paragraphId: id,
      textEnd: 2,
    }));
    const timed = { transcript, times: estimateTimes(transcript, null) };
    const steps = countBrokenInSteps(cues, DEFAULT_PROFILE, { durationMs: null, timed, language: null });
    expect([...steps]).toHaveLength(8);
  });
});

describe('subtitleRows', () => {
  it('counts characters as the reader sees them', () => {
    const [row] = rowsOf(cue(0, 2_000, 'L’e\u0301te\u0301 de la', 'femme 👩‍🏫'));
    expect(row).toMatchObject({ lineLengths: [11, 7], charsPerSecond: 9, violations: [], isBroken: false });
  });

  it('gives each cue what is wrong with it, errors before advice', () => {
    const rows = rowsOf(
      cue(0, 2_000, 'un'),
      cue(2_040, 2_900, 'le le mot', 'deux trois quatre'),
      cue(4_000, 5_000, 'a'),
    );
    expect(rows.map(({ violations }) => violations.map(({ rule, severity }) => `${rule} ${severity}`))).toEqual([
      [],
      ['minDuration error', 'gap error', 'speed error', 'repeatedWords warning'],
      [],
    ]);
    expect(rows.map(({ isBroken }) => isBroken)).toEqual([false, true, false]);
  });

  it('does not take advice for a problem', () => {
    const [row] = rowsOf(cue(0, 1_000, 'abcd efghi jkl!'), cue(5_000, 6_000, 'abcd efghi jklm!'));
    expect(row).toMatchObject({ violations: [], isBroken: false });
    const [, fast] = rowsOf(cue(0, 1_000, 'a'), cue(5_000, 6_000, 'abcd efghi jklm!'));
    expect(fast).toMatchObject({ violations: [{ rule: 'speed', severity: 'warning' }], isBroken: false });
  });

  it('tells of words that are said while their cue is not shown', () => {
    const said = newParagraph('p' as ParagraphId, 'Bonjour à tous.');
    const words: WordTime[] = [
      [1_000, 1_500, 0],
      [1_600, 1_700, 0],
      [4_000, 4_500, 0],
    ];
    const transcript = [{ ...said, startMs: 1_000, endMs: 4_500, words }];
    const timed = { transcript, times: estimateTimes(transcript, null) };
    const shown = { ...cue(1_000, 3_000, 'Bonjour à tous.'), textEnd: 15 };
    const rulesOf = (source: CueSource) =>
      subtitleRows([shown], DEFAULT_PROFILE, source)[0]!.violations.map(({ rule }) => rule);
    expect(rulesOf({ durationMs: null, timed: null, language: null })).toEqual([]);
    expect(rulesOf({ durationMs: null, timed, language: null })).toEqual(['words']);
  });

  it('measures a cue without length or text', () => {
    expect(rowsOf(cue(5, 5))[0]).toMatchObject({ lineLengths: [], charsPerSecond: 0, isBroken: true });
  });
});

describe('neighbourBroken', () => {
  const rows = rowsOf(cue(0, 5, 'a'), cue(1_000, 3_000, 'b'), cue(4_000, 4_005, 'c'));

  it('goes on behind the last and before the first at the other end', () => {
    expect([-1, 0, 1, 2].map((from) => neighbourBroken(rows, from, 1)?.index)).toEqual([0, 2, 2, 0]);
    expect([-1, 0, 1, 2].map((from) => neighbourBroken(rows, from, -1)?.index)).toEqual([2, 2, 0, 0]);
  });

  it('is null where there is no problem', () => {
    expect(neighbourBroken(rows.slice(1, 2), 0, 1)).toBeNull();
  });
});
