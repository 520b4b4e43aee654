import {
  cueOf,
  endsSentence,
  evenLines,
  textOf,
  unitsOf,
  type SplitCue,
  type Splitter,
  type Unit,
} from './otherSplitters.ts';

/** A text shorter than this stays on one line: Subtitle Edit's « merge lines shorter than ». */
const ONE_LINE = 33;
/** How many words a cue that does not fit may leave to the next. */
const MOVED_WORDS = 3;

/**
 * As Subtitle Edit imports a plain text with automatic splitting (`PlainTextImporter.ImportAutoSplit`, with
 * `Utilities.AutoBreakLine` and `TextSplit`), by its rules and with its default settings: a cue ends with a sentence,
 * or when it is longer than two lines; the lines are the two evenest; up to three words go on to the next cue where they
 * do not fit; and a short rest is shared with the cue before. Its lists of words that must not end a line are off.
 */
export const subtitleEdit: Splitter = (atoms, limits) => {
  const most = limits.charsPerLine;
  const cues: Unit[][] = [];
  let held: Unit[] = [];
  const close = (group: readonly Unit[]): Unit[] => {
    const { kept, moved } = fitted(group, most);
    const shared = isShortRest(kept, cues.at(-1), most) ? thirds([...cues.at(-1)!, ...kept]) : null;
    if (shared === null) cues.push(kept);
    else cues.splice(-1, 1, shared.slice(0, 2).flat(), shared[2]!);
    return moved;
  };
  for (const unit of unitsOf(atoms)) {
    if (held.length > 0 && textOf([...held, unit]).length > most * limits.lineCount) held = close(held);
    held.push(unit);
    if (endsSentence(unit.text)) held = close(held);
  }
  while (held.length > 0) held = close(held);
  return cues.map((cue): SplitCue => cueOf(evenLines(cue, ONE_LINE)));
};

/** What of a group its two evenest lines hold, and the words that go on to the next; all, where three do not help. */
function fitted(group: readonly Unit[], most: number): { kept: Unit[]; moved: Unit[] } {
  for (let moved = 0; moved <= MOVED_WORDS && moved < group.length; moved++) {
    const kept = group.slice(0, group.length - moved);
    if (evenLines(kept, ONE_LINE).every((line) => textOf(line).length <= most))
      return { kept, moved: group.slice(group.length - moved) };
  }
  return { kept: [...group], moved: [] };
}

/** Whether a rest is so short that it takes words of the cue before, which ends no sentence. */
function isShortRest(rest: readonly Unit[], before: readonly Unit[] | undefined, most: number): boolean {
  if (before === undefined || endsSentence(textOf(before))) return false;
  return textOf(rest).length < most / 2.5;
}

/** Three lines of about the same length; `null` where there are not so many words. */
function thirds(units: readonly Unit[]): Unit[][] | null {
  const third = textOf(units).length / 3;
  const lines: Unit[][] = [[]];
  for (const unit of units) {
    const line = lines.at(-1)!;
    if (line.length > 0 && lines.length < 3 && textOf([...line, unit]).length > third + unit.text.length / 2)
      lines.push([unit]);
    else line.push(unit);
  }
  return lines.length === 3 ? lines : null;
}
