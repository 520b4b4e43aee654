import { isPinNoteSound, PIN_KINDS, slicePinNote, type PinKind } from './pinNotes.ts';
import type { ReplacedRange } from './replacedRange.ts';

/**
 * What a stretch of text can be marked as. `foreign` is in another language (`note`: its BCP 47 tag, or empty),
 * `inaudible` could not be understood, `overlap` is spoken by two at once, `sound` and `music` stand for what is heard
 * besides speech, `comment` carries a remark of the editor's (`note`) that is never delivered; and
 * the pins of `PIN_KINDS`.
 */
export const MARK_KINDS = [
  'italic',
  'foreign',
  'inaudible',
  'overlap',
  'sound',
  'music',
  'comment',
  ...PIN_KINDS,
] as const;
/** One of `MARK_KINDS`. */
export type MarkKind = (typeof MARK_KINDS)[number];

/** A mark on the half-open range `[from, to)` of UTF-16 offsets of a paragraph's text; never empty. */
export interface TextMark {
  readonly from: number;
  readonly to: number;
  readonly kind: MarkKind;
  /** The remark of a comment, the language of foreign words, what a pin says; otherwise empty. */
  readonly note: string;
}

/** A mark that is a pin. */
export interface Pin extends TextMark {
  readonly kind: PinKind;
}

/** Whether a mark is a pin. */
export function isPin(mark: TextMark): mark is Pin {
  return PIN_KINDS.some((kind) => kind === mark.kind);
}

/**
 * Marks in their one order (start, end, kind, note), with those of the same kind and note that touch or overlap made
 * one, and empty ones left out. Idempotent.
 */
export function sortMarks(marks: readonly TextMark[]): TextMark[] {
  const groups = new Map<string, TextMark[]>();
  for (const mark of marks) {
    if (mark.from >= mark.to) continue;
    const name = `${mark.kind} ${mark.note}`;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [mark]);
    else group.push(mark);
  }
  return [...groups.values()].flatMap(mergeTouching).toSorted(compareMarks);
}

function mergeTouching(group: readonly TextMark[]): TextMark[] {
  const merged: TextMark[] = [];
  for (const mark of group.toSorted(compareMarks)) {
    const last = merged.at(-1);
    if (last === undefined || mark.from > last.to) merged.push(mark);
    else merged[merged.length - 1] = { ...last, to: Math.max(last.to, mark.to) };
  }
  return merged;
}

function compareMarks(a: TextMark, b: TextMark): number {
  return (
    a.from - b.from ||
    a.to - b.to ||
    MARK_KINDS.indexOf(a.kind) - MARK_KINDS.indexOf(b.kind) ||
    Number(a.note > b.note) - Number(a.note < b.note)
  );
}

/** Whether marks are in the order of `sortMarks`, lie inside a text of `length` UTF-16 units, and pins say what they can. */
export function areMarksSound(marks: readonly TextMark[], length: number): boolean {
  if (marks.some((mark) => mark.from < 0 || mark.to > length || !isNoteSound(mark))) return false;
  const sorted = sortMarks(marks);
  return sorted.length === marks.length && sorted.every((mark, index) => isSameMark(mark, marks[index]!));
}

/** Whether a mark can have this note: those of pins are read, all others may hold any text. */
export function isNoteSound(mark: Pick<TextMark, 'kind' | 'note'>): boolean {
  const kind = PIN_KINDS.find((each) => each === mark.kind);
  return kind === undefined || isPinNoteSound(kind, mark.note);
}

/** Whether two marks say the same of the same range. */
export function isSameMark(a: TextMark, b: TextMark): boolean {
  return a.from === b.from && a.to === b.to && a.kind === b.kind && a.note === b.note;
}

/** The marks of a text moved by `offset`. */
export function shiftMarks(marks: readonly TextMark[], offset: number): TextMark[] {
  return marks.map((mark) => ({ ...mark, from: mark.from + offset, to: mark.to + offset }));
}

/**
 * The marks of the stretch `[from, to)` of a text, cut to it and counted from its start. A pin that is cut keeps what
 * still holds of it: see `slicePinNote`.
 */
export function sliceMarks(marks: readonly TextMark[], from: number, to: number): TextMark[] {
  return sortMarks(
    marks.flatMap((mark) => {
      const note = isPin(mark) ? slicePinNote(mark, mark.from >= from, mark.to <= to) : mark.note;
      if (note === null) return [];
      return [{ ...mark, note, from: Math.max(mark.from, from) - from, to: Math.min(mark.to, to) - from }];
    }),
  );
}

/**
 * The marks of a text after an edit, when `ranges` (ascending, disjoint) say what was replaced. Text that replaces a
 * part inside a mark, or across its edge, is marked like it; text put in at an edge is not.
 */
export function mapMarks(marks: readonly TextMark[], ranges: readonly ReplacedRange[]): TextMark[] {
  return sortMarks(
    marks.map((mark) => ({ ...mark, from: mapOffset(mark.from, ranges, 1), to: mapOffset(mark.to, ranges, -1) })),
  );
}

/** Where an offset went. One inside replaced text goes to the edge that keeps the mark over the new text. */
function mapOffset(offset: number, ranges: readonly ReplacedRange[], side: 1 | -1): number {
  let shift = 0;
  for (const { oldFrom, oldTo, newFrom, newTo } of ranges) {
    if (offset < oldFrom || (offset === oldFrom && (side === -1 || oldTo > oldFrom))) break;
    if (offset < oldTo) return side === 1 ? newFrom : newTo;
    shift = newTo - oldTo;
  }
  return offset + shift;
}
