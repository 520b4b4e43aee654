import { remark } from '../../ui/remarks.ts';
import { holdsEdge, movesHeldEdge } from './edgeKeys.ts';
import type { Key, KeyOptions } from './keyOptions.ts';
import { stepBack, stepForward } from './soundSteps.ts';
import type { StripModel } from './StripModel.ts';
import { selectHeard } from './stripPointer.ts';
import { spanOf } from './viewWindow.ts';

const STEP_MS = 100;
const LONG_STEP_MS = 1_000;
/** How much of what is shown a page is. */
const PAGE_SHARE = 0.9;
export const ZOOM_STEP = 1.5;

/** What a key does while the strip has the focus; `false` when it does nothing there. */
export function handleStripKey(event: Key, options: KeyOptions): boolean {
  if (event.altKey) return false;
  if (movesHeldEdge(event, options) || movesSound(event, options)) return true;
  if (event.ctrlKey || event.metaKey) return false;
  return zooms(event, options) || givesUp(event, options) || acts(event, options) || holdsEdge(event, options);
}

/** Keys that move the sound; with Shift they select from where it was. */
function movesSound(event: Key, options: KeyOptions): boolean {
  const { model, transport, selection, say } = options;
  const to = placeAfter(event, options, event.shiftKey ? selection.headMs : transport.timeMs());
  if (to === null) return false;
  const timeMs = Math.max(0, Math.min(model.durationMs, to));
  if (event.shiftKey) {
    selection.extendTo(timeMs);
    say('selection');
    return true;
  }
  selection.leave();
  transport.seek(timeMs);
  model.followSound();
  say('sound');
  return true;
}

function zooms({ key, code }: Key, { model, say }: KeyOptions): boolean {
  if (key === '+' || key === '=') model.zoom(1 / ZOOM_STEP);
  else if (key === '-') model.zoom(ZOOM_STEP);
  else if (key === '0' || code === 'Digit0') model.showWhole();
  else return false;
  say('view');
  return true;
}

function givesUp({ key }: Key, { model, selection, giveUp, say }: KeyOptions): boolean {
  if (key !== 'Escape') return false;
  if (model.drag !== null) {
    giveUp();
    say('givenUp');
    return true;
  }
  if (model.selection === null) return false;
  selection.drop();
  say('selection');
  return true;
}

function acts({ key }: Key, options: KeyOptions): boolean {
  const { model, transport, actions, selection, say } = options;
  switch (key) {
    case ' ':
      transport.toggle();
      return true;
    case 'Enter':
      if (!selection.play()) selectHeard(model, actions, transport.heardMs());
      return true;
    case 'l':
    case 'L':
      if (selection.toggleLoop()) say('loop');
      else remark('nothingSelected');
      return true;
    default:
      return false;
  }
}

/** Where a key leads from a time; `null` for one that leads nowhere. */
function placeAfter(event: Key, options: KeyOptions, fromMs: number): number | null {
  const { key } = event;
  const { model } = options;
  if (event.ctrlKey || event.metaKey) return neighbourAfter(key, model, fromMs);
  const pageMs = Math.round(PAGE_SHARE * spanOf(model.view));
  switch (key) {
    case 'ArrowLeft':
      return fromMs - STEP_MS;
    case 'ArrowRight':
      return fromMs + STEP_MS;
    case 'ArrowDown':
      return fromMs - LONG_STEP_MS;
    case 'ArrowUp':
      return fromMs + LONG_STEP_MS;
    case 'PageDown':
      return fromMs - pageMs;
    case 'PageUp':
      return fromMs + pageMs;
    case 'Home':
      return 0;
    case 'End':
      return model.durationMs;
    default:
      return null;
  }
}

/** With Ctrl, arrows go as in a text: by words, and up and down by paragraphs. */
function neighbourAfter(key: string, { timed }: StripModel, fromMs: number): number | null {
  switch (key) {
    case 'ArrowLeft':
      return stepBack(timed, fromMs, 'word');
    case 'ArrowRight':
      return stepForward(timed, fromMs, 'word');
    case 'ArrowUp':
      return stepBack(timed, fromMs, 'paragraph');
    case 'ArrowDown':
      return stepForward(timed, fromMs, 'paragraph');
    default:
      return null;
  }
}
