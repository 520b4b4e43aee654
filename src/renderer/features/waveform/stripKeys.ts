import type { LoopingTransport, TextActions } from './stripActions.ts';
import type { StripModel } from './StripModel.ts';
import { selectHeard } from './stripPointer.ts';
import { spanOf } from './viewWindow.ts';

interface KeyOptions {
  readonly model: StripModel;
  readonly transport: LoopingTransport;
  readonly actions: TextActions;
  /** Runs after a key has moved the sound, or what is shown. */
  readonly onMoved: (what: 'sound' | 'view') => void;
}

const STEP_MS = 100;
const LONG_STEP_MS = 1_000;
/** How much of what is shown a page is. */
const PAGE_SHARE = 0.9;
export const ZOOM_STEP = 1.5;

/** What of a key press is looked at. */
type Key = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>;

/** What a key does while the strip has the focus; `false` when it does nothing there. */
export function handleStripKey(event: Key, options: KeyOptions): boolean {
  if (event.ctrlKey || event.altKey || event.metaKey) return false;
  return movesSound(event, options) || zooms(event, options) || acts(event, options);
}

function movesSound(event: Key, options: KeyOptions): boolean {
  const { model, transport, onMoved } = options;
  const timeMs = soundAfter(event, options);
  if (timeMs === null) return false;
  transport.seek(Math.max(0, Math.min(model.durationMs, timeMs)));
  model.followSound();
  onMoved('sound');
  return true;
}

function zooms({ key, code }: Key, { model, onMoved }: KeyOptions): boolean {
  if (key === '+' || key === '=') model.zoom(1 / ZOOM_STEP);
  else if (key === '-') model.zoom(ZOOM_STEP);
  else if (key === '0' || code === 'Digit0') model.showWhole();
  else return false;
  onMoved('view');
  return true;
}

function acts({ key }: Key, { model, transport, actions }: KeyOptions): boolean {
  if (key === ' ') transport.toggle();
  else if (key === 'Enter') selectHeard(model, actions, transport.timeMs());
  else return false;
  return true;
}

/** Where a key takes the sound; `null` for one that does not. */
function soundAfter({ key, shiftKey }: Key, { model, transport }: KeyOptions): number | null {
  const stepMs = shiftKey ? LONG_STEP_MS : STEP_MS;
  const pageMs = Math.round(PAGE_SHARE * spanOf(model.view));
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return transport.timeMs() - stepMs;
    case 'ArrowRight':
    case 'ArrowUp':
      return transport.timeMs() + stepMs;
    case 'PageDown':
      return transport.timeMs() - pageMs;
    case 'PageUp':
      return transport.timeMs() + pageMs;
    case 'Home':
      return 0;
    case 'End':
      return model.durationMs;
    default:
      return null;
  }
}
