import type { Atom } from './atoms.ts';
import { breakCosts, cueCost, lineCost, type BreakCosts } from './breakCosts.ts';
import type { CueLimits } from './cueLimits.ts';
import { CUE_FORBIDDEN, CUE_FORCED, LINE_FORBIDDEN, LINE_FORCED } from './pinnedGaps.ts';

/** A cue before its times are fitted to its neighbours': lines, and when its words are spoken. */
export interface CueText {
  readonly lines: readonly string[];
  /** The atoms `[from, end)` it shows, and the one its second line begins with (`end` when it has one line). */
  readonly from: number;
  readonly lineBreak: number;
  readonly end: number;
  readonly startMs: number;
  readonly endMs: number;
  /** Characters to read, as the reader sees them. */
  readonly length: number;
}

// Above all that anything else costs together: a pin gives way only where no cue or line could hold its stretch.
const FORBIDDEN_CUE = 2e8;
const FORBIDDEN_LINE = 1e8;

/** From which atom a cue begins, and at which its second line does (the end of the cue when it has one line). */
interface Step {
  readonly from: Int32Array;
  readonly lineBreak: Int32Array;
}

/**
 * Splits a paragraph into cues, choosing all cue and line breaks together at the least cost.
 *
 * Hard rules: at most `lineCount` lines of `charsPerLine`, and no longer than `maxDurationMs` where a break is
 * possible; a word longer than a line stands alone. All else is weighed: see `breakCosts.ts`. `nextMs` is when the
 * text after the paragraph begins (`Infinity` at the end), which bounds how long the last cue can stay. `gaps` is what
 * pins say (`pinnedGaps`): what they force is kept always, what they forbid as long as lines and cues can hold it.
 *
 * Dynamic programming over the gaps between atoms: each gap looks back over no more atoms than fit in one cue, so
 * the time is linear in the length of the paragraph. The first of equal choices wins: same input, same output.
 */
export function splitIntoCues(
  atoms: readonly Atom[],
  limits: CueLimits,
  nextMs: number,
  gaps = new Uint8Array(atoms.length + 1),
): CueText[] {
  if (!(limits.charsPerLine >= 1 && limits.maxDurationMs >= 1)) throw new RangeError('cue limits must be positive');
  const step = chooseBreaks(
    { atoms, limits, gaps, lengths: cumulativeLengths(atoms), costs: pinnedCosts(atoms, gaps) },
    nextMs,
  );
  const cues: CueText[] = [];
  for (let end = atoms.length; end > 0; end = step.from[end]!) {
    cues.push(cueOf(atoms, step.from[end]!, step.lineBreak[end]!, end));
  }
  return cues.toReversed();
}

/** The best lines for a text that is to stay one cue; `null` when they do not hold it. A word too long stands alone. */
export function breakLines(atoms: readonly Atom[], limits: CueLimits): readonly string[] | null {
  if (atoms.length === 0) return [];
  const lengths = cumulativeLengths(atoms);
  const cue = { from: 0, end: atoms.length, length: lengths[atoms.length]! };
  const gaps = new Uint8Array(atoms.length + 1);
  const layout = layOut(cue, NONE, { atoms, gaps, lengths, costs: breakCosts(atoms), limits });
  return layout === null ? null : cueOf(atoms, 0, layout.lineBreak, atoms.length).lines;
}

/** The line break that is forced in a cue that reaches over a gap too; `BLOCKED` when none can. */
function passGap(gap: number, at: number, forcedLine: number): number {
  if ((gap & CUE_FORCED) > 0) return BLOCKED;
  if ((gap & LINE_FORCED) === 0) return forcedLine;
  return forcedLine === NONE ? at : BLOCKED;
}

/** The costs of breaks, with those that pins forbid. */
function pinnedCosts(atoms: readonly Atom[], gaps: Uint8Array): BreakCosts {
  const costs = breakCosts(atoms);
  for (let at = 1; at < atoms.length; at++) {
    if ((gaps[at]! & CUE_FORBIDDEN) > 0) costs.cue[at]! += FORBIDDEN_CUE;
    if ((gaps[at]! & LINE_FORBIDDEN) > 0) costs.line[at]! += FORBIDDEN_LINE;
  }
  return costs;
}

function chooseBreaks(context: LayoutContext, nextMs: number): Step {
  const { atoms, limits, gaps, lengths, costs } = context;
  const count = atoms.length;
  const best = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY);
  const step: Step = { from: new Int32Array(count + 1), lineBreak: new Int32Array(count + 1) };
  best[0] = 0;
  for (let end = 1; end <= count; end++) {
    const availableUntilMs = end < count ? atoms[end]!.startMs : nextMs;
    let forcedLine = NONE;
    for (let from = end - 1; from >= 0; from--) {
      const length = lengths[end]! - lengths[from]! - (from > 0 ? 1 : 0);
      const isLone = end - from === 1;
      // One line less than twice its length: the blank at the line break is not shown.
      if (!isLone && length > limits.charsPerLine * limits.lineCount + limits.lineCount - 1) break;
      if (!isLone && gaps[from + 1]! > 0) forcedLine = passGap(gaps[from + 1]!, from + 1, forcedLine);
      if (forcedLine === BLOCKED) break;
      const layout = layOut({ from, end, length }, forcedLine, context);
      if (layout === null) continue;
      const cue = { atoms, from, end, length: lengthToRead(length, layout, end), availableUntilMs };
      const cost = best[from]! + layout.cost + cueCost(cue, limits, costs);
      if (cost < best[end]!) {
        best[end] = cost;
        step.from[end] = from;
        step.lineBreak[end] = layout.lineBreak;
      }
    }
  }
  return step;
}

/** `lengths[i]` is the length of the first `i` atoms, with one blank before each but the first. */
function cumulativeLengths(atoms: readonly Atom[]): Int32Array {
  const lengths = new Int32Array(atoms.length + 1);
  for (const [index, atom] of atoms.entries()) {
    lengths[index + 1] = lengths[index]! + atom.length + (index > 0 ? 1 : 0);
  }
  return lengths;
}

/** No line break is forced in a cue. */
const NONE = -1;
/** A cue is forced to begin inside, or more than one line. */
const BLOCKED = -2;

interface LayoutContext {
  readonly atoms: readonly Atom[];
  readonly gaps: Uint8Array;
  readonly lengths: Int32Array;
  readonly costs: BreakCosts;
  readonly limits: CueLimits;
}

/** Atoms `[from, end)`, and how long they are in one line. */
interface Stretch {
  readonly from: number;
  readonly end: number;
  readonly length: number;
}

/** Where the second line of a stretch begins (its end when it has one line), and what that costs. */
interface Layout {
  readonly lineBreak: number;
  readonly cost: number;
}

/** The best lines for a stretch, with a break at `forcedLine` unless that is `NONE`; `null` when it fits in none. */
function layOut(stretch: Stretch, forcedLine: number, context: LayoutContext): Layout | null {
  const { from, end, length } = stretch;
  const { limits } = context;
  if (forcedLine === NONE && (length <= limits.charsPerLine || end - from === 1)) return { lineBreak: end, cost: 0 };
  if (limits.lineCount === 1) return null;
  if (forcedLine !== NONE) return fitsAt(forcedLine, stretch, context) ? { lineBreak: forcedLine, cost: 0 } : null;
  return breakLine(stretch, context);
}

/** The blank where a line breaks is not read. */
function lengthToRead(length: number, { lineBreak }: Layout, end: number): number {
  return lineBreak < end ? length - 1 : length;
}

/** The best of the places where a stretch can be broken into two lines. */
function breakLine({ from, end, length }: Stretch, { lengths, costs, limits }: LayoutContext): Layout | null {
  let lineBreak = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let at = end - 1; at > from; at--) {
    const second = lengths[end]! - lengths[at]! - 1;
    if (second > limits.charsPerLine) break;
    const first = length - second - 1;
    if (first > limits.charsPerLine) continue;
    const ratio = Math.min(first, second) / Math.max(first, second);
    const unbalance = ratio < limits.balance ? 25 + (limits.balance - ratio) * 60 : 0;
    const cost = lineCost(at, from, costs) + unbalance + (1 - ratio) * 8;
    if (cost < least) {
      least = cost;
      lineBreak = at;
    }
  }
  return lineBreak < 0 ? null : { lineBreak, cost: least };
}

/** Whether both lines of a stretch that is broken before atom `at` are short enough. */
function fitsAt(at: number, { end, length }: Stretch, { lengths, limits }: LayoutContext): boolean {
  const second = lengths[end]! - lengths[at]! - 1;
  return second <= limits.charsPerLine && length - second - 1 <= limits.charsPerLine;
}

function cueOf(atoms: readonly Atom[], from: number, lineBreak: number, end: number): CueText {
  const lines = [atoms.slice(from, lineBreak), atoms.slice(lineBreak, end)].filter((line) => line.length > 0);
  const cue = atoms.slice(from, end);
  return {
    lines: lines.map((line) => line.map((atom, index) => (index === 0 ? '' : atom.blank) + atom.text).join('')),
    from,
    lineBreak,
    end,
    startMs: cue[0]!.startMs,
    endMs: cue.at(-1)!.endMs,
    // One blank between two atoms, and none where the line breaks.
    length: cue.reduce((sum, atom) => sum + atom.length + 1, -lines.length),
  };
}
