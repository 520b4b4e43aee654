import { tokensOf } from '../transcript/tokensOf.ts';
import type { TimedCue } from './cueSpans.ts';
import { decideBreak } from './wordBreaks.ts';

/** A longer word is none, and more lines are no subtitle: to look at those closely would take for ever. */
const LONGEST_WORD = 60;
const MOST_LINES = 50;

const SOFT_HYPHEN = '\u00AD';
const HYPHENS: ReadonlySet<string | undefined> = new Set(['-', '‐', SOFT_HYPHEN]);
const WORD_AT_END = /[\p{L}\p{M}\p{N}'’-]*[\p{L}\p{M}\p{N}]$/u;

/** A word that ends a line with a hyphen or a soft one. */
interface BrokenWord {
  readonly word: string;
  readonly hyphen: string;
  /** Where the hyphen stands. */
  readonly at: number;
}

function brokenWord(line: string): BrokenWord | null {
  const at = line.trimEnd().length - 1;
  const hyphen = line[at];
  if (hyphen === undefined || !HYPHENS.has(hyphen)) return null;
  const word = WORD_AT_END.exec(line.slice(Math.max(0, at - LONGEST_WORD), at))?.[0];
  return word === undefined || word.length === LONGEST_WORD ? null : { word, hyphen, at };
}

/** What begins the line behind it: the rest of the word, with its marks. */
const REST = /^\s*(?<word>[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*)\S*\s*/u;
/** Subtitles between which more time passes than this are not of one word. */
const LONGEST_GAP_MS = 1_500;

/**
 * Brings words together that a hyphen at the end of a line breaks, within a subtitle or from one to the next: the rest
 * of the word moves up. Compounds keep their hyphen, and a word that was broken off while speaking stays; see
 * `decideBreak`. `healedCount` counts what was brought together.
 */
export function healBreaks(cues: readonly TimedCue[]): { cues: readonly TimedCue[]; healedCount: number } {
  if (!cues.some(({ lines }) => lines.some((line) => brokenWord(line) !== null))) return { cues, healedCount: 0 };
  const healer = new BreakHealer(cues);
  const healed = healer.heal();
  return { cues: healed, healedCount: healer.healedCount };
}

/** A subtitle while words move in it. */
interface OpenCue extends TimedCue {
  endMs: number;
  lines: string[];
  voices: (string | null)[];
  stamps: { offset: number; timeMs: number }[];
}

class BreakHealer {
  readonly #cues: readonly OpenCue[];
  readonly #words: ReadonlySet<string>;
  healedCount = 0;

  constructor(cues: readonly TimedCue[]) {
    this.#cues = cues.map((cue) => {
      return { ...cue, lines: [...cue.lines], voices: [...cue.voices], stamps: [...cue.stamps] };
    });
    this.#words = unbrokenWords(cues);
  }

  heal(): TimedCue[] {
    let before: OpenCue | undefined;
    return this.#cues.filter((cue) => {
      if (before !== undefined && isClose(before, cue)) this.#healBetween(before, cue);
      const past = cue.lines.length <= MOST_LINES ? cue.lines.length : 0;
      for (let index = 0; index < Math.min(past, cue.lines.length) - 1;) {
        // The rest of a word may itself be broken: the line is looked at again with what comes to it.
        if (!this.#healLines({ cue, index }, { cue, index: index + 1 })) index++;
      }
      if (cue.lines.length > 0) before = cue;
      return cue.lines.length > 0;
    });
  }

  #healBetween(before: OpenCue, cue: OpenCue): void {
    const last = { cue: before, index: before.lines.length - 1 };
    if (this.#healLines(last, { cue, index: 0 }) && cue.lines.length === 0) before.endMs = cue.endMs;
  }

  /** Moves the rest of a word from the beginning of one line to the end of another; tells whether a line was used up. */
  #healLines(above: LinePlace, below: LinePlace): boolean {
    const end = brokenWord(above.cue.lines[above.index]!);
    const line = below.cue.lines[below.index]!;
    const rest = REST.exec(line);
    if (end === null || rest === null || below.cue.voices[below.index] !== null) return false;
    const { word, hyphen, at } = end;
    const second = rest.groups!['word']!;
    if (second.length > LONGEST_WORD) return false;
    const outcome = hyphen === SOFT_HYPHEN ? 'joined' : decideBreak(word, second, (each) => this.#words.has(each));
    if (outcome === 'apart') return false;
    this.healedCount++;
    const stem = above.cue.lines[above.index]!.slice(0, at + (outcome === 'joined' ? 0 : 1));
    const moved = rest[0].trim();
    const cut = above.cue.lines[above.index]!.length - stem.length;
    above.cue.lines[above.index] = stem + moved;
    const left = line.slice(rest[0].length);
    if (above.cue === below.cue) moveStamps(above, stem.length, cut + 1 + leadingBlanks(line));
    else dropFirst(below.cue, rest[0].length);
    if (left !== '') below.cue.lines[below.index] = left;
    else {
      below.cue.lines.splice(below.index, 1);
      below.cue.voices.splice(below.index, 1);
    }
    return left === '';
  }
}

interface LinePlace {
  readonly cue: OpenCue;
  readonly index: number;
}

function isClose(before: TimedCue, cue: TimedCue): boolean {
  return Math.abs(cue.startMs - before.endMs) <= LONGEST_GAP_MS;
}

function leadingBlanks(line: string): number {
  return line.length - line.trimStart().length;
}

/** Times inside a cue stand as much earlier as characters went out before them. */
function moveStamps({ cue, index }: LinePlace, length: number, by: number): void {
  const from = cue.lines.slice(0, index).reduce((sum, line) => sum + line.length + 1, 0) + length;
  cue.stamps = cue.stamps.map(({ offset, timeMs }) => {
    return { offset: offset <= from ? offset : Math.max(from, offset - by), timeMs };
  });
}

function dropFirst(cue: OpenCue, length: number): void {
  cue.stamps = cue.stamps.flatMap(({ offset, timeMs }) => {
    return offset < length ? [] : [{ offset: offset - length, timeMs }];
  });
}

/** The words of a text in lower case, but for those at a break: their halves are no words. */
function unbrokenWords(cues: readonly TimedCue[]): ReadonlySet<string> {
  const words = new Set<string>();
  let isBehindBreak = false;
  for (const line of cues.flatMap(({ lines }) => lines)) {
    const isBroken = brokenWord(line) !== null;
    const tokens = tokensOf(line).slice(isBehindBreak ? 1 : 0);
    for (const { start, end } of isBroken ? tokens.slice(0, -1) : tokens) {
      if (end - start > LONGEST_WORD) continue;
      const word = line.slice(start, end).toLowerCase();
      words.add(word.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''));
    }
    isBehindBreak = isBroken;
  }
  return words;
}
