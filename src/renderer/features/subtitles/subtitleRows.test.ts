import { describe, expect, it } from 'vitest';
import type { Cue } from '../../../domain/formats/cue.ts';
import { LECTURE_FR } from '../../../domain/segmentation/cueLimits.ts';
import { neighbourBroken, subtitleRows } from './subtitleRows.ts';

function cue(startMs: number, endMs: number, ...lines: string[]): Cue {
  return { startMs, endMs, lines, speaker: null, paragraphId: null };
}

function rulesOf(...cues: Cue[]) {
  return subtitleRows(cues, LECTURE_FR).map(({ broken }) => broken.map(({ rule }) => rule));
}

describe('subtitleRows', () => {
  it('counts characters as the reader sees them, the line break as one', () => {
    const [row] = subtitleRows([cue(0, 2_000, 'L’e\u0301te\u0301 de la', 'femme 👩‍🏫')], LECTURE_FR);
    expect(row).toMatchObject({ lineLengths: [11, 7], charsPerSecond: 9.5, broken: [] });
  });

  it('breaks no limit just at it', () => {
    expect(rulesOf(cue(0, 1_000, 'a'.repeat(17)), cue(1_080, 8_080, 'a'.repeat(42), 'b'.repeat(42)))).toEqual([[], []]);
  });

  it('says each limit that is broken, with what was measured', () => {
    expect(rulesOf(cue(0, 900, 'a'.repeat(43)), cue(979, 8_000, 'a', 'b', 'c'))).toEqual([
      ['lineLength', 'speed', 'tooShort', 'gap'],
      ['lineCount', 'tooLong'],
    ]);
    expect(subtitleRows([cue(0, 900, 'a')], LECTURE_FR)[0]!.broken).toEqual([
      { rule: 'tooShort', measured: 900, limit: 1_000 },
    ]);
  });

  it('measures a cue without length or text', () => {
    expect(rulesOf(cue(5, 5))).toEqual([['tooShort']]);
  });
});

describe('neighbourBroken', () => {
  const rows = subtitleRows([cue(0, 5, 'a'), cue(1_000, 3_000, 'b'), cue(4_000, 4_005, 'c')], LECTURE_FR);

  it('goes on behind the last and before the first at the other end', () => {
    expect([-1, 0, 1, 2].map((from) => neighbourBroken(rows, from, 1)?.index)).toEqual([0, 2, 2, 0]);
    expect([-1, 0, 1, 2].map((from) => neighbourBroken(rows, from, -1)?.index)).toEqual([2, 2, 0, 0]);
  });

  it('is null where no limit is broken', () => {
    expect(neighbourBroken(rows.slice(1, 2), 0, 1)).toBeNull();
  });
});
