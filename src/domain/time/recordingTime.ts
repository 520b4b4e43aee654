/** A recording on the time line of its talk: where it begins, which may be before 0, and how long it is. */
interface RecordingPlace {
  readonly offsetMs: number;
  readonly durationMs: number;
}

/** Where a recording ends on the time line of its talk; 0 when all of it lies before. */
export function endOnTimeLine({ offsetMs, durationMs }: RecordingPlace): number {
  return Math.max(0, offsetMs + durationMs);
}

/** A talk, as far as it tells how long it is: what its notice says, and its recording. */
interface MeasuredTalk {
  readonly media: RecordingPlace | null;
  readonly durationMs: number | null;
}

/** How long a talk is in milliseconds: to the end of its recording; without one what its notice says, or `null`. */
export function durationOf({ media, durationMs }: MeasuredTalk): number | null {
  return media === null ? durationMs : endOnTimeLine(media);
}
