import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TimedCue } from './cueSpans.ts';
import { healBreaks } from './healBreaks.ts';
import { readTimedText } from './readTimedText.ts';
import { decideBreak } from './wordBreaks.ts';

const nothing = (): boolean => false;

function has(...words: string[]): (word: string) => boolean {
  return (word) => words.includes(word);
}

function seen(cues: readonly TimedCue[]): string {
  const lines = cues.flatMap((each) => each.lines);
  return lines.join('').replaceAll(/[-\s\u00AD]/gu, '');
}

describe('decideBreak', () => {
  it.each([
    ['trans', 'cription'],
    ['recon', 'naissance'],
    ['déve', 'loppement'],
    ['socié', 'té'],
    ['pers', 'pective'],
    ['fonc', 'tion'],
    ['pour', 'tant'],
    ['démocra', 'tie'],
    ['intelli', 'gence'],
    ['phi', 'losophie'],
  ])('joins a word that was broken: %s-%s', (first, second) => {
    expect(decideBreak(first, second, nothing)).toBe('joined');
  });

  it.each([
    ['peut', 'être'],
    ['au', 'delà'],
    ['Jean', 'Paul'],
    ['a-t', 'il'],
    ["c'est-à", 'dire'],
    ['dit', 'elle'],
    ['pensez', 'vous'],
    ['grand', 'mère'],
    ['est', 'ce'],
    ['vingt', 'deux'],
    ['celui', 'ci'],
    ['week', 'end'],
    ['après', 'midi'],
    ['bien', 'être'],
    ['arc-en', 'ciel'],
    ['1914', '1918'],
  ])('keeps the hyphen of a compound: %s-%s', (first, second) => {
    expect(decideBreak(first, second, nothing)).toBe('hyphenated');
  });

  it.each([
    ['pen', 'je'],
    ['trans', 'une'],
    ['soci', 'la'],
    ['trans', 'Une'],
  ])('leaves apart what was broken off while speaking: %s- %s', (first, second) => {
    expect(decideBreak(first, second, nothing)).toBe('apart');
  });

  it('goes by the words of the text before any rule', () => {
    expect(decideBreak('mul', 'tiagents', has('multiagents'))).toBe('joined');
    expect(decideBreak('micro', 'services', has('micro-services'))).toBe('hyphenated');
    expect(decideBreak('mot', 'clé', has('mot', 'clé'))).toBe('hyphenated');
    expect(decideBreak('inter', 'action', has('interaction'))).toBe('joined');
  });
});

function cue(startMs: number, endMs: number, ...lines: string[]): TimedCue {
  return { startMs, endMs, lines, voices: lines.map(() => null), stamps: [] };
}

describe('healBreaks', () => {
  it('brings words together within a subtitle and from one to the next', () => {
    const { cues, healedCount } = healBreaks([
      cue(0, 1_000, 'La trans-', 'cription, peut-', 'être'),
      cue(1_000, 2_000, 'la démo-'),
      cue(2_000, 3_000, 'cratie,'),
      cue(3_000, 4_000, 'enfin.'),
    ]);
    expect(cues.map(({ startMs, endMs, lines }) => [startMs, endMs, ...lines])).toEqual([
      [0, 1_000, 'La transcription,', 'peut-être'],
      [1_000, 3_000, 'la démocratie,'],
      [3_000, 4_000, 'enfin.'],
    ]);
    expect(healedCount).toBe(3);
  });

  it('brings nothing together over another voice, or a long silence', () => {
    const other = { ...cue(1_000, 2_000, 'cription'), voices: ['Ana'] };
    for (const next of [other, cue(5_000, 6_000, 'cription'), cue(1_000, 2_000, '- cription')]) {
      const cues = [cue(0, 1_000, 'La trans-'), next];
      expect(healBreaks(cues)).toEqual({ cues, healedCount: 0 });
    }
  });

  it('keeps the times inside with their words', () => {
    const broken = 'WEBVTT\n\n00:00.000 --> 00:04.000\nla trans-\ncription <00:02.000>est <00:03.000>là\n';
    const { value, problems } = readTimedText(broken);
    expect(value?.paragraphs[0]?.text).toBe('la transcription est là');
    expect(value?.paragraphs[0]?.words.slice(2)).toEqual([
      [2_000, 3_000, expect.any(Number)],
      [3_000, 4_000, expect.any(Number)],
    ]);
    expect(problems).toEqual([{ code: 'healedBreaks', line: 0, detail: '1' }]);
  });

  it('changes nothing but hyphens and where lines end (law)', () => {
    const line = fc
      .array(
        fc.constantFrom('trans', 'cription', 'peut', 'être', 'je', 'la', 'mot', '-', ' ', ' ', ', ', '\u00AD', 'É'),
        {
          minLength: 1,
          maxLength: 8,
        },
      )
      .map((parts) => parts.join(''))
      .filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(fc.array(fc.array(line, { minLength: 1, maxLength: 3 }), { maxLength: 5 }), (texts) => {
        const cues = texts.map((lines, index) => cue(1_000 * index, 1_000 * index + 900, ...lines));
        const healed = healBreaks(cues).cues;
        expect(seen(healed)).toBe(seen(cues));
        for (const { lines, voices } of healed) {
          expect(voices).toHaveLength(lines.length);
          expect(lines.every((each) => each !== '')).toBe(true);
        }
      }),
    );
  });
});
