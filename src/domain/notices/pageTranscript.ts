import type { TimedParagraph } from '../formats/lutrinJson.ts';
import { parseDurationText } from './durationText.ts';
import type { PersonName } from './personName.ts';
import { markSounds } from './soundMarks.ts';
import { readTurns } from './transcriptTurns.ts';

const CLOCK = String.raw`(?:\d{1,2}:)?\d{1,3}:[0-5]\d(?:[.,]\d{1,3})?`;
/** `[00:03:14] `, `03:14 - `, `00:01 --> 00:05 `, or glued to the text. */
const LEADING_TIME = new RegExp(
  String.raw`^[[(]?(${CLOCK})[\])]?(?:\s?(?:-->|→|[-–—à])\s?[[(]?(${CLOCK})[\])]?)?(?![\d:])\s?(?:[-–:|]\s)?`,
  'u',
);
/** A time glued to the word behind it, anywhere in a text. */
const GLUED_TIME = /(?<![\d:])(?:\d{1,2}:)?\d{1,2}:[0-5]\d(?=\p{L})/gu;
/** Turns of a dialogue that stand on one line. */
const NEXT_DASH = /(?<=[.!?…»]) (?=— ?\p{L})/u;
/** How many of the times must not run backwards, for numbers at the start of lines to be times. */
const LEAST_ASCENDING = 0.8;

/** A line of a transcript; `level` is 0 for text, else that of a heading, which opens a chapter. */
export interface TranscriptLine {
  readonly text: string;
  readonly level: number;
}

interface TimedLine {
  readonly text: string;
  readonly startMs: number | null;
  readonly endMs: number | null;
  readonly isHeading: boolean;
}

/**
 * The paragraphs of a raw transcript, one a line. Times at the start of lines, glued to them or alone above them become
 * theirs when they run forwards; what precedes a colon becomes the speaker when the name comes again or is one of
 * `known`; a line of several turns with dashes is divided at them. What is heard besides speech is marked, and stays.
 */
export function readTranscript(lines: readonly TranscriptLine[], known: readonly PersonName[]): TimedParagraph[] {
  const pieces = lines.flatMap((line) =>
    line.level > 0
      ? [{ text: line.text, isHeading: true }]
      : divide(line.text).map((text) => ({ text, isHeading: false })),
  );
  const timed = readTimes(pieces);
  const turns = readTurns(
    timed.map(({ text }) => text),
    known,
  );
  const paragraphs: TimedParagraph[] = [];
  for (const [index, { startMs, endMs, isHeading }] of timed.entries()) {
    const turn = turns[index]!;
    if (turn.text === '') continue;
    const marks = markSounds(turn.text);
    paragraphs.push({
      kind: isHeading ? 'heading' : 'paragraph',
      speaker: turn.speaker,
      startMs: startMs ?? (turn.takesOver ? (timed[index - 1]?.startMs ?? null) : null),
      endMs,
      text: turn.text,
      words: [],
      ...(marks.length === 0 ? {} : { marks }),
    });
  }
  return paragraphs;
}

function divide(text: string): string[] {
  const glued = [...text.matchAll(GLUED_TIME)];
  if (glued.length > 1 && areAscending(glued.map(([time]) => parseDurationText(time) ?? 0))) {
    const starts = [...new Set([0, ...glued.map(({ index }) => index)])];
    return starts.map((start, index) => text.slice(start, starts[index + 1]).trim()).filter((piece) => piece !== '');
  }
  return text.startsWith('—') ? text.split(NEXT_DASH) : [text];
}

type Span = Pick<TimedLine, 'startMs' | 'endMs'>;
const NO_SPAN: Span = { startMs: null, endMs: null };

function readTimes(pieces: readonly { readonly text: string; readonly isHeading: boolean }[]): TimedLine[] {
  const found = pieces.map(({ text }) => LEADING_TIME.exec(text.slice(0, 60)));
  if (!areTrusted(pieces, found)) return pieces.map((piece) => ({ ...piece, ...NO_SPAN }));
  const timed: TimedLine[] = [];
  let above: Span | null = null;
  for (const [index, piece] of pieces.entries()) {
    const match = found[index] ?? null;
    const text = match === null ? piece.text : piece.text.slice(match[0].length).trim();
    const span: Span = match === null ? (above ?? NO_SPAN) : spanOf(match);
    above = text === '' && isTextBelow(pieces, found, index) ? span : null;
    // A time with nothing below either stays what it is: text.
    if (above === null) timed.push(text === '' ? { ...piece, ...NO_SPAN } : { ...piece, text, ...span });
  }
  return timed;
}

function isTextBelow(pieces: readonly unknown[], found: readonly (RegExpExecArray | null)[], index: number): boolean {
  return index + 1 < pieces.length && found[index + 1] === null;
}

function spanOf([, start = '', end = '']: RegExpExecArray): Span {
  const startMs = parseDurationText(start);
  const endMs = parseDurationText(end);
  return { startMs, endMs: startMs === null || endMs === null || endMs < startMs ? null : endMs };
}

/** Several times that run forwards; one alone when nothing else could be meant: with hours, glued, or on its own line. */
function areTrusted(pieces: readonly { readonly text: string }[], found: readonly (RegExpExecArray | null)[]): boolean {
  const times = found.flatMap((match) => (match === null ? [] : [parseDurationText(match[1] ?? '') ?? 0]));
  if (times.length > 1) return areAscending(times);
  const index = found.findIndex((match) => match !== null);
  const match = found[index];
  if (!match || index > 0) return false;
  const rest = (pieces[index]?.text ?? '').slice(match[0].length);
  return (match[1] ?? '').split(':').length === 3 || (/^\p{L}/u.test(rest) && !/\s$/u.test(match[0])) || rest === '';
}

function areAscending(times: readonly number[]): boolean {
  const pairs = times.slice(1).filter((time, index) => time >= times[index]!).length;
  return pairs >= (times.length - 1) * LEAST_ASCENDING;
}
