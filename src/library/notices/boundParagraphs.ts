import { LIMITS } from '../../contract/schemas.ts';
import type { TimedParagraph } from '../../domain/formats/lutrinJson.ts';
import { isNoteSound, sliceMarks, sortMarks } from '../../domain/transcript/textMarks.ts';
import { tokensOf } from '../../domain/transcript/tokensOf.ts';

/**
 * Paragraphs of a source within the bounds of the contract: one that is too long for a save is cut into several, at a
 * blank where there is one, with its marks; names and notes are cut. Only a broken or hostile file has anything to cut.
 */
export function boundParagraphs(paragraphs: readonly TimedParagraph[]): TimedParagraph[] {
  return paragraphs.flatMap((paragraph) => {
    const speaker = paragraph.speaker?.slice(0, LIMITS.shortText) ?? null;
    const named = { ...paragraph, speaker };
    return (isBounded(paragraph) ? [named] : cut(named)).map(withBoundMarks);
  });
}

function isBounded({ text, words }: TimedParagraph): boolean {
  return text.length <= LIMITS.longText && words.length <= LIMITS.words;
}

function withBoundMarks(paragraph: TimedParagraph): TimedParagraph {
  if (paragraph.marks === undefined) return paragraph;
  const marks = paragraph.marks.map((mark) => ({ ...mark, note: mark.note.slice(0, LIMITS.markNote) }));
  // Nothing but blanks may be left of a wording.
  return { ...paragraph, marks: sortMarks(marks.filter(isNoteSound)).slice(0, LIMITS.marks) };
}

function cut(paragraph: TimedParagraph): TimedParagraph[] {
  const pieces: TimedParagraph[] = [];
  let from = 0;
  let word = 0;
  while (from < paragraph.text.length) {
    const to = endOfPiece(paragraph.text, from);
    const text = paragraph.text.slice(from, to);
    const wordEnd = word + tokensOf(text).length;
    const words = paragraph.words.slice(word, wordEnd);
    const isLast = to === paragraph.text.length;
    const startMs = from === 0 ? paragraph.startMs : (words[0]?.[0] ?? null);
    const endMs = isLast ? paragraph.endMs : words.reduce((last, [, end]) => Math.max(last ?? end, end), startMs);
    const piece = { ...paragraph, text: text.trimEnd(), words, startMs, endMs };
    const marks = sliceMarks(paragraph.marks ?? [], from, from + piece.text.length);
    pieces.push(marks.length === 0 ? piece : { ...piece, marks });
    from = to;
    word = wordEnd;
  }
  return pieces;
}

/** Where the piece of a text that begins at `from` ends. */
function endOfPiece(text: string, from: number): number {
  const furthest = Math.min(from + LIMITS.longText, text.length);
  const blank = furthest === text.length ? furthest : text.lastIndexOf(' ', furthest - 1) + 1;
  // A word that is longer than all that a paragraph may hold is cut, but not through a character.
  const hard = text.codePointAt(furthest - 1)! > 0xffff ? furthest - 1 : furthest;
  const to = blank > from ? blank : hard;
  const tooMany = tokensOf(text.slice(from, to))[LIMITS.words];
  return tooMany === undefined ? to : from + tooMany.start;
}
