import { timedWordsOf, wordAt } from '../../../domain/transcript/timedTranscript.ts';
import type { Paragraph } from '../../../domain/transcript/transcript.ts';
import type { TimeRange } from '../../../domain/transcript/wordTimes.ts';
import { dragBounds, timeOf, type DragTarget } from './dragBounds.ts';
import { edgeScroll } from './edgeScroll.ts';
import { heldEdge, setHeld } from './heldEdge.ts';
import { hitTest, type Hit } from './hitTest.ts';
import { snapToSpeech } from './speechEdges.ts';
import type { LoopingTransport, TextActions } from './stripActions.ts';
import type { StripModel } from './StripModel.ts';
import { regionOf } from './stripScene.ts';
import type { StripSelection } from './StripSelection.ts';
import { isInView, msOf, spanOf } from './viewWindow.ts';

interface PointerOptions {
  readonly stage: HTMLElement;
  readonly model: StripModel;
  readonly transport: LoopingTransport;
  readonly actions: TextActions;
  readonly selection: StripSelection;
}

/** A button of the pointer that is down. */
interface Press {
  readonly hit: Hit;
  readonly x: number;
  readonly timeMs: number;
  /** From here a range is selected: the other edge, where one is moved. */
  readonly anchorMs: number;
  /** How far the edge that was taken hold of is behind the pointer. */
  readonly offsetMs: number;
  /** Where what was taken hold of can go; `null` where a range is selected. */
  readonly bounds: TimeRange | null;
  /** The paragraph of what was taken hold of: when it changes meanwhile, the drag has lost its meaning. */
  readonly paragraph: Paragraph | null;
}

/** The pointer must go this far, in pixels, for a press to be no click. */
const LEAST_DRAG = 3;
/** From how near, in pixels, an edge is drawn to one of speech. */
const SNAP_REACH = 6;

/**
 * What the pointer does on the strip: a click takes the sound there, a drag moves the edge or the word it began on, or
 * else selects a range. What is moved is drawn to the edges of speech, but not while Alt or Ctrl (⌘ on a Mac) is held. A double
 * click selects a word in the text.
 */
export class StripPointer {
  readonly #options: PointerOptions;
  readonly #ending = new AbortController();
  #press: Press | null = null;
  /** Where the pointer is that drags something, and the frame in which the window goes along with it; 0 for none. */
  #dragged: PointerEvent | null = null;
  #frame = 0;

  constructor(options: PointerOptions) {
    this.#options = options;
    const { stage, model } = options;
    const { signal } = this.#ending;
    stage.addEventListener('pointerdown', (event) => this.#onDown(event), { signal });
    stage.addEventListener('pointermove', (event) => this.#onMove(event), { signal });
    stage.addEventListener('pointerup', (event) => this.#onUp(event), { signal });
    stage.addEventListener('pointercancel', () => this.giveUp(), { signal });
    stage.addEventListener('pointerleave', () => model.setHover(null), { signal });
    stage.addEventListener('dblclick', (event) => this.#onDoubleClick(event), { signal });
  }

  dispose(): void {
    this.#ending.abort();
    this.#press = null;
    cancelAnimationFrame(this.#frame);
  }

  /** Lets go of what is dragged, leaving it where it was. */
  giveUp(): void {
    this.#press = null;
    if (this.#options.model.drag !== null) this.#options.model.setDrag(null);
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
    this.giveUp();
    const { stage, model } = this.#options;
    const { x, timeMs, hit } = this.#placeOf(event);
    const bounds = isTarget(hit) ? dragBounds(model.timed, hit, model.durationMs) : null;
    const offsetMs = isTarget(hit) ? timeOf(model.timed, hit) - timeMs : 0;
    const anchorMs = anchorOf(model, hit) ?? timeMs;
    this.#press = { hit, x, timeMs, anchorMs, offsetMs, bounds, paragraph: paragraphOf(model, hit) };
    stage.setPointerCapture(event.pointerId);
  }

  #onMove(event: PointerEvent): void {
    const { stage, model } = this.#options;
    const { x, timeMs, hit } = this.#placeOf(event);
    if (this.#press === null) {
      stage.style.cursor = isTarget(hit) || hit.kind === 'regionEdge' ? 'ew-resize' : '';
      model.setHover(timeMs);
      return;
    }
    if (paragraphOf(model, this.#press.hit) !== this.#press.paragraph) return this.giveUp();
    if (model.drag === null && Math.abs(x - this.#press.x) < LEAST_DRAG) return;
    this.#drag(this.#press, timeMs, !event.altKey && !event.ctrlKey && !event.metaKey);
    this.#dragged = event;
    if (this.#frame === 0) this.#goAlong(this.#press, x, performance.now());
  }

  /** Moves the window along while something is held at its edge, and what is held with it. */
  #goAlong(press: Press, x: number, sinceMs: number): void {
    const { model } = this.#options;
    const speed = edgeScroll(x, model.width, press.x);
    if (speed === 0) return;
    this.#frame = requestAnimationFrame((nowMs) => {
      const event = this.#dragged;
      if (event !== null && this.#press !== null && model.drag !== null) {
        model.scroll((speed * spanOf(model.view) * Math.max(0, nowMs - sinceMs)) / 1_000);
        this.#onMove(event);
      }
      this.#frame = 0;
      // The text may have changed under it, and what was held is not held any more.
      if (event !== null && this.#press !== null) this.#goAlong(this.#press, this.#placeOf(event).x, nowMs);
    });
  }

  #drag({ hit, anchorMs, offsetMs, bounds }: Press, timeMs: number, snaps: boolean): void {
    const { model } = this.#options;
    if (isTarget(hit) && bounds !== null) {
      const freeMs = Math.min(bounds.endMs, Math.max(bounds.startMs, timeMs + offsetMs));
      const reachMs = (SNAP_REACH * spanOf(model.view)) / model.width;
      const snappedMs = snaps ? snapToSpeech(freeMs, model.speech, reachMs, bounds) : null;
      model.setDrag({ ...hit, timeMs: snappedMs ?? freeMs, isSnapped: snappedMs !== null });
      return;
    }
    const range = { startMs: Math.min(anchorMs, timeMs), endMs: Math.max(anchorMs, timeMs) };
    model.setDrag({ kind: 'range', ...range, timeMs, isSnapped: false });
  }

  #onUp(event: PointerEvent): void {
    const press = this.#press;
    if (press === null) return;
    const { actions, model, selection } = this.#options;
    const { drag } = model;
    const held = heldEdge(model);
    this.giveUp();
    if (paragraphOf(model, press.hit) !== press.paragraph) return;
    if (drag === null) this.#goTo('startMs' in press.hit ? press.hit.startMs : press.timeMs);
    else if (held !== null) setHeld(model, actions, held);
    else if (drag.kind === 'range') selection.select({ startMs: drag.startMs, endMs: drag.endMs });
    this.#onMove(event);
  }

  /** Takes the sound to a time; beside what is selected, that is then selected no longer. */
  #goTo(timeMs: number): void {
    const { model, selection, transport } = this.#options;
    const { selection: range } = model;
    if (range !== null && !isInView({ fromMs: range.startMs, toMs: range.endMs }, timeMs)) selection.drop();
    else selection.leave();
    transport.seek(timeMs);
  }

  #onDoubleClick(event: MouseEvent): void {
    const { hit, timeMs } = this.#placeOf(event);
    const { model, actions } = this.#options;
    if (hit.kind === 'word' || hit.kind === 'wordEdge') selectWord(model, actions, hit);
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

/** The edge that stays, where one of a region is taken hold of. */
function anchorOf(model: StripModel, hit: Hit): number | null {
  const region = hit.kind === 'regionEdge' ? regionOf(model.scene()) : null;
  if (region === null || hit.kind !== 'regionEdge') return null;
  return hit.edge === 'start' ? region.endMs : region.startMs;
}

function isTarget(hit: Hit): hit is DragTarget {
  return hit.kind === 'edge' || hit.kind === 'wordEdge' || hit.kind === 'cueEdge';
}
