import { tokensOf, type Token } from '../transcript/tokensOf.ts';
import type { Cue } from './cue.ts';
import type { UnreadTimes } from './cueFile.ts';
import { shareOut } from './shareOut.ts';
import type { SpanWord, TimedSpan } from './timedText.ts';

/** A subtitle as it was read: lines without markup, and the times that stand inside its text. */
export interface TimedCue extends Pick<Cue, 'startMs' | 'endMs' | 'lines'> {
  /** Which of its times could not be read: they, and those of the words there, are estimates. */
  readonly unread?: UnreadTimes | undefined;
  /** Who begins each line, where the file names a voice there. */
  readonly voices: readonly (string | null)[];
  /** Times inside the cue: when what follows the UTF-16 offset of `lines.join('\n')` is spoken. Ascending offsets. */
  readonly stamps: readonly { readonly offset: number; readonly timeMs: number }[];
}

/**
 * The spans of subtitles, in their order: one for each voice in a cue. Lines are joined by a space.
 *
 * Voices are told by a cue's own speaker, by dashes at the start of lines, by `[NAME]:`, by `NAME :` in capitals, and
 * by `Name Surname :` where the file says that more than once. A word's time is the cue's, shared out by length of
 * text between the times the cue gives (`shareOut`).
 */
export function spansOfCues(cues: readonly TimedCue[]): TimedSpan[] {
  const labels = labelsIn(cues);
  return cues.flatMap((cue) => spansOfCue(cue, labels));
}

/**
 * Takes out what automatic captions say twice: each cue begins with the last lines of the one before, as they roll up
 * the screen. Only where at least a third of the cues do so; a speaker may repeat a word.
 */
export function withoutRolledUpLines(cues: readonly TimedCue[]): { cues: readonly TimedCue[]; repeatedLines: number } {
  const repeated = cues.map((cue, index) => (index === 0 ? 0 : rolledUp(cues[index - 1]!, cue)));
  const count = repeated.filter((lines) => lines > 0).length;
  if (count < 3 || count * 3 < cues.length) return { cues, repeatedLines: 0 };
  const left = cues.flatMap((cue, index): TimedCue[] => {
    const lines = cue.lines.slice(repeated[index]);
    const cut = cue.lines.slice(0, repeated[index]).reduce((sum, line) => sum + line.length + 1, 0);
    const voices = cue.voices.slice(repeated[index]);
    const stamps = cue.stamps.flatMap(({ offset, timeMs }) => (offset < cut ? [] : [{ offset: offset - cut, timeMs }]));
    return lines.length === 0 ? [] : [{ ...cue, lines, voices, stamps }];
  });
  return { cues: left, repeatedLines: repeated.reduce((sum, lines) => sum + lines, 0) };
}

/** Two captions that roll follow one another at once. */
const ROLL_GAP_MS = 200;

function rolledUp(before: TimedCue, cue: TimedCue): number {
  if (Math.abs(cue.startMs - before.endMs) > ROLL_GAP_MS) return 0;
  for (let count = Math.min(before.lines.length, cue.lines.length); count > 0; count--) {
    const last = before.lines.slice(-count);
    if (last.every((line, index) => line.trim() === cue.lines[index]!.trim())) return count;
  }
  return 0;
}

const BRACKETED = /^\[([^\]\n]{1,80})\]\s?:\s*/u;
const CAPITALS = /^((?:\p{Lu}[\p{Lu}\p{M}\d'’.-]*)(?: [\p{Lu}\d][\p{Lu}\p{M}\d'’.-]*){0,5})[ \u00A0\u202F]?:\s+/u;
const FULL_NAME = /^(\p{Lu}[\p{L}\p{M}'’.-]+(?: \p{Lu}[\p{L}\p{M}'’.-]+){1,4})[ \u00A0\u202F]?:\s+/u;
const DASH = /^\s*[-‐‑–—]\s*(?=\p{L}|\p{N}|["«“'‘(…])/u;

/** The full names that begin more than one line of the file. */
function labelsIn(cues: readonly TimedCue[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { lines } of cues) {
    for (const line of lines) {
      const name = FULL_NAME.exec(line.replace(DASH, ''))?.[1];
      if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return new Set([...counts].filter(([, count]) => count > 1).map(([name]) => name));
}

/** A piece of a cue that one voice says: where it begins and ends in the cue's text, markers left out. */
interface Turn {
  readonly from: number;
  to: number;
  readonly speaker: string | null;
  readonly isTurn: boolean;
}

function spansOfCue(cue: TimedCue, labels: ReadonlySet<string>): TimedSpan[] {
  const text = cue.lines.join('\n');
  const turns = turnsOf(cue, labels);
  const spoken = turns.map(({ from, to }) =>
    tokensOf(text.slice(from, to)).map(({ start, end }) => ({ start: start + from, end: end + from })),
  );
  const words = estimatedWhere(cue.unread, wordsOf(cue, spoken.flat()));
  let at = 0;
  return turns.flatMap(({ from, to, speaker, isTurn }, index): TimedSpan[] => {
    const own = words.slice(at, (at += spoken[index]!.length));
    const plain = text.slice(from, to).replaceAll('\n', ' ').trim();
    if (plain === '') return [];
    const startMs = index === 0 ? cue.startMs : (own[0]?.startMs ?? cue.startMs);
    const endMs = index === turns.length - 1 ? cue.endMs : (own.at(-1)?.endMs ?? cue.endMs);
    return [{ speaker, isTurn, startMs, endMs, text: plain, words: own }];
  });
}

/** Makes estimates of the words whose time is only known by what could not be read. */
function estimatedWhere(unread: TimedCue['unread'], words: SpanWord[]): SpanWord[] {
  if (unread === undefined) return words;
  const known = unread === 'end' ? 0 : unread === 'start' ? words.length - 1 : -1;
  return words.map((word, index) => ({ ...word, isKnown: word.isKnown && index === known }));
}

function turnsOf({ lines, voices }: TimedCue, labels: ReadonlySet<string>): Turn[] {
  const turns: Turn[] = [];
  let offset = 0;
  for (const [index, line] of lines.entries()) {
    const { length, name, isMarked } = markOf(line, labels);
    const speaker = name ?? voices[index] ?? null;
    const isTurn = isMarked || speaker !== null;
    const to = offset + line.length;
    if (index === 0 || isTurn) turns.push({ from: offset + length, to, speaker, isTurn });
    else turns.at(-1)!.to = to;
    offset = to + 1;
  }
  return turns;
}

/** What marks a line as another voice's, and how long that is. */
function markOf(line: string, labels: ReadonlySet<string>): { length: number; name: string | null; isMarked: boolean } {
  const dash = DASH.exec(line)?.[0].length ?? 0;
  const rest = line.slice(dash);
  const full = FULL_NAME.exec(rest);
  const label = BRACKETED.exec(rest) ?? CAPITALS.exec(rest) ?? (labels.has(full?.[1] ?? '') ? full : null);
  if (label === null) return { length: dash, name: null, isMarked: dash > 0 };
  return { length: dash + label[0].length, name: label[1]!.trim(), isMarked: true };
}

/** The words of a cue: between two times that it gives, the time is shared out. A time inside a word says nothing. */
function wordsOf({ startMs, endMs, stamps }: TimedCue, tokens: readonly Token[]): SpanWord[] {
  const words: SpanWord[][] = [];
  let at = 0;
  let sinceMs = startMs;
  const shareUntil = (past: number, timeMs: number): void => {
    words.push(shareOut(tokens.slice(at, past), { startMs: sinceMs, endMs: timeMs }));
    at = past;
    sinceMs = timeMs;
  };
  let past = 0;
  for (const { offset, timeMs } of stamps) {
    while (past < tokens.length && tokens[past]!.end <= offset) past++;
    if (past === tokens.length || tokens[past]!.start >= offset) shareUntil(past, timeMs);
  }
  shareUntil(tokens.length, endMs);
  return words.flat();
}
