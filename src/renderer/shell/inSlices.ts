/** How long keys and frames wait for such work at most, in milliseconds. */
const SLICE_MS = 6;

/** Does work step by step, and lets keys and frames go before after some milliseconds. Returns a function that stops it. */
export function inSlices<Result>(steps: Generator<undefined, Result>, onDone: (result: Result) => void): () => void {
  const work = (): void => {
    const end = performance.now() + SLICE_MS;
    while (performance.now() < end) {
      const step = steps.next();
      if (step.done === true) return onDone(step.value);
    }
    timer = setTimeout(work);
  };
  let timer = setTimeout(work);
  return () => clearTimeout(timer);
}
