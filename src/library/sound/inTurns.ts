import type { SoundControl } from './soundTask.ts';

/** After so much work whoever waits has a turn. */
const TURN_MS = 30;

/** Does stepwise work to the end, `onStep` told each share done; `null` when it was cancelled. */
export async function inTurns<T>(
  work: Generator<number, T>,
  { signal, turn }: Pick<SoundControl, 'signal' | 'turn'>,
  onStep: (share: number) => void = () => {},
): Promise<T | null> {
  for (let since = performance.now(); ;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (performance.now() - since < TURN_MS) continue;
    onStep(step.value);
    await turn();
    if (signal.aborted) return null;
    since = performance.now();
  }
}
