/** What is shown of a recording: `[fromMs, toMs)`, which need not be whole milliseconds, within `[0, durationMs]`. */
export interface ViewWindow {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The closest that one can look. */
export const LEAST_SPAN_MS = 2_000;

/** How much of the window lies before the sound when the window is moved to it. */
const LEAD_SHARE = 0.1;

export function spanOf({ fromMs, toMs }: ViewWindow): number {
  return toMs - fromMs;
}

/** The window of a length that begins at a time, or as near to it as the recording allows. */
export function windowFrom(fromMs: number, spanMs: number, durationMs: number): ViewWindow {
  const span = Math.min(Math.max(spanMs, LEAST_SPAN_MS), Math.max(durationMs, LEAST_SPAN_MS));
  const from = Math.max(0, Math.min(fromMs, durationMs - span));
  return { fromMs: from, toMs: from + span };
}

/** The window with a length that is `factor` times as long, `timeMs` staying where it is on the screen. */
export function zoomAbout(view: ViewWindow, timeMs: number, factor: number, durationMs: number): ViewWindow {
  const before = spanOf(view);
  const { fromMs, toMs } = windowFrom(0, before * factor, durationMs);
  const spanMs = toMs - fromMs;
  return windowFrom(timeMs - ((timeMs - view.fromMs) * spanMs) / before, spanMs, durationMs);
}

/** The window moved by a time, either way, as far as the recording goes. */
export function scrollBy(view: ViewWindow, byMs: number, durationMs: number): ViewWindow {
  return windowFrom(view.fromMs + byMs, spanOf(view), durationMs);
}

/** The window with a time in its middle. */
export function centredOn(view: ViewWindow, timeMs: number, durationMs: number): ViewWindow {
  return windowFrom(timeMs - spanOf(view) / 2, spanOf(view), durationMs);
}

export function isInView({ fromMs, toMs }: ViewWindow, timeMs: number): boolean {
  return timeMs >= fromMs && timeMs < toMs;
}

/** The window that shows a time: the same while it does, else one that begins a little before it, like a turned page. */
export function turnedTo(view: ViewWindow, timeMs: number, durationMs: number): ViewWindow {
  if (isInView(view, timeMs)) return view;
  return windowFrom(timeMs - LEAD_SHARE * spanOf(view), spanOf(view), durationMs);
}

/** Where a time is in a window that is `width` pixels wide. */
export function xOf({ fromMs, toMs }: ViewWindow, width: number, timeMs: number): number {
  return ((timeMs - fromMs) / (toMs - fromMs)) * width;
}

/** The time at a place in a window that is `width` pixels wide, in whole milliseconds. */
export function msOf({ fromMs, toMs }: ViewWindow, width: number, x: number): number {
  return Math.round(fromMs + (x / width) * (toMs - fromMs));
}
