import { timedWordsOf, wordAt } from '../../../domain/transcript/timedTranscript.ts';
import type { Paragraph } from '../../../domain/transcript/transcript.ts';
import type { TimeRange } from '../../../domain/transcript/wordTimes.ts';
import { dragBounds, type DragTarget } from './dragBounds.ts';
import { hitTest, type Hit } from './hitTest.ts';
import type { LoopingTransport, TextActions } from './stripActions.ts';
import type { StripModel } from './StripModel.ts';
import { msOf } from './viewWindow.ts';

interface PointerOptions {
  readonly stage: HTMLElement;
  readonly model: StripModel;
  readonly transport: LoopingTransport;
  readonly actions: TextActions;
}

/** A button of the pointer that is down. */
interface Press {
  readonly hit: Hit;
  readonly x: number;
  readonly timeMs: number;
  /** Where what was taken hold of can go; `null` where a range is selected. */
  readonly bounds: TimeRange | null;
  /** The paragraph of what was taken hold of: when it changes meanwhile, the drag has lost its meaning. */
  readonly paragraph: Paragraph | null;
}

/** The pointer must go this far, in pixels, for a press to be no click. */
const LEAST_DRAG = 3;

/**
 * What the pointer does on the strip: a click takes the sound there, a drag moves the edge or the word it began on, or
 * else selects a range that repeats. A double click selects a word in the text. Escape gives a drag up.
 */
export class StripPointer {
  readonly #options: PointerOptions;
  readonly #ending = new AbortController();
  #press: Press | null = null;

  constructor(options: PointerOptions) {
    this.#options = options;
    const { stage, model } = options;
    const { signal } = this.#ending;
    stage.addEventListener('pointerdown', (event) => this.#onDown(event), { signal });
    stage.addEventListener('pointermove', (event) => this.#onMove(event), { signal });
    stage.addEventListener('pointerup', (event) => this.#onUp(event), { signal });
    stage.addEventListener('pointercancel', () => this.#giveUp(), { signal });
    stage.addEventListener('pointerleave', () => model.setHover(null), { signal });
    stage.addEventListener('dblclick', (event) => this.#onDoubleClick(event), { signal });
    stage.addEventListener('keydown', (event) => event.key === 'Escape' && this.#giveUp(), { signal });
  }

  dispose(): void {
    this.#ending.abort();
  }

  #placeOf({ clientX, clientY }: MouseEvent): { readonly x: number; readonly timeMs: number; readonly hit: Hit } {
    const { stage, model } = this.#options;
    const { left, top } = stage.getBoundingClientRect();
    const x = clientX - left;
    const timeMs = Math.max(0, Math.min(model.durationMs, msOf(model.view, model.width, x)));
    return { x, timeMs, hit: hitTest(model.scene(), x, clientY - top, model.durationMs) };
  }

  #onDown(event: PointerEvent): void {
    if (event.button !== 0) return;
    const { stage, model } = this.#options;
    const { x, timeMs, hit } = this.#placeOf(event);
    const bounds = isTarget(hit) ? dragBounds(model.timed, hit, model.durationMs) : null;
    this.#press = { hit, x, timeMs, bounds, paragraph: paragraphOf(model, hit) };
    stage.setPointerCapture(event.pointerId);
  }

  #onMove(event: PointerEvent): void {
    const { stage, model } = this.#options;
    const { x, timeMs, hit } = this.#placeOf(event);
    if (this.#press === null) {
      stage.style.cursor = isTarget(hit) ? 'ew-resize' : '';
      model.setHover(timeMs);
      return;
    }
    if (paragraphOf(model, this.#press.hit) !== this.#press.paragraph) return this.#giveUp();
    if (model.drag === null && Math.abs(x - this.#press.x) < LEAST_DRAG) return;
    // Until the drag has ended, Escape ends it and nothing else.
    stage.dataset['takesEscape'] = '';
    this.#drag(this.#press, timeMs);
  }

  #drag({ hit, timeMs: fromMs, bounds }: Press, timeMs: number): void {
    const { model } = this.#options;
    if (isTarget(hit) && bounds !== null) {
      model.setDrag({ ...hit, timeMs: Math.min(bounds.endMs, Math.max(bounds.startMs, timeMs)) });
    } else {
      model.setDrag({ kind: 'range', startMs: Math.min(fromMs, timeMs), endMs: Math.max(fromMs, timeMs) });
    }
  }

  #onUp(event: PointerEvent): void {
    const press = this.#press;
    if (press === null) return;
    const { transport, actions, model } = this.#options;
    const { drag } = model;
    this.#giveUp();
    if (paragraphOf(model, press.hit) !== press.paragraph) return;
    if (drag === null) {
      transport.seek('startMs' in press.hit ? press.hit.startMs : press.timeMs);
    } else if (drag.kind === 'range') {
      transport.setLoop({ startMs: drag.startMs, endMs: drag.endMs });
    } else {
      const { id } = press.paragraph!;
      if (drag.kind === 'edge') actions.setParagraphTime(id, drag.edge, drag.timeMs);
      else actions.setWordTime(id, drag.wordIndex, drag.timeMs);
    }
    this.#onMove(event);
  }

  #giveUp(): void {
    const { stage, model } = this.#options;
    this.#press = null;
    delete stage.dataset['takesEscape'];
    if (model.drag !== null) model.setDrag(null);
  }

  #onDoubleClick(event: MouseEvent): void {
    const { hit, timeMs } = this.#placeOf(event);
    const { model, actions } = this.#options;
    if (hit.kind === 'word' || hit.kind === 'wordStart') selectWord(model, actions, hit);
    else selectHeard(model, actions, timeMs);
  }
}

/** Selects in the text the word that is heard at a time. */
export function selectHeard({ timed }: StripModel, actions: TextActions, timeMs: number): void {
  const { paragraphIndex, token } = wordAt(timed, timeMs);
  const paragraph = timed.transcript[paragraphIndex];
  if (paragraph !== undefined) actions.select(paragraph.id, token?.start ?? 0, token?.end ?? 0);
}

function selectWord(
  { timed }: StripModel,
  actions: TextActions,
  { paragraphIndex, wordIndex }: { readonly paragraphIndex: number; readonly wordIndex: number },
): void {
  const { start, end } = timedWordsOf(timed, paragraphIndex).tokens[wordIndex]!;
  actions.select(timed.transcript[paragraphIndex]!.id, start, end);
}

function paragraphOf({ timed }: StripModel, hit: Hit): Paragraph | null {
  return isTarget(hit) ? (timed.transcript[hit.paragraphIndex] ?? null) : null;
}

function isTarget(hit: Hit): hit is DragTarget {
  return hit.kind === 'edge' || hit.kind === 'wordStart';
}
