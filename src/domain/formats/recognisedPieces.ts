import { tokensOf, type Token } from '../transcript/tokensOf.ts';
import { shareOut } from './shareOut.ts';
import type { SpanWord, TimedSpan } from './timedText.ts';

/**
 * A word, or a part of one, as a recogniser writes it: blanks before it belong to the text. A piece need not be a
 * token: `l` and `'homme` are one, ` ?` is none.
 */
export interface RecognisedPiece {
  readonly text: string;
  readonly startMs: number | null;
  readonly endMs: number | null;
  /** 0 to 100, `null` when the recogniser does not say. */
  readonly confidence: number | null;
  readonly speaker: string | null;
}

/** A recogniser's segment before its pieces are laid on its text. */
export interface RecognisedSegment {
  readonly speaker: string | null;
  readonly isTurn: boolean;
  readonly startMs: number | null;
  readonly endMs: number | null;
  /** As written; may be empty where the pieces say everything. */
  readonly text: string;
  readonly pieces: readonly RecognisedPiece[];
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * The spans of a segment: one, or one for each voice when its words name several. `beforeMs` is where the segment
 * before ended: a segment without times stands there.
 *
 * The text is the segment's own, and the pieces lend it their times: a token starts with its first piece, ends with
 * its last, and is as sure as its least sure. Where text and pieces do not agree at all, the pieces are the text.
 */
export function spansOfSegment(segment: RecognisedSegment, beforeMs: number): TimedSpan[] {
  const { text, ranges } = layOut(segment);
  if (text === '') return [];
  const tokens = tokensOf(text);
  const placed = tokens.map((token) => placePieces(segment.pieces, ranges, token));
  const own = placed.map(wordOf);
  const startMs = segment.startMs ?? firstOf(own) ?? beforeMs;
  const whole = { startMs, endMs: segment.endMs ?? lastOf(own) ?? startMs };
  const hasTimes = own.some((word) => word.startMs !== null || word.endMs !== null);
  const laidOut: LaidOut = {
    segment,
    text,
    words: hasTimes ? own : shareOut(tokens, whole),
    speakers: placed.map((parts) => parts.find(({ speaker }) => speaker !== null)?.speaker ?? null),
    starts: tokens.map(({ start }) => start),
  };
  return splitByVoice(laidOut, whole);
}

/** The text of a segment: its own, or its pieces where it has none or they do not agree. */
export function segmentText(segment: RecognisedSegment): string {
  return segment.pieces.length === 0 ? segment.text.replaceAll(/[\t\n\r\f ]+/g, ' ').trim() : layOut(segment).text;
}

/** The pieces that a token is made of; of a piece that holds several tokens each has its part. */
function placePieces(pieces: readonly RecognisedPiece[], ranges: readonly Range[], token: Token): RecognisedPiece[] {
  const parts: RecognisedPiece[] = [];
  for (let index = firstPast(ranges, token.start); index < ranges.length; index++) {
    const { from, to } = ranges[index]!;
    if (from >= token.end) break;
    parts.push(partOf(pieces[index]!, { from, to }, token));
  }
  return parts;
}

/** The first piece that ends behind an offset; pieces stand in the order of the text. */
function firstPast(ranges: readonly Range[], offset: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ranges[middle]!.to > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

function partOf(piece: RecognisedPiece, { from, to }: Range, token: Token): RecognisedPiece {
  const { startMs, endMs } = piece;
  if (startMs === null || endMs === null || (from >= token.start && to <= token.end)) return piece;
  const place = (offset: number): number => startMs + Math.round(((endMs - startMs) * (offset - from)) / (to - from));
  return { ...piece, startMs: place(Math.max(from, token.start)), endMs: place(Math.min(to, token.end)) };
}

function wordOf(pieces: readonly RecognisedPiece[]): SpanWord {
  const known = pieces.flatMap(({ confidence }) => confidence ?? []);
  return {
    startMs: pieces.find(({ startMs }) => startMs !== null)?.startMs ?? null,
    endMs: pieces.findLast(({ endMs }) => endMs !== null)?.endMs ?? null,
    confidence: known.length === 0 ? null : known.reduce((least, own) => Math.min(least, own)),
    isKnown: true,
  };
}

function firstOf(words: readonly SpanWord[]): number | null {
  return words.find(({ startMs }) => startMs !== null)?.startMs ?? null;
}

function lastOf(words: readonly SpanWord[]): number | null {
  return words.findLast(({ endMs }) => endMs !== null)?.endMs ?? null;
}

interface LaidOut {
  readonly segment: RecognisedSegment;
  readonly text: string;
  readonly words: readonly SpanWord[];
  /** The voice of each word, where it is named. */
  readonly speakers: readonly (string | null)[];
  /** Where each word begins in the text. */
  readonly starts: readonly number[];
}

/** Cuts where a word names another voice than the words before it. */
function splitByVoice({ segment, text, words, speakers, starts }: LaidOut, whole: Times): TimedSpan[] {
  const edges = [0, ...turnsIn(speakers), words.length];
  return edges.slice(0, -1).map((from, part): TimedSpan => {
    const to = edges[part + 1]!;
    const own = words.slice(from, to);
    const isLast = to === words.length;
    const speaker = speakers.slice(from, to).find((name) => name !== null) ?? segment.speaker;
    return {
      speaker,
      isTurn: segment.isTurn || speaker !== null,
      startMs: part === 0 ? whole.startMs : (firstOf(own) ?? whole.startMs),
      endMs: isLast ? whole.endMs : (lastOf(own) ?? whole.endMs),
      text: text.slice(part === 0 ? 0 : starts[from], isLast ? text.length : starts[to]).trim(),
      words: own,
    };
  });
}

/** Where another voice is named than before. */
function turnsIn(speakers: readonly (string | null)[]): number[] {
  const turns: number[] = [];
  let voice: string | null = null;
  for (const [index, speaker] of speakers.entries()) {
    if (speaker === null || speaker === voice) continue;
    if (voice !== null) turns.push(index);
    voice = speaker;
  }
  return turns;
}

interface Times {
  readonly startMs: number;
  readonly endMs: number;
}

/** The text of a segment, and where in it each piece stands. */
function layOut({ text, pieces }: RecognisedSegment): { text: string; ranges: readonly Range[] } {
  const plain = text.replaceAll(/[\t\n\r\f ]+/g, ' ').trim();
  if (plain !== '') {
    const ranges = rangesByText(plain, pieces) ?? rangesByCount(plain, pieces);
    if (ranges !== null) return { text: plain, ranges };
  }
  return textOfPieces(pieces);
}

/** Where each piece stands when they are the text but for blanks; `null` when they are not. */
function rangesByText(text: string, pieces: readonly RecognisedPiece[]): Range[] | null {
  let at = 0;
  const ranges: Range[] = [];
  for (const piece of pieces) {
    const needle = piece.text.trim();
    const from = text.indexOf(needle, at);
    if (from < 0 || text.slice(at, from).trim() !== '') return null;
    at = from + needle.length;
    ranges.push({ from, to: at });
  }
  return ranges;
}

/** Where each piece stands when they are as many words as the text (a character that was cut in two differs). */
function rangesByCount(text: string, pieces: readonly RecognisedPiece[]): Range[] | null {
  const chunks = [...text.matchAll(/[^ ]+/g)];
  let index = -1;
  const ranges: Range[] = [];
  for (const piece of pieces) {
    if (index < 0 || /^\s/u.test(piece.text)) index++;
    const chunk = chunks[index];
    if (chunk === undefined) return null;
    ranges.push({ from: chunk.index, to: chunk.index + chunk[0].length });
  }
  return index === chunks.length - 1 ? ranges : null;
}

/** The pieces as the text: with their own blanks where they have any, else a space between them. */
function textOfPieces(pieces: readonly RecognisedPiece[]): { text: string; ranges: readonly Range[] } {
  const glue = pieces.some((piece) => /^\s|\s$/u.test(piece.text)) ? '' : ' ';
  let text = '';
  // Looking at the end of a text that grows would copy it each time.
  let needsBlank = false;
  const ranges = pieces.map((piece): Range => {
    const blank = needsBlank ? (/^\s/u.test(piece.text) ? ' ' : glue) : '';
    const written = piece.text.trim().replaceAll(/\s+/gu, ' ');
    const from = text.length + blank.length;
    const tail = glue === '' && /\S\s$/u.test(piece.text) ? ' ' : '';
    text += blank + written + tail;
    needsBlank = tail === '' && (written !== '' || (needsBlank && blank === ''));
    return { from, to: from + written.length };
  });
  return { text: text.trim(), ranges };
}
