import { describe, expect, it } from 'vitest';
import type { AlignmentProposal } from '../../../domain/alignment/alignmentProposal.ts';
import { estimateTimes } from '../../../domain/transcript/estimateTimes.ts';
import {
  newParagraph,
  type Paragraph,
  type ParagraphId,
  type WordTime,
} from '../../../domain/transcript/transcript.ts';
import { alignmentRows, needsLook, summarise } from './alignmentRows.ts';

const id = 'p' as ParagraphId;
const text = 'Un mur. Deux murs. Trois.';
const words: readonly WordTime[] = [
  [0, 400, 0],
  [400, 900, 1],
  [2_000, 2_500, 2],
  [2_500, 3_000, 3],
  [5_000, 6_000, 4],
];

function timed(...transcript: Paragraph[]) {
  return { transcript, times: estimateTimes(transcript, 60_000) };
}

const spoken = { paragraphId: id, confidence: 0.9, spoken: true };
const proposal: AlignmentProposal = {
  paragraphs: [],
  sentences: [
    { ...spoken, from: 0, to: 8, text: 'Un mur.', startMs: 40, endMs: 900 },
    { ...spoken, from: 8, to: 19, text: 'Deux murs.', startMs: 3_200, endMs: 4_000, confidence: 0.1 },
    { ...spoken, from: 19, to: 25, text: 'Trois.', startMs: 4_000, endMs: 4_000, spoken: false },
  ],
  unscripted: [{ startMs: 1_000, endMs: 2_900 }],
};

describe('alignmentRows', () => {
  it('lists sentences with the times they had and those found, and speech without text where it is heard', () => {
    const rows = alignmentRows(proposal, timed(newParagraph(id, text, { words, startMs: 0, endMs: 6_000 })));
    expect(rows.map(({ kind }) => kind)).toEqual(['kept', 'unscripted', 'doubtful', 'unspoken']);
    expect(rows[0]).toMatchObject({ before: { startMs: 0, endMs: 900, isEstimated: false }, after: { startMs: 40 } });
    expect(rows[1]).toMatchObject({ place: null, before: null, after: { startMs: 1_000, endMs: 2_900 } });
    expect(rows[3]).toMatchObject({ before: { startMs: 5_000 }, after: null });
    expect(rows.filter(needsLook).length).toBe(3);
    expect(summarise(rows)).toEqual({
      counts: { moved: 0, kept: 1, doubtful: 1, unspoken: 1, unscripted: 1 },
      medianShiftMs: 1_200,
    });
  });

  it('tells of words that move in a sentence that begins when it did', () => {
    const paragraph = newParagraph(id, text, { words, startMs: 0, endMs: 6_000 });
    const found = { id, text, startMs: 40, endMs: 6_000, words: words.with(1, [700, 900, 9]) };
    const rows = (proposed: typeof found) => alignmentRows({ ...proposal, paragraphs: [proposed] }, timed(paragraph));
    expect(rows(found)[0]).toMatchObject({ kind: 'moved', withinMs: 300, before: { startMs: 0 } });
    expect(rows({ ...found, words: words.with(1, [450, 900, 9]) })[0]).toMatchObject({ kind: 'kept', withinMs: null });
    // Of another text the words are others.
    expect(rows({ ...found, text: `${text} Quatre.` })[0]).toMatchObject({ kind: 'kept' });
    expect(rows(found)[2]).toMatchObject({ kind: 'doubtful', withinMs: null });
    expect(summarise(rows(found)).counts).toMatchObject({ moved: 1, kept: 0 });
  });

  it('gives the same rows again for what has not changed, and the same list when nothing has', () => {
    const other = newParagraph('q' as ParagraphId, 'Autre chose.', { words: [], startMs: 6_000, endMs: 7_000 });
    const paragraph = newParagraph(id, text, { words, startMs: 0, endMs: 6_000 });
    const rows = alignmentRows(proposal, timed(paragraph, other));
    expect(alignmentRows(proposal, timed(paragraph, { ...other, text: 'Tout autre chose.' }))).toBe(rows);
    const changed = alignmentRows(proposal, timed({ ...paragraph, text: 'Un mur. Deux puits. Trois.' }, other));
    expect(changed).not.toBe(rows);
    expect(changed[0]).toBe(rows[0]);
    expect(changed[1]).toBe(rows[1]);
    expect(changed[2]).toMatchObject({ before: null });
  });

  it('does not compare with estimates, nor with text that was changed since', () => {
    const rows = alignmentRows(proposal, timed(newParagraph(id, text)));
    expect(rows[0]).toMatchObject({ kind: 'moved', before: { isEstimated: true } });
    const changed = alignmentRows(proposal, timed(newParagraph(id, `Voici ${text}`, { words: [] })));
    expect(changed[0]).toMatchObject({ kind: 'moved', before: null });
  });
});
