import { paragraphAt, timedWordsOf, wordAt } from '../../../domain/transcript/timedTranscript.ts';
import { remark } from '../../ui/remarks.ts';
import { cueTarget } from './cueEdges.ts';
import type { DragTarget } from './dragBounds.ts';
import { heldEdge, holdEdge, moveHeld, moveHeldToSpeech, setHeld, type HeldEdge } from './heldEdge.ts';
import type { Key, KeyOptions } from './keyOptions.ts';
import type { StripModel } from './StripModel.ts';
import { firstEndingAfter } from './stripScene.ts';

const STEP_MS = 10;
/** A frame of film, at 25 a second. */
const FRAME_MS = 40;

/**
 * Takes hold of an edge at the sound: I and O of the start and the end of the paragraph, with Shift of the caption; W
 * of the start of the word. `false` for another key.
 */
export function holdsEdge({ key, shiftKey }: Key, { model, transport, say }: KeyOptions): boolean {
  const timeMs = transport.timeMs();
  const letter = key.toLowerCase();
  if (letter !== 'i' && letter !== 'o' && letter !== 'w') return false;
  const edge = letter === 'i' ? 'start' : 'end';
  const target =
    letter === 'w'
      ? wordTarget(model, timeMs)
      : shiftKey
        ? captionTarget(model, timeMs, edge)
        : paragraphTarget(model, timeMs, edge);
  if (target !== null && holdEdge(model, target)) say('held');
  else remark(letter === 'w' && target !== null ? 'wordNeedsEnds' : 'noEdge');
  return true;
}

/** What a key does while an edge is held: arrows move it, Enter sets it. `false` for another key. */
export function movesHeldEdge(event: Key, options: KeyOptions): boolean {
  const held = heldEdge(options.model);
  if (held === null || event.ctrlKey || event.metaKey) return false;
  if (event.key === 'Enter') {
    options.giveUp();
    setHeld(options.model, options.actions, held);
    options.say('set', held);
    return true;
  }
  return movesBySteps(event, options, held) || movesToSpeech(event, options, held);
}

function movesBySteps({ key, shiftKey }: Key, { model, say }: KeyOptions, held: HeldEdge): boolean {
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return false;
  const stepMs = shiftKey ? FRAME_MS : STEP_MS;
  moveHeld(model, held, held.timeMs + (key === 'ArrowLeft' ? -stepMs : stepMs));
  say('moved');
  return true;
}

function movesToSpeech({ key }: Key, { model, say }: KeyOptions, held: HeldEdge): boolean {
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return false;
  if (moveHeldToSpeech(model, held, key === 'ArrowDown' ? -1 : 1)) say('moved');
  else remark('noSpeechEdge');
  return true;
}

function wordTarget({ timed }: StripModel, timeMs: number): DragTarget | null {
  const { paragraphIndex, token } = wordAt(timed, timeMs);
  if (token === null) return null;
  const wordIndex = timedWordsOf(timed, paragraphIndex).tokens.findIndex(({ start }) => start === token.start);
  return { kind: 'wordStart', paragraphIndex, wordIndex };
}

function paragraphTarget({ timed }: StripModel, timeMs: number, edge: 'start' | 'end'): DragTarget | null {
  const paragraphIndex = paragraphAt(timed, timeMs);
  return paragraphIndex < 0 ? null : { kind: 'edge', paragraphIndex, edge };
}

function captionTarget({ timed, captions }: StripModel, timeMs: number, edge: 'start' | 'end'): DragTarget | null {
  const index = firstEndingAfter(captions, timeMs);
  const cue = captions[index];
  return cue === undefined || cue.startMs > timeMs ? null : cueTarget(timed, captions, index, edge);
}
