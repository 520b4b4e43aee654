/** The part of a whole that some work is, as shares of it. */
export type Stage = readonly [from: number, to: number];

/** Does work that yields the share of itself that is done; yields the share of the whole. */
export function* inStage<T>(work: Generator<number, T>, [from, to]: Stage): Generator<number, T> {
  for (let step = work.next(); ; step = work.next()) {
    if (step.done === true) return step.value;
    yield from + (to - from) * step.value;
  }
}

/** Does work to its end at once. */
export function finish<T>(work: Generator<number, T>): T {
  for (let step = work.next(); ; step = work.next()) if (step.done === true) return step.value;
}
