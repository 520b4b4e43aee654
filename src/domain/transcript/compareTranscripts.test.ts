import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffTokens } from '../../renderer/features/revisions/diffTokens.ts';
import { compareTranscripts } from './compareTranscripts.ts';
import { isChangedBlock, type ComparedBlock, type Comparison, type Presence } from './comparison.ts';
import { restoreBlock } from './restoreBlock.ts';
import { tokensOf } from './tokensOf.ts';
import { newParagraph, type Paragraph, type ParagraphId, type SpeakerId, type Transcript } from './transcript.ts';

function paragraph(id: string, text: string, known: Partial<Paragraph> = {}): Paragraph {
  return newParagraph(id as ParagraphId, text, known);
}

function texts(...lines: string[]): Transcript {
  return lines.map((line, index) => paragraph('abcdefgh'.charAt(index), line));
}

function compare(before: Transcript, after: Transcript): Comparison {
  return compareTranscripts(before, after, diffTokens);
}

/** A block as one reads it: `un [-deux-][+trois+]`, breaks as ¶, aspects behind. */
function shown({ blocks }: Comparison): string[] {
  const brackets: Record<Presence, [string, string]> = { same: ['', ''], removed: ['[-', '-]'], added: ['[+', '+]'] };
  return blocks.map(({ pieces, aspects, before, after }) => {
    const words = pieces.map(({ presence, text, isBreak }) => {
      const [open, close] = brackets[presence];
      return open + (isBreak ? '¶' : text) + close;
    });
    const sides = before.length === 1 && after.length === 1 ? [] : [`(${before.length}:${after.length})`];
    return [words.join(''), ...aspects, ...sides].join(' ');
  });
}

const word = fc.constantFrom('le', 'la', 'de', 'vent', 'mer', '«', '!', 'Un', 'deux,');
const gap = fc.constantFrom(' ', ' ', ' ', '\u{a0}', '  ', '');
const text = fc
  .array(fc.tuple(word, gap), { maxLength: 7 })
  .map((pairs) => pairs.map(([token, space]) => token + space).join(''));
const edited = fc.record({
  id: fc.constantFrom(...'abcdefgh'),
  text,
  kind: fc.constantFrom('paragraph' as const, 'heading' as const),
  speakerId: fc.constantFrom(null, 'ana' as SpeakerId),
});
const transcripts: fc.Arbitrary<Transcript> = fc
  .uniqueArray(edited, { selector: ({ id }) => id, maxLength: 7 })
  .map((rows) => rows.map(({ id, text: line, ...known }) => paragraph(id, line, known)));

function sideOf(blocks: readonly ComparedBlock[], absent: Presence): string[] {
  return blocks.flatMap(({ pieces, before, after }) => {
    if ((absent === 'added' ? before : after).length === 0) return [];
    const lines = [''];
    for (const piece of pieces) {
      if (piece.presence === absent) continue;
      if (piece.isBreak) lines.push('');
      else lines[lines.length - 1] += piece.text;
    }
    return lines;
  });
}

/** A thousand words that no other seed has. */
function many(seed: string): string {
  return Array.from({ length: 1_000 }, (_, index) => `${seed}${index}`).join(' ');
}

function newIds(): () => ParagraphId {
  let count = 0;
  return () => `new-${count++}` as ParagraphId;
}

function withoutIds(transcript: Transcript): Transcript {
  return transcript.map((each) => ({ ...each, id: '' as ParagraphId }));
}

function wordCount(transcript: Transcript): number {
  return transcript.flatMap((each) => tokensOf(each.text)).length;
}

describe('compareTranscripts', () => {
  it('tells both texts whole, each paragraph once, the later in order (law)', () => {
    fc.assert(
      fc.property(transcripts, transcripts, (before, after) => {
        const { blocks } = compare(before, after);
        expect(blocks.flatMap((block) => block.after)).toEqual(after);
        expect(sideOf(blocks, 'removed')).toEqual(after.map((each) => each.text));
        const old = blocks.flatMap((block) => block.before);
        expect(sideOf(blocks, 'added')).toEqual(old.map((each) => each.text));
        expect(new Set(old)).toEqual(new Set(before));
        expect(old).toHaveLength(before.length);
      }),
      { numRuns: 1_000 },
    );
  });

  it('counts every word once, and every change of a block (law)', () => {
    fc.assert(
      fc.property(transcripts, transcripts, (before, after) => {
        const { blocks, changes, counts } = compare(before, after);
        const { wordsSame, wordsAdded, wordsRemoved, wordsReplaced } = counts;
        expect(wordsSame + wordsRemoved + wordsReplaced).toBe(wordCount(before));
        expect(wordsSame + wordsAdded + wordsReplaced).toBe(wordCount(after));
        const changed = blocks.flatMap((block, index) => (isChangedBlock(block) ? [index] : []));
        expect([...new Set(changes.map(({ block }) => block))]).toEqual(changed);
        for (const { block, from, to } of changes) {
          const run = blocks[block]!.pieces.slice(from, to);
          expect(run.every(({ presence }) => presence !== 'same')).toBe(true);
        }
        expect(before.length + counts.splits + counts.paragraphsAdded).toBe(
          after.length + counts.merges + counts.paragraphsRemoved,
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it('finds nothing between a text and itself (law)', () => {
    fc.assert(
      fc.property(transcripts, (transcript) => {
        const { changes, blocks } = compare(transcript, structuredClone(transcript));
        expect(changes).toEqual([]);
        expect(blocks).toHaveLength(transcript.length);
      }),
    );
  });

  it('shows what an editor did', () => {
    const before = texts('Le vent se lève.', 'La mer est calme.', 'Il faut vivre.');
    const [a, b, c] = before as [Paragraph, Paragraph, Paragraph];
    const cases: [Transcript, string[]][] = [
      [
        [{ ...a, text: 'Le grand vent se lève!' }, b, c],
        ['Le[+ grand+] vent se [-lève.-][+lève!+]', b.text, c.text],
      ],
      [
        [paragraph('a', 'Le vent'), paragraph('x', 'se lève.'), b, c],
        ['Le vent[- -][+¶+]se lève. (1:2)', b.text, c.text],
      ],
      [
        [paragraph('a', `${a.text} ${b.text}`), c],
        [`${a.text}[-¶-][+ +]${b.text} (2:1)`, c.text],
      ],
      [
        [a, c],
        [a.text, `[-${b.text}-] (1:0)`, c.text],
      ],
      [
        [b, c],
        [`[-${a.text}-] (1:0)`, b.text, c.text],
      ],
      [
        [a, paragraph('x', 'Elle monte.'), b, c],
        [a.text, '[+Elle monte.+] (0:1)', b.text, c.text],
      ],
      [
        [b, c, a],
        [b.text, c.text, `${a.text} moved`],
      ],
      [
        [b, c, paragraph('new', a.text)],
        [b.text, c.text, `${a.text} moved`],
      ],
      [
        [a, { ...b, kind: 'heading', speakerId: 'ana' as SpeakerId }, c],
        [a.text, `${b.text} kind speaker`, c.text],
      ],
      [
        [a, { ...b, startMs: 5 }, c],
        [a.text, `${b.text} times`, c.text],
      ],
      [
        [a, { ...b, review: 'checked' }, c],
        [a.text, b.text, c.text],
      ],
      [[], [`[-${a.text}-] (1:0)`, `[-${b.text}-] (1:0)`, `[-${c.text}-] (1:0)`]],
    ];
    for (const [after, expected] of cases) expect(shown(compare(before, after))).toEqual(expected);
  });

  it('shows white space alone, without counting a word', () => {
    const { blocks, counts, changes } = compare(texts('Vrai ?'), texts('Vrai\u{202f}?'));
    expect(shown({ blocks } as Comparison)).toEqual(['Vrai[- -][+\u{202f}+]?']);
    expect(changes).toHaveLength(1);
    expect(counts).toMatchObject({ wordsSame: 1, wordsAdded: 0, wordsRemoved: 0, wordsReplaced: 0 });
  });

  it('gives up word by word where two texts have nothing in common, and shows whole paragraphs', () => {
    const before = texts('Début.', many('a'), 'Fin.');
    const after = texts('Début.', many('b'), 'Fin !');
    expect(shown(compare(before, after))).toEqual([
      'Début.',
      `[-${many('a')}-] (1:0)`,
      `[+${many('b')}+] (0:1)`,
      '[-Fin.-][+Fin !+]',
    ]);
    expect(compare(before, after).counts).toMatchObject({ wordsSame: 1, wordsRemoved: 1_000, wordsAdded: 1_000 });
  });
});

describe('restoreBlock', () => {
  it('puts one block back and leaves the others', () => {
    const before = texts('Un.', 'Deux.', 'Trois.');
    const [a, b, c] = before as [Paragraph, Paragraph, Paragraph];
    const changed = [paragraph('a', 'Un !'), c, paragraph('x', 'Quatre.')];
    const comparison = compare(before, changed);
    expect(shown(comparison)).toEqual(['[-Un.-][+Un !+]', '[-Deux.-] (1:0)', 'Trois.', '[+Quatre.+] (0:1)']);
    expect(restoreBlock(comparison, 0, newIds())).toEqual([a, c, changed[2]]);
    expect(restoreBlock(comparison, 1, newIds())).toEqual([changed[0], b, c, changed[2]]);
    expect(restoreBlock(comparison, 3, newIds())).toEqual([changed[0], c]);
    expect(() => restoreBlock(comparison, 4, newIds())).toThrow(RangeError);
  });

  it('gives back the ids, whoever has taken them', () => {
    const before = texts('Un.', 'Deux.');
    // What is left when the first paragraph was selected into the second and deleted.
    const comparison = compare(before, [paragraph('a', 'Deux.')]);
    expect(shown(comparison)[0]).toBe('[-Un.-] (1:0)');
    expect(restoreBlock(comparison, 0, newIds())).toEqual(before);
  });

  it('gives the earlier text when it is done for all changed blocks, whatever the order (law)', () => {
    const worded = transcripts.filter((transcript) => transcript.every((each) => each.text.trim() !== ''));
    fc.assert(
      fc.property(worded, worded, fc.infiniteStream(fc.nat(1_000)), (before, after, picks) => {
        const newId = newIds();
        let now = after;
        for (let step = 0; step < 200; step++) {
          const comparison = compare(before, now);
          // One that moved cannot return before what it stood behind has: it is met again later.
          const change = comparison.changes[picks.next().value! % comparison.changes.length];
          if (change === undefined) break;
          now = restoreBlock(comparison, change.block, newId);
          expect(new Set(now.map(({ id }) => id)).size).toBe(now.length);
        }
        expect(withoutIds(now)).toEqual(withoutIds(before));
      }),
      { numRuns: 300 },
    );
  });
});
