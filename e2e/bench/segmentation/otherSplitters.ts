import type { Atom } from '../../../src/domain/segmentation/atoms.ts';
import type { CueLimits } from '../../../src/domain/segmentation/cueLimits.ts';

/** A cue of the atoms `[from, end)`, whose lines begin at the atoms `lineStarts`, the first at `from`. */
export interface SplitCue {
  readonly from: number;
  readonly end: number;
  readonly lineStarts: readonly number[];
}

/** Splits the atoms of a paragraph into cues, and these into lines. */
export type Splitter = (atoms: readonly Atom[], limits: CueLimits) => SplitCue[];

/** What the others take for a word: atoms `[from, end)` with nothing but no-break spaces between them. */
export interface Unit {
  readonly from: number;
  readonly end: number;
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** The words of a paragraph as the others see them. */
export function unitsOf(atoms: readonly Atom[]): Unit[] {
  const starts = atoms.flatMap(({ blank }, index) => (index === 0 || blank === ' ' ? [index] : []));
  return starts.map((from, index) => {
    const end = starts[index + 1] ?? atoms.length;
    const own = atoms.slice(from, end);
    const text = own.map((atom, at) => (at === 0 ? '' : atom.blank) + atom.text).join('');
    return { from, end, text, startMs: own[0]!.startMs, endMs: own.at(-1)!.endMs };
  });
}

export function textOf(units: readonly Unit[]): string {
  return units.map(({ text }) => text).join(' ');
}

/** The cue whose lines are these. */
export function cueOf(lines: readonly (readonly Unit[])[]): SplitCue {
  return { from: lines[0]![0]!.from, end: lines.at(-1)!.at(-1)!.end, lineStarts: lines.map((line) => line[0]!.from) };
}

export function endsSentence(text: string): boolean {
  return /[.!?…][»”"’')\]\s]*$/u.test(text);
}

/** Fills lines as far as they go, and cues with them. A new cue begins where `isCut` says so, by the units on both sides. */
function filled(units: readonly Unit[], limits: CueLimits, isCut: (left: Unit, right: Unit) => boolean): SplitCue[] {
  const cues: Unit[][][] = [];
  for (const [index, unit] of units.entries()) {
    const cue = cues.at(-1);
    const line = cue?.at(-1);
    if (cue === undefined || line === undefined || isCut(units[index - 1]!, unit)) cues.push([[unit]]);
    else if (textOf([...line, unit]).length <= limits.charsPerLine) line.push(unit);
    else if (cue.length < limits.lineCount) cue.push([unit]);
    else cues.push([[unit]]);
  }
  return cues.map(cueOf);
}

/** The plainest: lines are filled, and sentences end cues. */
export const greedy: Splitter = (atoms, limits) => filled(unitsOf(atoms), limits, ({ text }) => endsSentence(text));

/**
 * As openai/whisper writes subtitles with `--max_line_width` and `--max_line_count` (`SubtitlesWriter` in
 * whisper/utils.py): lines are filled whatever is said, and more than 3 s of silence begin a cue.
 */
export const whisper: Splitter = (atoms, limits) =>
  filled(unitsOf(atoms), limits, (left, right) => right.startMs - left.startMs > 3_000);

/**
 * As pysubs2 makes of Whisper's segments (`load_from_whisper` in pysubs2/formats/whisper.py): each is a cue, here a
 * sentence; it splits nothing, so lines are wrapped as a player would, however many there are.
 */
export const pysubs2: Splitter = (atoms, limits) =>
  filled(unitsOf(atoms), { ...limits, lineCount: 9_999 as 2 }, ({ text }) => endsSentence(text));

const STABLE_TS = { gapMs: 500, commaFromChars: 50, chars: 70 };

/**
 * As stable-ts regroups by default (`isp_cm_sp=.* /。/?/？_sg=.5_sp=,* /，++++50_sl=70_cm`): split behind sentences, in
 * silences of half a second, behind commas where there are 50 characters, and what is longer than 70 where it is. It
 * breaks no lines: the two here are the evenest.
 */
export const stableTs: Splitter = (atoms, limits) => {
  const segments = cutWhere(unitsOf(atoms), (left, right) => {
    return endsSentence(left.text) || right.startMs - left.endMs >= STABLE_TS.gapMs;
  });
  return segments
    .flatMap((segment) =>
      textOf(segment).length < STABLE_TS.commaFromChars
        ? [segment]
        : cutWhere(segment, ({ text }) => text.endsWith(',')),
    )
    .flatMap(shortened)
    .map((segment) => cueOf(evenLines(segment, limits.charsPerLine)));
};

function cutWhere(units: readonly Unit[], isCut: (left: Unit, right: Unit) => boolean): Unit[][] {
  const groups: Unit[][] = [];
  for (const [index, unit] of units.entries()) {
    if (index === 0 || isCut(units[index - 1]!, unit)) groups.push([unit]);
    else groups.at(-1)!.push(unit);
  }
  return groups;
}

function shortened(segment: readonly Unit[]): Unit[][] {
  const groups: Unit[][] = [];
  for (const unit of segment) {
    const last = groups.at(-1);
    if (last !== undefined && textOf([...last, unit]).length <= STABLE_TS.chars) last.push(unit);
    else groups.push([unit]);
  }
  return groups;
}

/** One line where the text fits in it, or else the two whose lengths are the most alike. */
export function evenLines(units: readonly Unit[], oneLine: number): Unit[][] {
  if (textOf(units).length <= oneLine || units.length < 2) return [[...units]];
  const splits = units.slice(1).map((_, index) => [units.slice(0, index + 1), units.slice(index + 1)]);
  const unevenness = ([first, second]: readonly Unit[][]): number =>
    Math.abs(textOf(first!).length - textOf(second!).length);
  return splits.reduce((best, split) => (unevenness(split) < unevenness(best) ? split : best));
}
