import { firstWhere } from '../transcript/firstWhere.ts';
import { readCueTimes } from '../transcript/pinNotes.ts';
import type { Pin } from '../transcript/textMarks.ts';
import type { TextRange } from '../transcript/textRange.ts';
import type { Atom } from './atoms.ts';

/** A cue begins behind this gap. */
export const CUE_FORCED = 1;
/** A line begins behind this gap. */
export const LINE_FORCED = 2;
/** No cue may end at this gap. */
export const CUE_FORBIDDEN = 4;
/** No line may end at this gap. */
export const LINE_FORBIDDEN = 8;

/** Atoms `[from, end)`, by index; at least one. */
export interface AtomRange {
  readonly from: number;
  readonly end: number;
}

/** The atoms that a range of the text touches; `null` when it lies in white space. */
export function atomsUnder(atoms: readonly Atom[], { from, to }: TextRange): AtomRange | null {
  const first = firstWhere(atoms, (atom) => atom.to > from || atom.from >= from);
  const end = firstWhere(atoms, (atom) => atom.from >= to);
  return first < end ? { from: first, end } : null;
}

/**
 * What pins say of the gap before each atom, as bits; the last is the end. Where one pin forces what another forbids,
 * it is forced. A pinned time holds the edge of its cue: a cue begins, or ends, there.
 */
export function pinnedGaps(atoms: readonly Atom[], pins: readonly Pin[]): Uint8Array<ArrayBuffer> {
  const gaps = new Uint8Array(atoms.length + 1);
  for (const pin of pins) {
    const under = atomsUnder(atoms, pin);
    if (under === null) continue;
    for (const at of forcedCues(pin, under)) gaps[at]! |= CUE_FORCED;
    if (pin.kind === 'lineBreak') gaps[under.from]! |= LINE_FORCED;
    if (pin.kind !== 'noBreak') continue;
    const bits = pin.note === '' ? CUE_FORBIDDEN | LINE_FORBIDDEN : CUE_FORBIDDEN;
    for (let at = under.from + 1; at < under.end; at++) gaps[at]! |= bits;
  }
  return gaps;
}

function forcedCues({ kind, note }: Pin, { from, end }: AtomRange): number[] {
  if (kind === 'cueBreak') return [from];
  const times = kind === 'cueTimes' ? readCueTimes(note) : null;
  if (times === null) return [];
  return [...(times.startMs === null ? [] : [from]), ...(times.endMs === null ? [] : [end])];
}
