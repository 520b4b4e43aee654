import { tokensOf } from '../transcript/tokensOf.ts';
import type { WordTime } from '../transcript/transcript.ts';
import { countGraphemes } from './graphemes.ts';
import type { Syntax } from './syntax.ts';
import { bondBetween, opensGroup, readPiece, syntaxOf, type Piece } from './wordBonds.ts';

/**
 * A piece of text that no line break can divide: a run without white space. `startMs` and `endMs` are its word's, or
 * for a mark that stands alone (`«`, `?`), those of its neighbour.
 */
export interface Atom {
  readonly text: string;
  /** The half-open range of UTF-16 offsets of the paragraph's text that it shows. */
  readonly from: number;
  readonly to: number;
  readonly length: number;
  /** The blank before it: a space, or a no-break space kept as it is; `''` for the first. */
  readonly blank: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly isSentenceEnd: boolean;
  readonly isClauseEnd: boolean;
  /** How strongly it holds to the atom before it: 0 to 3, 4 over a no-break space. */
  readonly bond: 0 | 1 | 2 | 3 | 4;
  /** Whether a group of words begins here. */
  readonly opensGroup: boolean;
}

const NO_BREAK = /^[\u00A0\u2007\u202F\uFEFF]+$/;

/**
 * The atoms of a paragraph. `words` holds one time for each token of `tokensOf(text)`; `startMs` is when a paragraph
 * of marks alone is shown.
 */
export function atomsOf(text: string, words: readonly WordTime[], startMs: number): Atom[] {
  const runs = [...text.matchAll(/\S+/gu)];
  const syntax = syntaxOf(runs.map(([run]) => run));
  const times = timesOf(text, runs, words, startMs);
  const atoms: Atom[] = [];
  let before: Piece | undefined;
  for (const [index, { 0: run, index: at }] of runs.entries()) {
    const piece = readPiece(run, { before, after: runs[index + 1]?.[0] }, syntax);
    const blank = index === 0 ? '' : blankOf(text.slice(endOf(runs[index - 1]!), at));
    const [fromMs, untilMs] = times[index]!;
    atoms.push({
      text: run,
      from: at,
      to: at + run.length,
      length: countGraphemes(run),
      blank,
      startMs: fromMs,
      endMs: untilMs,
      isSentenceEnd: piece.isSentenceEnd,
      isClauseEnd: piece.isClauseEnd,
      bond: bondOf(before?.text, { run, blank }, syntax),
      opensGroup: opensGroup(run, syntax),
    });
    before = piece;
  }
  return atoms;
}

/** When each run is spoken: a word at its time; an opening mark waits for its word, a closing one follows at once. */
function timesOf(
  text: string,
  runs: readonly RegExpExecArray[],
  words: readonly WordTime[],
  startMs: number,
): [startMs: number, endMs: number][] {
  const tokenStarts = tokensOf(text).map((token) => token.start);
  let token = 0;
  let timeMs = words[0]?.[0] ?? startMs;
  return runs.map(({ 0: run, index: at }) => {
    const next = words[token];
    if (tokenStarts[token] === at && next !== undefined) {
      token++;
      timeMs = Math.max(next[0], next[1]);
      return [next[0], timeMs];
    }
    if (isOpening(run) && next !== undefined) timeMs = next[0];
    return [timeMs, timeMs];
  });
}

/** Whether a run of marks opens what follows, and belongs to it. */
export function isOpening(run: string): boolean {
  return /^[«“([—–-]+$/u.test(run);
}

function endOf(run: RegExpExecArray): number {
  return run.index + run[0].length;
}

/** Blanks become one: a no-break space stays when there is nothing but no-break spaces. */
function blankOf(written: string): string {
  return NO_BREAK.test(written) ? written.slice(0, 1) : ' ';
}

function bondOf(
  before: string | undefined,
  { run, blank }: { readonly run: string; readonly blank: string },
  syntax: Syntax,
): Atom['bond'] {
  if (before === undefined) return 0;
  return blank === ' ' ? bondBetween(before, run, syntax) : 4;
}
