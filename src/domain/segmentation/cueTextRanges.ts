import type { Cue } from '../formats/cue.ts';

/** Where the text of a cue stands in its paragraph: half-open UTF-16 offsets, from its first word to its last. */
export interface CueTextRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Where each cue of a paragraph stands in the paragraph's text. `cues` are all cues derived from it, in order: they
 * hold its runs without white space once. `null` where they were derived from a text with another number of them.
 */
export function cueTextRanges(text: string, cues: readonly Pick<Cue, 'lines'>[]): CueTextRange[] | null {
  const runs = [...text.matchAll(/\S+/gu)];
  const ranges: CueTextRange[] = [];
  let next = 0;
  for (const { lines } of cues) {
    const first = runs[next];
    next += lines.reduce((count, line) => count + runCount(line), 0);
    const last = runs[next - 1];
    if (first === undefined || last === undefined) return null;
    ranges.push({ from: first.index, to: last.index + last[0].length });
  }
  return next === runs.length ? ranges : null;
}

function runCount(line: string): number {
  return line.match(/\S+/gu)?.length ?? 0;
}
