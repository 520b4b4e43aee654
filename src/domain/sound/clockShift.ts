/**
 * How the times of one cut of a lecture become those of another: `scale * time + offsetMs`. A scale of 1.001 is a clock
 * that runs 0.1 % slower than the other's.
 */
export interface ClockShift {
  readonly scale: number;
  /** Milliseconds. */
  readonly offsetMs: number;
}

/** A shift that was found, and how much speaks for it. */
export interface FoundShift extends ClockShift {
  /** Which share of what was compared agrees with it, 0 to 1. */
  readonly agreement: number;
  /** Whether it is safe to go by it unasked: enough was compared, and most of it agrees. */
  readonly isSure: boolean;
}

/** A time of the one clock, in whole milliseconds of the other; may be before its start. */
export function shiftedMs(timeMs: number, { scale, offsetMs }: ClockShift): number {
  return Math.round(scale * timeMs + offsetMs);
}

/** The most that a shift moves anything between the start and `endMs`, in milliseconds. */
export function greatestShiftMs(shift: ClockShift, endMs: number): number {
  return Math.max(Math.abs(shift.offsetMs), Math.abs(shiftedMs(endMs, shift) - endMs));
}
