import { readFileSync, writeFileSync } from 'node:fs';
import type { Rectangle } from 'electron';

/** Where a window was. */
export interface WindowState {
  readonly bounds: Rectangle;
  readonly isMaximized: boolean;
}

/** Below this the panes of a talk have no room. */
export const SMALLEST = { width: 900, height: 600 };
const USUAL = { width: 1440, height: 900 };

/** How much of a window must be on a display for it to be found and dragged. */
const VISIBLE = 100;

/**
 * A remembered state made to fit the displays that are there now: no larger than its display, and moved to the middle
 * of the first when it would be out of sight. Anything but a state gives the usual one.
 */
export function fitToDisplays(state: unknown, workAreas: readonly Rectangle[]): WindowState {
  const first = workAreas[0] ?? { x: 0, y: 0, ...USUAL };
  const bounds = isState(state) ? state.bounds : null;
  const area = bounds === null ? first : (workAreas.find((candidate) => isVisible(bounds, candidate)) ?? first);
  const width = Math.min(Math.max(bounds?.width ?? USUAL.width, SMALLEST.width), area.width);
  const height = Math.min(Math.max(bounds?.height ?? USUAL.height, SMALLEST.height), area.height);
  const isMaximized = isState(state) && state.isMaximized;
  if (bounds !== null && isVisible(bounds, area)) {
    const x = Math.max(area.x, Math.min(bounds.x, area.x + area.width - width));
    const y = Math.max(area.y, Math.min(bounds.y, area.y + area.height - height));
    return { bounds: { x, y, width, height }, isMaximized };
  }
  const x = area.x + Math.floor((area.width - width) / 2);
  const y = area.y + Math.floor((area.height - height) / 2);
  return { bounds: { x, y, width, height }, isMaximized };
}

function isVisible(bounds: Rectangle, area: Rectangle): boolean {
  const width = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  const height = Math.min(bounds.y + bounds.height, area.y + area.height) - Math.max(bounds.y, area.y);
  return width >= VISIBLE && height >= VISIBLE;
}

function isState(value: unknown): value is WindowState {
  const { bounds, isMaximized } = (value ?? {}) as Partial<WindowState>;
  const { x, y, width, height } = (bounds ?? {}) as Partial<Rectangle>;
  return [x, y, width, height].every((number) => Number.isSafeInteger(number)) && typeof isMaximized === 'boolean';
}

/** The state in a file; `undefined` when there is none that can be read. */
export function readWindowState(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Keeps a state. A disk that refuses must not keep a window from closing. */
export function writeWindowState(path: string, state: WindowState): void {
  try {
    writeFileSync(path, JSON.stringify(state));
  } catch {
    // The window opens at its usual place next time.
  }
}
