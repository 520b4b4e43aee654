import { readCueTimes, type PinnedTimes } from '../transcript/pinNotes.ts';
import type { Pin } from '../transcript/textMarks.ts';
import type { Atom } from './atoms.ts';
import type { CueTimes } from './fitCueTimes.ts';
import { firstWhere } from '../transcript/firstWhere.ts';
import { atomsUnder, type AtomRange } from './pinnedGaps.ts';
import type { CueText } from './splitIntoCues.ts';

/** A pin as it bears on one cue. One that is not met could not be kept: it contradicts another, or fits in no cue. */
export interface CuePin {
  readonly pin: Pin;
  readonly isMet: boolean;
}

/** A pin in a cue before its times are known: those it pins for this cue. */
export interface PlacedPin extends CuePin {
  readonly times: PinnedTimes;
}

const NO_TIMES: PinnedTimes = { startMs: null, endMs: null };

/**
 * The pins in each of the cues of a paragraph, in the order of the text. A break is in the cue of its word, a
 * time in those of the first and the last word of its stretch, another stretch in every cue it reaches. `shown` are the wordings that are shown.
 */
export function placePins(
  cues: readonly CueText[],
  atoms: readonly Atom[],
  pins: readonly Pin[],
  shown: ReadonlySet<Pin>,
): PlacedPin[][] {
  const placed = cues.map((): PlacedPin[] => []);
  let first = 0;
  for (const pin of pins) {
    const under = atomsUnder(atoms, pin);
    if (under === null) continue;
    // Pins are in the order of their starts, and so are cues.
    while (cues[first]!.end <= under.from) first++;
    const isShown = pin.kind !== 'wording' || shown.has(pin);
    const isStretch = pin.kind === 'noBreak' || (pin.kind === 'wording' && isShown);
    const end = isStretch ? under.end : under.from + 1;
    const place = (index: number): void => {
      const cue = cues[index]!;
      placed[index]!.push({ pin, isMet: isShown && isKept(pin, under, cue), times: timesFor(pin, under, cue) });
    };
    for (let index = first; index < cues.length && cues[index]!.from < end; index++) place(index);
    const last = pin.kind === 'cueTimes' ? cueOfAtom(cues, under.end - 1) : first;
    if (last > first) place(last);
  }
  return placed;
}

/** The index of the cue that shows an atom. */
function cueOfAtom(cues: readonly CueText[], atom: number): number {
  return firstWhere(cues, ({ end }) => end > atom);
}

function isKept({ kind, note }: Pin, { from, end }: AtomRange, cue: CueText): boolean {
  if (kind === 'cueBreak') return cue.from === from;
  if (kind === 'lineBreak') return cue.from === from || cue.lineBreak === from;
  if (kind !== 'noBreak') return true;
  const isWhole = cue.from <= from && cue.end >= end;
  return isWhole && (note !== '' || cue.lineBreak <= from || cue.lineBreak >= end);
}

function timesFor({ kind, note }: Pin, { from, end }: AtomRange, cue: CueText): PinnedTimes {
  const times = kind === 'cueTimes' ? readCueTimes(note) : null;
  if (times === null) return NO_TIMES;
  return { startMs: cue.from === from ? times.startMs : null, endMs: cue.end === end ? times.endMs : null };
}

/** The times that the pins of a cue ask for; of two that say the same edge the first counts. */
export function pinnedTimesOf(pins: readonly PlacedPin[]): PinnedTimes {
  if (pins.length === 0) return NO_TIMES;
  const edge = (name: keyof PinnedTimes): number | null =>
    pins.find(({ times }) => times[name] !== null)?.times[name] ?? null;
  return { startMs: edge('startMs'), endMs: edge('endMs') };
}

/** The pins of a cue that is shown at these times. */
export function metPins(pins: readonly PlacedPin[], shown: CueTimes): readonly CuePin[] {
  return pins.map(({ pin, isMet, times: { startMs, endMs } }) => ({
    pin,
    isMet: isMet && (startMs ?? shown.startMs) === shown.startMs && (endMs ?? shown.endMs) === shown.endMs,
  }));
}
