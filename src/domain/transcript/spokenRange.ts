import type { ComparedBlock, ComparedChange } from './comparison.ts';
import { tokensOf } from './tokensOf.ts';
import type { Paragraph } from './transcript.ts';
import type { TimeRange } from './wordTimes.ts';

/** A place in the text of a paragraph: a UTF-16 offset. */
interface Place {
  readonly paragraph: Paragraph;
  readonly offset: number;
}

/**
 * When a change is spoken: from the word before it to the word after it in the later text, or, where that has nothing,
 * in the earlier. `timesOf` gives the times of whole paragraphs, for those whose words have none. `null` when nothing
 * tells.
 */
export function spokenRange(
  block: ComparedBlock,
  change: ComparedChange,
  timesOf: (paragraph: Paragraph) => TimeRange | null,
): TimeRange | null {
  const isLater = block.after.length > 0;
  const paragraphs = isLater ? block.after : block.before;
  const absent = isLater ? 'removed' : 'added';
  const placeBefore = (piece: number): Place | null => {
    const pieces = block.pieces.slice(0, piece).filter(({ presence }) => presence !== absent);
    const breaks = pieces.filter(({ isBreak }) => isBreak).length;
    const line = pieces.slice(pieces.findLastIndex(({ isBreak }) => isBreak) + 1);
    const paragraph = paragraphs[breaks];
    return paragraph === undefined ? null : { paragraph, offset: line.reduce((sum, { text }) => sum + text.length, 0) };
  };
  const isWhole = change.from === change.to;
  const [from, to] = isWhole
    ? [placeBefore(0), placeBefore(block.pieces.length)]
    : [placeBefore(change.from), placeBefore(change.to)];
  if (from === null || to === null) return null;
  const start = wordNear(from, 'before') ?? timesOf(from.paragraph);
  const end = wordNear(to, 'after') ?? timesOf(to.paragraph);
  if (start === null || end === null || end.endMs <= start.startMs) return null;
  return { startMs: start.startMs, endMs: end.endMs };
}

/** The times of the word on one side of a place; at the edge of a paragraph, of its first or last word. */
function wordNear({ paragraph, offset }: Place, side: 'before' | 'after'): TimeRange | null {
  const tokens = tokensOf(paragraph.text);
  if (tokens.length === 0 || paragraph.words.length !== tokens.length) return null;
  const found =
    side === 'before'
      ? Math.max(
          0,
          tokens.findLastIndex(({ start }) => start < offset),
        )
      : tokens.findIndex(({ end }) => end > offset);
  const [startMs, endMs] = paragraph.words.at(found)!;
  return { startMs, endMs };
}
