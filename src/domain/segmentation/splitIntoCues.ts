import type { Atom } from './atoms.ts';
import { breakCosts, cueCost, lineCost, PROHIBITIVE, type BreakCosts } from './breakCosts.ts';
import type { CueLimits } from './cueLimits.ts';

/** A cue before its times are fitted to its neighbours': lines, and when its words are spoken. */
export interface CueText {
  readonly lines: readonly string[];
  readonly startMs: number;
  readonly endMs: number;
  /** Characters to read, as the reader sees them. */
  readonly length: number;
}

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
 * text after the paragraph begins (`Infinity` at the end), which bounds how long the last cue can stay.
 *
 * Dynamic programming over the gaps between atoms: each gap looks back over no more atoms than fit in one cue, so
 * the time is linear in the length of the paragraph. The first of equal choices wins: same input, same output.
 */
export function splitIntoCues(atoms: readonly Atom[], limits: CueLimits, nextMs: number): CueText[] {
  if (!(limits.charsPerLine >= 1 && limits.maxDurationMs >= 1)) throw new RangeError('cue limits must be positive');
  const step = chooseBreaks(atoms, limits, nextMs);
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
  const layout = layOut(cue, { lengths, costs: breakCosts(atoms), limits });
  return layout === null ? null : cueOf(atoms, 0, layout.lineBreak, atoms.length).lines;
}

function chooseBreaks(atoms: readonly Atom[], limits: CueLimits, nextMs: number): Step {
  const count = atoms.length;
  const best = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY);
  const step: Step = { from: new Int32Array(count + 1), lineBreak: new Int32Array(count + 1) };
  const lengths = cumulativeLengths(atoms);
  const costs = breakCosts(atoms);
  best[0] = 0;
  for (let end = 1; end <= count; end++) {
    for (let from = end - 1; from >= 0; from--) {
      const length = lengths[end]! - lengths[from]! - (from > 0 ? 1 : 0);
      const isLone = end - from === 1;
      // One line less than twice its length: the blank at the line break is not shown.
      if (!isLone && length > limits.charsPerLine * limits.lineCount + limits.lineCount - 1) break;
      const layout = layOut({ from, end, length }, { lengths, costs, limits });
      if (layout === null) continue;
      const availableUntilMs = end < count ? atoms[end]!.startMs : nextMs;
      const cost = best[from]! + layout.cost + cueCost({ atoms, from, end, length, availableUntilMs }, limits, costs);
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

interface LayoutContext {
  readonly lengths: Int32Array;
  readonly costs: BreakCosts;
  readonly limits: CueLimits;
}

/** The best lines for the atoms `[from, end)`; `null` when they fit in none. */
function layOut(
  { from, end, length }: { from: number; end: number; length: number },
  { lengths, costs, limits }: LayoutContext,
): { lineBreak: number; cost: number } | null {
  if (length <= limits.charsPerLine || end - from === 1) return { lineBreak: end, cost: 0 };
  if (limits.lineCount === 1) return null;
  let lineBreak = -1;
  let least = PROHIBITIVE;
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

function cueOf(atoms: readonly Atom[], from: number, lineBreak: number, end: number): CueText {
  const lines = [atoms.slice(from, lineBreak), atoms.slice(lineBreak, end)].filter((line) => line.length > 0);
  const cue = atoms.slice(from, end);
  return {
    lines: lines.map((line) => line.map((atom, index) => (index === 0 ? '' : atom.blank) + atom.text).join('')),
    startMs: cue[0]!.startMs,
    endMs: cue.at(-1)!.endMs,
    length: cue.reduce((sum, atom) => sum + atom.length + 1, -1),
  };
}
