import { alignParagraphs, type MovedParagraph, type Stretch } from './alignParagraphs.ts';
import { compareWords, onlyOn, type ComparedWords } from './compareWords.ts';
import {
  isChangedBlock,
  type ComparedAspect,
  type ComparedBlock,
  type ComparedChange,
  type Comparison,
  type ComparisonCounts,
  type DiffTokens,
  type LimitedDiff,
} from './comparison.ts';
import { tokensOf } from './tokensOf.ts';
import type { Paragraph, Transcript } from './transcript.ts';

/**
 * The most tokens that may be removed and added in one stretch, and the sum of their squares over all: the time and
 * the memory of a comparison grow with the square. What lies beyond is shown as whole paragraphs removed and added.
 */
const MOST_EDITS = 1_500;
const MOST_WORK = 6_000_000;

/**
 * Compares two texts word by word. Paragraphs that both have are compared with each other, so a change costs what it
 * is long, not what the texts are; see `alignParagraphs` for what is taken for the same paragraph.
 */
export function compareTranscripts(before: Transcript, after: Transcript, diffTokens: DiffTokens): Comparison {
  const limited = withinLimits(diffTokens);
  const blocks = alignParagraphs(before, after).flatMap((stretch) => blocksOf(stretch, after, limited));
  const changes = blocks.flatMap(changesOf);
  return { before, after, blocks, changes, counts: countsOf(blocks, changes) };
}

function withinLimits(diffTokens: DiffTokens): LimitedDiff {
  let work = 0;
  return (before, after) => {
    const most = Math.min(MOST_EDITS, Math.floor(Math.sqrt(MOST_WORK - work)));
    const runs = diffTokens(before, after, most);
    const edits = runs?.reduce((sum, { presence, count }) => sum + (presence === 'same' ? 0 : count), 0) ?? most;
    work += edits * edits;
    return runs;
  };
}

/** The blocks of one stretch, with the paragraphs that moved into it at their places. */
function blocksOf({ before, after, moved }: Stretch, later: Transcript, diffTokens: LimitedDiff): ComparedBlock[] {
  const blocks = wordsOf(before, after, diffTokens).map((words): ComparedBlock => ({
    ...words,
    aspects: aspectsOf(words),
  }));
  if (moved.length === 0) return blocks;
  const places = new Map(later.map((paragraph, index) => [paragraph, index]));
  const isAround = ({ after: now }: ComparedBlock): boolean => {
    const [first, last] = [places.get(now[0]!)!, places.get(now.at(-1)!)!];
    return moved.some(({ index }) => first < index && index < last);
  };
  // What moved in between stands where it stands: the block around it falls apart into whole paragraphs.
  const apart = blocks.flatMap((block) => (isAround(block) ? wholeParagraphs(block.before, block.after) : [block]));
  for (const paragraph of moved) {
    const at = apart.findIndex((block) => (places.get(block.after[0]!) ?? -1) > paragraph.index);
    apart.splice(at < 0 ? apart.length : at, 0, ...movedBlocks(paragraph, diffTokens));
  }
  return apart;
}

function wholeParagraphs(before: readonly Paragraph[], after: readonly Paragraph[]): ComparedBlock[] {
  return [
    ...before.map((paragraph) => onlyOn('removed', paragraph)),
    ...after.map((paragraph) => onlyOn('added', paragraph)),
  ].map((words) => ({ ...words, aspects: [] }));
}

function movedBlocks({ before, after }: MovedParagraph, diffTokens: LimitedDiff): ComparedBlock[] {
  const blocks = wordsOf([before], [after], diffTokens);
  return blocks.map((words) => ({ ...words, aspects: blocks.length > 1 ? [] : [...aspectsOf(words), 'moved'] }));
}

function wordsOf(
  before: readonly Paragraph[],
  after: readonly Paragraph[],
  diffTokens: LimitedDiff,
): readonly ComparedWords[] {
  const [old, now] = [before[0], after[0]];
  if (before.length === 1 && after.length === 1 && old!.text === now!.text) {
    const pieces = old!.text === '' ? [] : [{ presence: 'same' as const, text: old!.text, isBreak: false }];
    return [{ before, after, pieces }];
  }
  const isOneSided = before.length === 0 || after.length === 0;
  const compared = isOneSided ? null : compareWords(before, after, diffTokens);
  return compared ?? wholeParagraphs(before, after);
}

function aspectsOf({ before, after, pieces }: ComparedWords): ComparedAspect[] {
  if (before.length !== 1 || after.length !== 1) return hasNewSpeaker(before, after) ? ['speaker'] : [];
  const [old, now] = [before[0]!, after[0]!];
  const isSameText = pieces.every(({ presence }) => presence === 'same');
  const differs: readonly [ComparedAspect, boolean][] = [
    ['kind', old.kind !== now.kind],
    ['speaker', old.speakerId !== now.speakerId],
    ['times', !hasSameBounds(old, now) || (isSameText && !hasSameWordTimes(old, now))],
    // Marks move with the words around them: only in a text that stayed can they be told to have changed.
    ['marks', isSameText && JSON.stringify(old.marks) !== JSON.stringify(now.marks)],
  ];
  return differs.flatMap(([aspect, isDifferent]) => (isDifferent ? [aspect] : []));
}

/** Whether one of several paragraphs that were split or merged is given to somebody who had none of them. */
function hasNewSpeaker(before: readonly Paragraph[], after: readonly Paragraph[]): boolean {
  if (before.length === 0) return false;
  return after.some(({ speakerId }) => before.every((old) => old.speakerId !== speakerId));
}

function hasSameBounds(old: Paragraph, now: Paragraph): boolean {
  return old.startMs === now.startMs && old.endMs === now.endMs;
}

function hasSameWordTimes({ words: old }: Paragraph, { words: now }: Paragraph): boolean {
  return (
    old.length === now.length && old.every((word, index) => word[0] === now[index]![0] && word[1] === now[index]![1])
  );
}

function changesOf(block: ComparedBlock, index: number): ComparedChange[] {
  const changes: ComparedChange[] = [];
  block.pieces.forEach(({ presence }, piece) => {
    const last = changes.at(-1);
    if (presence === 'same') return;
    if (last?.to === piece) changes[changes.length - 1] = { ...last, to: piece + 1 };
    else changes.push({ block: index, from: piece, to: piece + 1 });
  });
  return changes.length === 0 && isChangedBlock(block) ? [{ block: index, from: 0, to: 0 }] : changes;
}

type MutableCounts = { -readonly [K in keyof Omit<ComparisonCounts, 'aspects'>]: number };

function countsOf(blocks: readonly ComparedBlock[], changes: readonly ComparedChange[]): ComparisonCounts {
  const counts: MutableCounts = {
    wordsSame: 0,
    wordsAdded: 0,
    wordsRemoved: 0,
    wordsReplaced: 0,
    paragraphsAdded: 0,
    paragraphsRemoved: 0,
    splits: 0,
    merges: 0,
  };
  const aspects: Record<ComparedAspect, number> = { kind: 0, speaker: 0, times: 0, marks: 0, moved: 0 };
  for (const block of blocks) {
    if (block.after.length === 0) counts.paragraphsRemoved += block.before.length;
    if (block.before.length === 0) counts.paragraphsAdded += block.after.length;
    for (const aspect of block.aspects) aspects[aspect]++;
    for (const { presence, text, isBreak } of block.pieces) {
      if (presence === 'same') counts.wordsSame += tokensOf(text).length;
      else if (isBreak) counts[presence === 'added' ? 'splits' : 'merges']++;
    }
  }
  for (const change of changes) {
    const { removed, added } = wordsIn(blocks[change.block]!, change);
    const replaced = Math.min(removed, added);
    counts.wordsReplaced += replaced;
    counts.wordsRemoved += removed - replaced;
    counts.wordsAdded += added - replaced;
  }
  return { ...counts, aspects };
}

function wordsIn({ pieces }: ComparedBlock, { from, to }: ComparedChange): { removed: number; added: number } {
  const count = { same: 0, removed: 0, added: 0 };
  for (const { presence, text } of pieces.slice(from, to)) count[presence] += tokensOf(text).length;
  return count;
}
