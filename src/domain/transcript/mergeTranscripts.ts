import { isKnownTime } from './checkTimes.ts';
import { replacedRanges, replaceInParagraph } from './replaceInParagraph.ts';
import { isSameMark, mapMarks, sortMarks, type TextMark } from './textMarks.ts';
import type { TextReplacement } from './textRange.ts';
import type { Paragraph, Transcript } from './transcript.ts';
import { byId, isSameParagraph } from './transcriptChange.ts';

/**
 * The text that has both what was changed from `base` to `mine` and what was changed to `theirs`; `null` when the two
 * do not go together: in one paragraph both changed the same words or measured times, or one another field than marks;
 * one took away a paragraph that the other changed, or both moved, split or merged paragraphs.
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
  return mergeMarks(base, first, second) ?? mergeMarks(base, second, first) ?? mergeWords(base, first, second);
}

/** What both sides made of the words of a paragraph. */
function mergeWords(base: Paragraph, first: Paragraph, second: Paragraph): Paragraph | null {
  const sides = [sideOf(base, first), sideOf(base, second)];
  const [early, late] = sides.toSorted(compareSides) as [Side, Side];
  const isApart = early.edit.to < late.edit.from || isEmpty(early.edit) || isEmpty(late.edit);
  if (!isApart || !sides.every(({ isOnlyTextAndTimes }) => isOnlyTextAndTimes)) return null;
  const shift = early.paragraph.text.length - base.text.length;
  // The other side's words stay as they are: its times may be pasted or set by hand.
  if (late.areTimesOfText) return replaceInParagraph(early.paragraph, [shifted(late.edit, shift)]);
  return early.areTimesOfText ? replaceInParagraph(late.paragraph, [early.edit]) : null;
}

/**
 * What one side marked, with what the other changed: its words, whose marks follow them, or other marks. `null` when
 * the one changed more than marks, the other more than that, or a mark would go with its words.
 */
function mergeMarks(base: Paragraph, marked: Paragraph, other: Paragraph): Paragraph | null {
  if (!isOnlyMarked(base, marked)) return null;
  if (isOnlyMarked(base, other)) return { ...base, marks: sumOfMarks(base.marks, marked.marks, other.marks) };
  const { edit, isOnlyTextAndTimes } = sideOf(base, other);
  const marks = mapMarks(marked.marks, replacedRanges([edit]));
  return isOnlyTextAndTimes && marks.length === marked.marks.length ? { ...other, marks } : null;
}

function isOnlyMarked(base: Paragraph, paragraph: Paragraph): boolean {
  return isSameParagraph({ ...paragraph, marks: base.marks }, base);
}

/** The marks that neither side took away, and those that either added. */
function sumOfMarks(base: readonly TextMark[], first: readonly TextMark[], second: readonly TextMark[]): TextMark[] {
  const kept = base.filter((mark) => includesMark(first, mark) && includesMark(second, mark));
  return sortMarks([...kept, ...[...first, ...second].filter((mark) => !includesMark(base, mark))]);
}

function includesMark(marks: readonly TextMark[], mark: TextMark): boolean {
  return marks.some((each) => isSameMark(each, mark));
}

/** What one side made of a paragraph. */
interface Side {
  readonly paragraph: Paragraph;
  readonly edit: TextReplacement;
  /** Whether nothing else was changed than the text and times; marks follow the text. */
  readonly isOnlyTextAndTimes: boolean;
  /** Whether the edit of the text alone gives every time that was measured or set; shared-out ones may differ. */
  readonly areTimesOfText: boolean;
}

function sideOf(base: Paragraph, paragraph: Paragraph): Side {
  const edit = editOf(base.text, paragraph.text);
  const edited = replaceInParagraph(base, [edit]);
  const { startMs, endMs, words, isStartByHand } = paragraph;
  const hasSameWords =
    words.length === edited.words.length &&
    words.every((word, index) => !isKnownTime(word) || word.every((value, at) => value === edited.words[index]![at]));
  return {
    paragraph,
    edit,
    isOnlyTextAndTimes: isSameParagraph({ ...edited, startMs, endMs, words, isStartByHand }, paragraph),
    areTimesOfText:
      hasSameWords && startMs === edited.startMs && endMs === edited.endMs && isStartByHand === edited.isStartByHand,
  };
}

function compareSides({ edit: a }: Side, { edit: b }: Side): number {
  return a.from - b.from || a.text.length - b.text.length;
}

function isEmpty({ from, to, text }: TextReplacement): boolean {
  return from === to && text === '';
}

function shifted({ from, to, text }: TextReplacement, by: number): TextReplacement {
  return { from: from + by, to: to + by, text };
}

/** The one replacement that makes one text another: what differs between their common beginning and end. */
export function editOf(before: string, after: string): TextReplacement {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from++;
  let end = 0;
  while (end < shorter - from && before.at(-1 - end) === after.at(-1 - end)) end++;
  return { from, to: before.length - end, text: after.slice(from, after.length - end) };
}

function isSameOrder(a: Transcript, b: Transcript): boolean {
  return a.length === b.length && a.every(({ id }, index) => id === b[index]!.id);
}

function isSameText(a: Transcript, b: Transcript): boolean {
  return isSameOrder(a, b) && a.every((paragraph, index) => isSameParagraph(paragraph, b[index]!));
}
