/**
 * What an editor changed in the subtitles that are derived from a text: pins, which stay when they are derived anew.
 * `cueBreak` and `lineBreak`: a cue, or a line, begins with the word that the mark begins in. `noBreak`: no cue and no
 * line ends inside the stretch (`note` is empty), or no cue does (`cue`). `cueTimes`: the cue that begins with the
 * stretch starts, the one that ends with it ends, at the times in `note` (see `writeCueTimes`). `wording`: the stretch
 * is shown as `note`.
 */
export const PIN_KINDS = ['cueBreak', 'lineBreak', 'noBreak', 'cueTimes', 'wording'] as const;
/** One of `PIN_KINDS`. */
export type PinKind = (typeof PIN_KINDS)[number];

/** When a cue is to start and to end, in integer milliseconds; `null` leaves it to the derivation. */
export interface PinnedTimes {
  readonly startMs: number | null;
  readonly endMs: number | null;
}

/** The note of a `noBreak` that lets lines break inside it, and only keeps it in one cue. */
export const IN_ONE_CUE = 'cue';

const TIMES = /^(\d{1,12})?-(\d{1,12})?$/;

/** The note of a `cueTimes` pin: `1000-2500`, `1000-` or `-2500`, in milliseconds. */
export function writeCueTimes({ startMs, endMs }: PinnedTimes): string {
  return `${startMs ?? ''}-${endMs ?? ''}`;
}

/** Reads what `writeCueTimes` wrote; `null` when the note says no time, or an end that is not after the start. */
export function readCueTimes(note: string): PinnedTimes | null {
  const found = TIMES.exec(note);
  if (found === null || note === '-') return null;
  const [startMs = null, endMs = null] = [found[1], found[2]].map((digits) =>
    digits === undefined ? undefined : Number(digits),
  );
  return startMs !== null && endMs !== null && endMs <= startMs ? null : { startMs, endMs };
}

/** Whether a pin of this kind can say `note`. */
export function isPinNoteSound(kind: PinKind, note: string): boolean {
  if (kind === 'cueTimes') return readCueTimes(note) !== null;
  if (kind === 'wording') return note.trim() !== '';
  return note === '' || (kind === 'noBreak' && note === IN_ONE_CUE);
}

/**
 * What a pin says when its text is cut, `null` when nothing is left to say. A break goes with the start of its word; a
 * time with its end of the stretch; a wording would be shown twice, or for half of what it stands for, so it goes.
 */
export function slicePinNote(
  { kind, note }: { readonly kind: PinKind; readonly note: string },
  keepsStart: boolean,
  keepsEnd: boolean,
): string | null {
  if ((keepsStart && keepsEnd) || kind === 'noBreak') return note;
  if (kind === 'wording') return null;
  if (kind === 'cueTimes') return sliceTimes(note, keepsStart, keepsEnd);
  return keepsStart ? note : null;
}

function sliceTimes(note: string, keepsStart: boolean, keepsEnd: boolean): string | null {
  const { startMs = null, endMs = null } = readCueTimes(note) ?? {};
  const left = { startMs: keepsStart ? startMs : null, endMs: keepsEnd ? endMs : null };
  return left.startMs === null && left.endMs === null ? null : writeCueTimes(left);
}
