import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateTimes } from './estimateTimes.ts';
import { newParagraph, type Paragraph, type ParagraphId } from './transcript.ts';

function paragraph(index: number, text: string, startMs: number | null = null, endMs: number | null = null): Paragraph {
  return newParagraph(`p${index}` as ParagraphId, text, { startMs, endMs });
}

const tenChars = 'neuf carac'; // with the pause after it, 11 units of length

describe('estimateTimes', () => {
  it('keeps known times and says which are estimates', () => {
    const times = estimateTimes([paragraph(0, tenChars, 1_000, 2_000), paragraph(1, tenChars)], null);
    expect(times[0]).toEqual({ startMs: 1_000, endMs: 2_000, isStartEstimated: false, isEndEstimated: false });
    expect(times[1]).toMatchObject({ startMs: 2_000, isStartEstimated: true, isEndEstimated: true });
  });

  it('shares the time between two known ones out by length of text', () => {
    const transcript = [paragraph(0, tenChars, 0), paragraph(1, tenChars), paragraph(2, tenChars, null, 3_000)];
    expect(estimateTimes(transcript, null).map((time) => [time.startMs, time.endMs])).toEqual([
      [0, 1_000],
      [1_000, 2_000],
      [2_000, 3_000],
    ]);
  });

  it('lets a text that could fill the recording reach its end', () => {
    expect(estimateTimes([paragraph(0, 'x'.repeat(159))], 12_000)[0]?.endMs).toBe(12_000);
  });

  it('does not stretch the beginning of a text over a long recording', () => {
    expect(estimateTimes([paragraph(0, 'x'.repeat(159))], 3_600_000)[0]?.endMs).toBe(10_000);
  });

  it('never runs past the recording', () => {
    expect(estimateTimes([paragraph(0, 'x'.repeat(1_599))], 5_000)[0]?.endMs).toBe(5_000);
  });

  it('puts a heading where the next paragraph starts', () => {
    const heading: Paragraph = { ...paragraph(0, 'Chapitre'), kind: 'heading' };
    expect(estimateTimes([heading, paragraph(1, tenChars, 5_000, 6_000)], null)[0]).toMatchObject({
      startMs: 5_000,
      endMs: 5_000,
    });
  });

  it('never runs backwards when the known times do not (law)', () => {
    const texts = fc.array(fc.tuple(fc.string({ maxLength: 40 }), fc.option(fc.nat(5_000)), fc.option(fc.nat(5_000))));
    fc.assert(
      fc.property(texts, fc.option(fc.nat(100_000)), (rows, durationMs) => {
        let clock = 0;
        const transcript = rows.map(([text, start, length], index) => {
          const startMs = start === null ? null : (clock += start);
          const endMs = length === null ? null : (clock += length);
          return paragraph(index, text, startMs, endMs);
        });
        const edges = estimateTimes(transcript, durationMs).flatMap((time) => [time.startMs, time.endMs]);
        expect(edges).toEqual(edges.toSorted((a, b) => a - b));
        expect(edges.every(Number.isInteger)).toBe(true);
      }),
    );
  });
});
