import type { TextActions } from './stripActions.ts';
import { dragBounds, timeOf, type DragTarget } from './dragBounds.ts';
import { speechEdgeBeside } from './speechEdges.ts';
import type { StripModel } from './StripModel.ts';
import { cueRangeIn, type Drag } from './stripScene.ts';

/** An edge of the text that is held, by the pointer or by keys, and has not been set yet. */
export type HeldEdge = Extract<Drag, DragTarget>;

/** The edge that is held now, if any. */
export function heldEdge({ drag }: StripModel): HeldEdge | null {
  return drag === null || drag.kind === 'range' ? null : drag;
}

/** Takes hold of an edge where it is; `false` where it cannot be moved. */
export function holdEdge(model: StripModel, target: DragTarget): boolean {
  if (dragBounds(model.timed, target, model.durationMs) === null) return false;
  const timeMs = timeOf(model.timed, target);
  model.setDrag({ ...target, timeMs, isSnapped: false });
  model.reveal(timeMs);
  return true;
}

/** Moves the edge that is held to a time, as far as it may go. */
export function moveHeld(model: StripModel, held: HeldEdge, timeMs: number): void {
  const bounds = dragBounds(model.timed, held, model.durationMs);
  if (bounds === null) return;
  const to = Math.max(bounds.startMs, Math.min(bounds.endMs, timeMs));
  model.setDrag({ ...held, timeMs: to, isSnapped: false });
  model.reveal(to);
}

/** Moves the edge that is held to the next edge of speech, or the one before; `false` where there is none. */
export function moveHeldToSpeech(model: StripModel, held: HeldEdge, direction: -1 | 1): boolean {
  const bounds = dragBounds(model.timed, held, model.durationMs);
  const timeMs = speechEdgeBeside(held.timeMs, model.speech, direction);
  if (bounds === null || timeMs === null || timeMs < bounds.startMs || timeMs > bounds.endMs) return false;
  model.setDrag({ ...held, timeMs, isSnapped: true });
  model.reveal(timeMs);
  return true;
}

/** Gives an edge of the text, or of a caption, the time it is held at. */
export function setHeld(model: StripModel, actions: TextActions, held: HeldEdge): void {
  const { timed, captions } = model;
  const { id } = timed.transcript[held.paragraphIndex]!;
  if (held.kind === 'edge') actions.setParagraphTime(id, held.edge, held.timeMs);
  else if (held.kind === 'wordEdge') actions.setWordEdge(id, held.wordIndex, held.edge, held.timeMs);
  else actions.setCueTime(id, held.textStart, held.edge, held.timeMs);
  if (model.timed === timed) return;
  // Captions come some frames behind the text: until then they stay as they were shown while the edge was held.
  model.setCaptions(captions.map((cue) => ({ ...cue, ...cueRangeIn({ timed, drag: held }, cue) })));
}
