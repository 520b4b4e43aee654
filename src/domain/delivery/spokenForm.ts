import { replaceInParagraph } from '../transcript/replaceInParagraph.ts';
import type { TextRange } from '../transcript/textRange.ts';
import { isPin, sortMarks, type TextMark } from '../transcript/textMarks.ts';
import { tokensOf } from '../transcript/tokensOf.ts';
import { ESTIMATED, type Paragraph, type SpeakerId, type Transcript } from '../transcript/transcript.ts';

/** A paragraph without the sounds and the music that are marked in its text, and without the blanks they leave. */
export function withoutSounds(paragraph: Paragraph): Paragraph {
  return withoutRanges(paragraph, soundsOf(paragraph));
}

/**
 * A paragraph without stretches of its text, which are in order, and the blanks they leave; the words beside them keep
 * their times.
 */
export function withoutRanges(paragraph: Paragraph, ranges: readonly TextRange[]): Paragraph {
  const { text } = paragraph;
  const cuts = joined(text, ranges).map((range) => ({ ...withBlanks(text, range), text: '' }));
  if (cuts.length === 0) return paragraph;
  const rest = replaceInParagraph(paragraph, cuts);
  // An editor who takes a word out gives its time to those beside it; what is left out keeps its own.
  const isKept = tokensOf(text).map(({ start, end }) => cuts.every(({ from, to }) => end <= from || start >= to));
  const words = paragraph.words.filter((_, index) => isKept[index]);
  return words.length === tokensOf(rest.text).length ? { ...rest, words } : rest;
}

/** Where sounds and music stand. */
function soundsOf({ marks }: Paragraph): TextRange[] {
  return marks.filter(({ kind }) => kind === 'sound' || kind === 'music');
}

/** Stretches with nothing but blanks between them as one. */
function joined(text: string, ranges: readonly TextRange[]): TextRange[] {
  const whole: { from: number; to: number }[] = [];
  for (const { from, to } of ranges) {
    const last = whole.at(-1);
    if (last !== undefined && from <= blanksEnd(text, last.to)) last.to = Math.max(last.to, to);
    else whole.push({ from, to });
  }
  return whole;
}

const CLOSING = /[\p{Pe}\p{Pf},.;:!?…]/u;

/** With the blanks behind; before a closing sign, whose blank is its own, with those before. */
function withBlanks(text: string, { from, to }: TextRange): TextRange {
  const end = blanksEnd(text, to);
  if (end < text.length && !CLOSING.test(text[end]!)) return { from, to: end };
  return { from: text.slice(0, from).trimEnd().length, to: end === text.length ? end : to };
}

function blanksEnd(text: string, from: number): number {
  return text.length - text.slice(from).trimStart().length;
}

/**
 * A transcript in which each turn of a speaker begins with what `labelOf` gives for it, in no time of its own; `null`
 * leaves it as it is. `isFirst` tells the first turn of all, of whoever it is.
 */
export function withTurnLabels(
  transcript: Transcript,
  labelOf: (speakerId: SpeakerId | null, isFirst: boolean) => string | null,
): Transcript {
  let before: SpeakerId | null | undefined;
  return transcript.map((paragraph) => {
    if (paragraph.kind === 'heading' || paragraph.text.trim() === '') return paragraph;
    const { speakerId } = paragraph;
    const label = speakerId === before ? null : labelOf(speakerId, before === undefined);
    before = speakerId;
    return label === null ? paragraph : labelled(paragraph, label);
  });
}

function labelled(paragraph: Paragraph, label: string): Paragraph {
  const blanks = paragraph.text.length - paragraph.text.trimStart().length;
  const text = label + paragraph.text.slice(blanks);
  const startMs = paragraph.words[0]?.[0] ?? 0;
  const own = paragraph.words.length === 0 ? [] : tokensOf(label).map(() => [startMs, startMs, ESTIMATED] as const);
  return {
    ...paragraph,
    text,
    words: [...own, ...paragraph.words],
    marks: labelledMarks(paragraph.marks, label.length, blanks),
  };
}

/** Pins that begin with the first word begin with the label before it; a wording stands for the words alone. */
function labelledMarks(marks: readonly TextMark[], length: number, blanks: number): TextMark[] {
  const behind = (offset: number): number => length + Math.max(0, offset - blanks);
  return sortMarks(
    marks.map((mark) => {
      const isBefore = isPin(mark) && mark.kind !== 'wording' && mark.from <= blanks;
      return { ...mark, from: isBefore ? 0 : behind(mark.from), to: behind(mark.to) };
    }),
  );
}
