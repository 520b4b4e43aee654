import { describe, expect, it } from 'vitest';
import { compareTranscripts } from '../../../domain/transcript/compareTranscripts.ts';
import { newParagraph, type ParagraphId } from '../../../domain/transcript/transcript.ts';
import { diffTokens } from './diffTokens.ts';
import { foldBlocks } from './foldBlocks.ts';

function blocksOf(count: number, changed: readonly number[]) {
  const before = Array.from({ length: count }, (_, index) => newParagraph(`p${index}` as ParagraphId, `mot ${index}`));
  const after = before.map((each, index) => (changed.includes(index) ? { ...each, text: 'autre' } : each));
  return compareTranscripts(before, after, diffTokens).blocks;
}

/** Rows as one reads them: `3` a block, `4-8` a fold. */
function shown(count: number, changed: readonly number[], opened: readonly number[] = []): string {
  const rows = foldBlocks(blocksOf(count, changed), new Set(opened));
  return rows.map((row) => (row.kind === 'block' ? String(row.block) : `${row.from}-${row.to - 1}`)).join(' ');
}

describe('foldBlocks', () => {
  it('leaves a paragraph on each side of a change, and folds three and more', () => {
    expect(shown(12, [5])).toBe('0-3 4 5 6 7-11');
    expect(shown(9, [4])).toBe('0-2 3 4 5 6-8');
    expect(shown(7, [3])).toBe('0 1 2 3 4 5 6');
    expect(shown(8, [0, 7])).toBe('0 1 2-5 6 7');
  });

  it('folds everything where nothing changed, and nothing of an empty text', () => {
    expect(shown(5, [])).toBe('0-4');
    expect(shown(0, [])).toBe('');
  });

  it('lays a fold open', () => {
    expect(shown(12, [5], [7])).toBe('0-3 4 5 6 7 8 9 10 11');
  });
});
