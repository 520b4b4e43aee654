import { formatClock, formatTenths } from '../../../domain/time/timecode.ts';
import { spanOf, type ViewWindow } from './viewWindow.ts';

/** A mark of the ruler; those between two labels have none. */
export interface Tick {
  readonly timeMs: number;
  readonly label: string | null;
}

/** From one label to the next, and from one mark to the next. */
const STEPS: readonly (readonly [labelMs: number, tickMs: number])[] = [
  [200, 50],
  [500, 100],
  [1_000, 200],
  [2_000, 500],
  [5_000, 1_000],
  [10_000, 2_000],
  [15_000, 5_000],
  [30_000, 5_000],
  [60_000, 10_000],
  [120_000, 30_000],
  [300_000, 60_000],
  [600_000, 120_000],
  [900_000, 300_000],
  [1_800_000, 300_000],
  [3_600_000, 600_000],
];
const LEAST_PIXELS_A_LABEL = 76;

/** The marks of a window that is `width` pixels wide, in order, the one before its beginning included for its label. */
export function rulerTicks(view: ViewWindow, width: number, decimalMark: string): Tick[] {
  const leastMs = (LEAST_PIXELS_A_LABEL * spanOf(view)) / Math.max(1, width);
  const [labelMs, tickMs] = STEPS.find(([step]) => step >= leastMs) ?? STEPS.at(-1)!;
  const first = Math.floor(view.fromMs / labelMs) * labelMs;
  const ticks: Tick[] = [];
  for (let timeMs = first; timeMs < view.toMs; timeMs += tickMs) {
    ticks.push({ timeMs, label: timeMs % labelMs === 0 ? labelOf(timeMs, labelMs, decimalMark) : null });
  }
  return ticks;
}

function labelOf(timeMs: number, labelMs: number, decimalMark: string): string {
  return labelMs < 1_000 ? formatTenths(timeMs, decimalMark) : formatClock(timeMs);
}
