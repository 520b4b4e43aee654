import { describe, expect, it } from 'vitest';
import { newParagraph, type ParagraphId } from '../../domain/transcript/transcript.ts';
import { fromRecording, onTimeLine } from './onTimeLine.ts';

const paragraph = newParagraph('p' as ParagraphId, 'un mur', {
  startMs: 4_000,
  endMs: 5_000,
  words: [
    [4_000, 4_400, 0],
    [4_400, 5_000, -3],
  ],
});

describe('times of a recording that begins elsewhere on the time line', () => {
  it('count from its beginning for the aligner, and from that of the talk again afterwards', () => {
    const [inside] = fromRecording([paragraph], 1_500);
    expect(inside).toMatchObject({
      startMs: 2_500,
      endMs: 3_500,
      words: [
        [2_500, 2_900, 0],
        [2_900, 3_500, -3],
      ],
    });
    const back = onTimeLine({ paragraphs: [inside!], sentences: [], unscripted: [{ startMs: 0, endMs: 80 }] }, 1_500);
    expect(back).toEqual({ paragraphs: [paragraph], sentences: [], unscripted: [{ startMs: 1_500, endMs: 1_580 }] });
  });

  it('never lie before the beginning of the talk', () => {
    const found = { paragraphs: [paragraph], sentences: [], unscripted: [{ startMs: 0, endMs: 80 }] };
    expect(onTimeLine(found, -4_200)).toMatchObject({
      paragraphs: [
        {
          startMs: 0,
          endMs: 800,
          words: [
            [0, 200, 0],
            [200, 800, -3],
          ],
        },
      ],
      unscripted: [],
    });
  });
});
