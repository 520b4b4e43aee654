import type { Paragraph, Transcript } from './transcript.ts';

/** Where a piece of text stands: in both texts, in the earlier only, or in the later only. */
export type Presence = 'same' | 'removed' | 'added';

/** A run of text, or with `isBreak` and no text a break between two paragraphs. */
export interface ComparedPiece {
  readonly presence: Presence;
  readonly text: string;
  readonly isBreak: boolean;
}

/**
 * What else than the words of a paragraph can differ. `times`: its known start or end, or, of words that stayed the
 * same, their times. The review state is the editor's progress, not the text's, and is not compared.
 */
export type ComparedAspect = 'kind' | 'speaker' | 'times' | 'marks' | 'moved';

/**
 * The smallest part of two texts that can be put back by itself: one paragraph on each side, or one on one side alone,
 * or several that were split, merged or rewritten together.
 *
 * `pieces` without the removed ones are the text of `after`, without the added ones that of `before`; a break stands
 * between paragraphs, none at the end.
 */
export interface ComparedBlock {
  readonly before: readonly Paragraph[];
  readonly after: readonly Paragraph[];
  readonly pieces: readonly ComparedPiece[];
  readonly aspects: readonly ComparedAspect[];
}

/**
 * One step of a walk through the changes: the run of pieces `[from, to)` of a block, none of them the same in both
 * texts. A block in which only aspects changed is one step, with `from` and `to` 0.
 */
export interface ComparedChange {
  readonly block: number;
  readonly from: number;
  readonly to: number;
}

/**
 * How much changed. Words that stand for others are `replaced`; so the words of the earlier text are the same ones,
 * the removed and the replaced, those of the later text the same ones, the added and the replaced. Paragraphs count
 * as added or removed when they are so whole.
 */
export interface ComparisonCounts {
  readonly wordsSame: number;
  readonly wordsAdded: number;
  readonly wordsRemoved: number;
  readonly wordsReplaced: number;
  readonly paragraphsAdded: number;
  readonly paragraphsRemoved: number;
  readonly splits: number;
  readonly merges: number;
  readonly aspects: Readonly<Record<ComparedAspect, number>>;
}

/** Two texts side by side: blocks in the order of the later text, and the changes in the order of the blocks. */
export interface Comparison {
  readonly before: Transcript;
  readonly after: Transcript;
  readonly blocks: readonly ComparedBlock[];
  readonly changes: readonly ComparedChange[];
  readonly counts: ComparisonCounts;
}

/** A run of tokens in the result of `DiffTokens`. */
export interface TokenRun {
  readonly presence: Presence;
  readonly count: number;
}

/**
 * Finds how one list of tokens becomes another with the fewest of them removed and added: runs that cover both lists
 * in order. Gives up with `null` when that takes more than `maxEdits`.
 */
export type DiffTokens = (
  before: readonly string[],
  after: readonly string[],
  maxEdits: number,
) => readonly TokenRun[] | null;

/** `DiffTokens` with its limit set. */
export type LimitedDiff = (before: readonly string[], after: readonly string[]) => readonly TokenRun[] | null;

/** Whether a block has anything changed. */
export function isChangedBlock({ pieces, aspects, before, after }: ComparedBlock): boolean {
  // A paragraph without a word has no piece, and may be there on one side only.
  return aspects.length > 0 || before.length !== after.length || pieces.some(({ presence }) => presence !== 'same');
}
