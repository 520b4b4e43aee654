import { describe, expect, it } from 'vitest';
import { mergeParagraphs, setParagraphTime, splitParagraph } from './paragraphEdits.ts';
import { BY_HAND, ESTIMATED, newParagraph, type Paragraph, type ParagraphId } from './transcript.ts';

const a = 'a' as ParagraphId;
const b = 'b' as ParagraphId;

/** Words of 800 ms, one a second. */
function timed(text: string, fromMs = 0): Paragraph {
  const words = text
    .split(' ')
    .map((_, index) => [fromMs + 1_000 * index, fromMs + 1_000 * index + 800, index] as const);
  return newParagraph(a, text, { startMs: fromMs, endMs: words.at(-1)![1], words });
}

function untimed(text: string, startMs: number | null, endMs: number | null, id = a): Paragraph {
  return newParagraph(id, text, { startMs, endMs });
}

function hands(...paragraphs: readonly Paragraph[]): boolean[] {
  return paragraphs.map(({ isStartByHand }) => isStartByHand);
}

describe('a start set by hand', () => {
  it('is told where there are no words that tell it', () => {
    const byHand = setParagraphTime(untimed('un deux', null, 9_000), 'start', 4_000);
    expect(byHand).toMatchObject({ startMs: 4_000, endMs: 9_000, isStartByHand: true });
    expect(setParagraphTime(byHand, 'end', 8_000)).toMatchObject({ startMs: 4_000, isStartByHand: true });
    expect(setParagraphTime(byHand, 'end', 3_000)).toMatchObject({ startMs: null, isStartByHand: false });
    expect(setParagraphTime(untimed('un deux', 1_000, null), 'end', 9_000).isStartByHand).toBe(false);
    expect(setParagraphTime(timed('un deux'), 'start', 100).isStartByHand).toBe(false);
  });

  it('goes with the first word through splits and merges, and becomes its own where there are word times', () => {
    const byHand = setParagraphTime(untimed('un deux', null, 9_000, b), 'start', 4_000);
    const [first, second] = splitParagraph(byHand, 2, a);
    expect(hands(first, second)).toEqual([true, false]);
    expect(mergeParagraphs(first, second)).toEqual(byHand);
    expect(hands(...splitParagraph(byHand, 0, a))).toEqual([false, true]);
    expect(hands(...splitParagraph(byHand, byHand.text.length, a))).toEqual([true, false]);
    expect(mergeParagraphs(untimed('', 0, null), byHand)).toMatchObject({ startMs: 4_000, isStartByHand: true });
    expect(mergeParagraphs(untimed('zéro', 0, null), byHand)).toMatchObject({ startMs: 0, isStartByHand: false });
    const before = mergeParagraphs(timed('zéro'), byHand);
    expect(before.words.map(([startMs, , anchor]) => [startMs, anchor])).toEqual([
      [0, 0],
      [4_000, BY_HAND],
      [5_875, ESTIMATED],
    ]);
    expect(hands(before)).toEqual([false]);
    expect(mergeParagraphs(byHand, timed('trois', 9_000)).words[0]).toEqual([4_000, 5_875, BY_HAND]);
  });

  it('goes with the first word past marks that nobody says', () => {
    const dashed = setParagraphTime(untimed('— Bonjour', null, 9_000), 'start', 5_000);
    const [dash, said] = splitParagraph(dashed, 2, b);
    expect(dash).toMatchObject({ text: '—', startMs: 5_000, isStartByHand: false });
    expect(said).toMatchObject({ text: 'Bonjour', startMs: 5_000, endMs: 9_000, isStartByHand: true });
    expect(mergeParagraphs(dash, said)).toEqual(dashed);
    expect(hands(...splitParagraph(setParagraphTime(untimed('— —', null, null), 'start', 5_000), 2, b))).toEqual([
      true,
      false,
    ]);
  });

  it('of marks alone gives way to the words they are merged with', () => {
    const dash = setParagraphTime(untimed('—', null, null), 'start', 5_000);
    expect(mergeParagraphs(dash, timed('trois', 8_000))).toMatchObject({ startMs: 8_000, isStartByHand: false });
    expect(mergeParagraphs(dash, untimed('trois', null, null, b))).toMatchObject({
      startMs: 5_000,
      isStartByHand: true,
    });
    const byHand = setParagraphTime(untimed('trois', null, null, b), 'start', 8_000);
    expect(mergeParagraphs(untimed('—', 5_000, null), byHand)).toMatchObject({ startMs: 8_000, isStartByHand: true });
    expect(mergeParagraphs(untimed('—', 5_000, null), timed('trois', 8_000)).startMs).toBe(5_000);
  });
});
