/** A recording on the time line of its talk: where it begins, which may be before 0, and how long it is. */
interface RecordingPlace {
  readonly offsetMs: number;
  readonly durationMs: number;
}

/** Where a recording ends on the time line of its talk; 0 when all of it lies before. */
export function endOnTimeLine({ offsetMs, durationMs }: RecordingPlace): number {
  return Math.max(0, offsetMs + durationMs);
}
