import { replaceInParagraph, type TextReplacement } from './replaceInParagraph.ts';
import type { Paragraph, ParagraphId, Transcript } from './transcript.ts';
import { isSameParagraph } from './transcriptChange.ts';

/**
 * The text that has both what was changed from `base` to `mine` and what was changed to `theirs`; `null` when the two
 * do not go together: both changed the same words or the same field of a paragraph, one took away a paragraph that the
 * other changed, or both moved, split or merged paragraphs.
 */
export function mergeTranscripts(base: Transcript, mine: Transcript, theirs: Transcript): Transcript | null {
  const isMineMoved = !isSameOrder(base, mine);
  if (isMineMoved && !isSameOrder(base, theirs)) return isSameText(mine, theirs) ? mine : null;
  const [moved, other] = isMineMoved ? [mine, theirs] : [theirs, mine];
  const bases = byId(base);
  const others = byId(other);
  const merged: Paragraph[] = [];
  for (const paragraph of moved) {
    const before = bases.get(paragraph.id);
    const changed = others.get(paragraph.id);
    const result = before === undefined || changed === undefined ? paragraph : merge(before, paragraph, changed);
    if (result === null) return null;
    merged.push(result);
  }
  const kept = byId(moved);
  const isLost = other.some((paragraph) => {
    const before = bases.get(paragraph.id);
    return !kept.has(paragraph.id) && before !== undefined && !isSameParagraph(before, paragraph);
  });
  return isLost ? null : merged;
}

function merge(base: Paragraph, first: Paragraph, second: Paragraph): Paragraph | null {
  if (first === second || isSameParagraph(base, second) || isSameParagraph(first, second)) return first;
  if (isSameParagraph(base, first)) return second;
  const edits = [editOf(base.text, first.text), editOf(base.text, second.text)] as const;
  const isApart = edits[0].to < edits[1].from || edits[1].to < edits[0].from;
  const isOnlyText = isSameBesidesText(base, first) && isSameBesidesText(base, second);
  if (!isApart || !isOnlyText) return null;
  return replaceInParagraph(
    base,
    edits.toSorted((a, b) => a.from - b.from),
  );
}

/** The one replacement that turns a text into another: what lies between their common start and end. */
function editOf(before: string, after: string): TextReplacement {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from++;
  let end = 0;
  while (end < shorter - from && before.at(-1 - end) === after.at(-1 - end)) end++;
  return { from, to: before.length - end, text: after.slice(from, after.length - end) };
}

/** Whether an edit of the text alone leads from one to the other: times and marks follow the text. */
function isSameBesidesText(before: Paragraph, after: Paragraph): boolean {
  const edited = replaceInParagraph(before, [editOf(before.text, after.text)]);
  return isSameParagraph({ ...edited, words: [] }, { ...after, words: [] });
}

function isSameOrder(a: Transcript, b: Transcript): boolean {
  return a.length === b.length && a.every(({ id }, index) => id === b[index]!.id);
}

function isSameText(a: Transcript, b: Transcript): boolean {
  return isSameOrder(a, b) && a.every((paragraph, index) => isSameParagraph(paragraph, b[index]!));
}

function byId(transcript: Transcript): Map<ParagraphId, Paragraph> {
  return new Map(transcript.map((paragraph) => [paragraph.id, paragraph]));
}
