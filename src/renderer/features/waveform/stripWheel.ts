import type { StripModel } from './StripModel.ts';
import { isInView, msOf, spanOf } from './viewWindow.ts';

const PIXELS_A_LINE = 32;
/** How much closer a pixel of the wheel comes: a notch of a mouse is a hundred or more, a pinch a few. */
const ZOOM_A_PIXEL = 0.004;
const MOST_PIXELS = 200;

/** The wheel scrolls the strip; with Ctrl (also a pinch) it zooms about the pointer. Returns a function that stops. */
export function listenToWheel(stage: HTMLElement, model: StripModel): () => void {
  const onWheel = (event: WheelEvent): void => {
    event.preventDefault();
    const scale = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : PIXELS_A_LINE;
    if (event.ctrlKey || event.metaKey) {
      const pixels = Math.max(-MOST_PIXELS, Math.min(MOST_PIXELS, event.deltaY * scale));
      const x = event.clientX - stage.getBoundingClientRect().left;
      model.zoom(Math.exp(pixels * ZOOM_A_PIXEL), msOf(model.view, model.width, x));
      return;
    }
    const pixels = (Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : event.deltaY) * scale;
    model.scroll((pixels * spanOf(model.view)) / model.width);
  };
  stage.addEventListener('wheel', onWheel, { passive: false });
  return () => stage.removeEventListener('wheel', onWheel);
}

/** The map scrolls the strip: its frame is dragged, a press beside it brings it there. Returns a function that stops. */
export function listenToMap(map: HTMLElement, model: StripModel): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  /** How far the middle of the frame is from where it is held; `null` while it is not. */
  let heldMs: number | null = null;
  const timeOf = ({ clientX }: PointerEvent): number => {
    const { left, width } = map.getBoundingClientRect();
    return ((clientX - left) / width) * model.durationMs;
  };
  map.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 0) return;
      const timeMs = timeOf(event);
      const middleMs = (model.view.fromMs + model.view.toMs) / 2;
      heldMs = isInView(model.view, timeMs) ? middleMs - timeMs : 0;
      map.setPointerCapture(event.pointerId);
      model.centre(timeMs + heldMs);
    },
    { signal },
  );
  map.addEventListener('pointermove', (event) => heldMs !== null && model.centre(timeOf(event) + heldMs), { signal });
  for (const type of ['pointerup', 'pointercancel'] as const) {
    map.addEventListener(type, () => (heldMs = null), { signal });
  }
  return () => ending.abort();
}
