import { describe, expect, it } from 'vitest';
import { estimateTimes } from '../../../domain/transcript/estimateTimes.ts';
import { newParagraph, type ParagraphId } from '../../../domain/transcript/transcript.ts';
import { stepBack, stepForward } from './soundSteps.ts';

const transcript = [
  newParagraph('p1' as ParagraphId, 'Un deux', {
    startMs: 1_000,
    endMs: 3_000,
    words: [
      [1_000, 1_800, 0],
      [2_000, 3_000, 1],
    ],
  }),
  newParagraph('h1' as ParagraphId, 'Titre', { kind: 'heading' }),
  newParagraph('p2' as ParagraphId, 'Trois', { startMs: 4_000, endMs: 8_000 }),
];
const timed = { transcript, times: estimateTimes(transcript, null) };

function walk(unit: 'word' | 'paragraph', step: typeof stepForward, fromMs: number): number[] {
  const times: number[] = [];
  for (let timeMs = step(timed, fromMs, unit); timeMs > 0 && timeMs < Infinity; timeMs = step(timed, timeMs, unit)) {
    times.push(timeMs);
  }
  return times;
}

describe('stepForward', () => {
  it('goes from start to start, over headings', () => {
    expect(walk('word', stepForward, 0)).toEqual([1_000, 2_000, 4_000]);
    expect(walk('paragraph', stepForward, 0)).toEqual([1_000, 4_000]);
  });
});

describe('stepBack', () => {
  it('goes to the start of what is heard first, then on', () => {
    expect(walk('word', stepBack, 9_000)).toEqual([4_000, 2_000, 1_000]);
    expect(walk('paragraph', stepBack, 9_000)).toEqual([4_000, 1_000]);
    expect(stepBack(timed, 2_500, 'paragraph')).toBe(1_000);
    expect(stepBack({ transcript: [], times: [] }, 500, 'word')).toBe(0);
  });
});
