import { describe, expect, it } from 'vitest';
import { diffTokens } from '../../renderer/features/revisions/diffTokens.ts';
import { compareTranscripts } from './compareTranscripts.ts';
import { spokenRange } from './spokenRange.ts';
import { tokensOf } from './tokensOf.ts';
import { newParagraph, type Paragraph, type ParagraphId, type Transcript, type WordTime } from './transcript.ts';
import type { TimeRange } from './wordTimes.ts';

/** Each word takes 100 ms, from `startMs` on. */
function timed(id: string, text: string, startMs: number): Paragraph {
  const words = tokensOf(text).map((_, index): WordTime => {
    return [startMs + 100 * index, startMs + 100 * index + 100, index];
  });
  return newParagraph(id as ParagraphId, text, { startMs, endMs: startMs + 100 * words.length, words });
}

function ranges(before: Transcript, after: Transcript, timesOf: (p: Paragraph) => TimeRange | null = () => null) {
  const { blocks, changes } = compareTranscripts(before, after, diffTokens);
  return changes.map((change) => spokenRange(blocks[change.block]!, change, timesOf));
}

function plain(text: string): Transcript {
  return [newParagraph('p' as ParagraphId, text)];
}

describe('spokenRange', () => {
  const a = timed('a', 'un deux trois quatre cinq', 0);
  const b = timed('b', 'six sept huit', 1_000);

  it('goes from the word before the change to the word after it', () => {
    expect(ranges([a], [timed('a', 'un deux TROIS quatre cinq', 0)])).toEqual([{ startMs: 100, endMs: 400 }]);
    expect(ranges([a], [timed('a', 'un deux quatre cinq', 0)])).toEqual([{ startMs: 100, endMs: 300 }]);
  });

  it('stays in the paragraph at its edges', () => {
    expect(ranges([a], [timed('a', 'UN deux trois quatre CINQ', 0)])).toEqual([
      { startMs: 0, endMs: 200 },
      { startMs: 300, endMs: 500 },
    ]);
  });

  it('spans the break of a split, the whole of a new or a lost paragraph, and of one that changed otherwise', () => {
    expect(ranges([a], [timed('a', 'un deux', 0), timed('x', 'trois quatre cinq', 200)])).toEqual([
      { startMs: 100, endMs: 300 },
    ]);
    expect(ranges([a], [a, b])).toEqual([{ startMs: 1_000, endMs: 1_300 }]);
    expect(ranges([a, b], [a])).toEqual([{ startMs: 1_000, endMs: 1_300 }]);
    expect(ranges([a], [{ ...a, kind: 'heading' }])).toEqual([{ startMs: 0, endMs: 500 }]);
  });

  it('takes the paragraph where words have no times, and nothing where that has none', () => {
    expect(ranges(plain('un deux'), plain('un trois'))).toEqual([null]);
    expect(ranges(plain('un deux'), plain('un trois'), () => ({ startMs: 5, endMs: 9 }))).toEqual([
      { startMs: 5, endMs: 9 },
    ]);
    expect(ranges(plain(''), [])).toEqual([null]);
  });
});
