import { describe, expect, it } from 'vitest';
import { estimateTimes } from '../../../domain/transcript/estimateTimes.ts';
import { setWordEdge } from '../../../domain/transcript/setWordTime.ts';
import { newParagraph, type ParagraphId } from '../../../domain/transcript/transcript.ts';
import { cueRangeIn, rangeOf, wordTimesIn, type Drag } from './stripScene.ts';

const id = 'p1' as ParagraphId;
const paragraph = newParagraph(id, 'un deux trois', {
  startMs: 1_000,
  endMs: 4_000,
  words: [
    [1_000, 1_800, 0],
    [2_000, 2_600, 1],
    [3_000, 4_000, 2],
  ],
});
const timed = { transcript: [paragraph], times: estimateTimes([paragraph], null) };
const word = { kind: 'wordEdge', paragraphIndex: 0, isSnapped: false } as const;

describe('wordTimesIn', () => {
  it('shows a word that is dragged, and those beside it, as they will be when it is let go of', () => {
    const drag: Drag = { ...word, wordIndex: 1, edge: 'start', timeMs: 1_700 };
    expect(wordTimesIn({ timed, drag }, 0)).toEqual(setWordEdge(paragraph, 1, 'start', 1_700).words);
    expect(wordTimesIn({ timed, drag }, 0)[0]![1]).toBe(1_700);
    expect(wordTimesIn({ timed, drag: null }, 0)).toEqual(paragraph.words);
    const end: Drag = { ...word, wordIndex: 1, edge: 'end', timeMs: 2_900 };
    expect(wordTimesIn({ timed, drag: end }, 0)[1]!.slice(0, 2)).toEqual([2_000, 2_900]);
  });

  it('cuts words where the edge of their paragraph is dragged into them', () => {
    const drag: Drag = { kind: 'edge', paragraphIndex: 0, edge: 'end', timeMs: 3_500, isSnapped: false };
    expect(wordTimesIn({ timed, drag }, 0)[2]!.slice(0, 2)).toEqual([3_000, 3_500]);
  });
});

describe('rangeOf', () => {
  it('takes the paragraph along where the word stands at its end', () => {
    const drag: Drag = { ...word, wordIndex: 2, edge: 'end', timeMs: 3_700 };
    expect(rangeOf({ timed, drag }, 0)).toEqual({ startMs: 1_000, endMs: 3_700 });
    expect(rangeOf({ timed, drag: { ...drag, wordIndex: 1, timeMs: 2_700 } }, 0)).toEqual({
      startMs: 1_000,
      endMs: 4_000,
    });
  });
});

describe('cueRangeIn', () => {
  const cue = {
    startMs: 1_000,
    endMs: 5_200,
    lines: ['un deux trois'],
    speaker: null,
    paragraphId: id,
    textStart: 0,
    pins: [],
  };

  it('moves the edge of the caption that is dragged, and of no other', () => {
    const bounds = { startMs: 0, endMs: 9_000 };
    const drag: Drag = {
      kind: 'cueEdge',
      paragraphIndex: 0,
      textStart: 0,
      edge: 'end',
      shownMs: 5_200,
      bounds,
      timeMs: 4_600,
      isSnapped: false,
    };
    expect(cueRangeIn({ timed, drag }, cue)).toMatchObject({ startMs: 1_000, endMs: 4_600 });
    expect(cueRangeIn({ timed, drag }, { ...cue, textStart: 3, pins: [] })).toMatchObject({
      startMs: 1_000,
      endMs: 5_200,
    });
  });
});
