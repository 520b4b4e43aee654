import { isKnownTime } from '../../../domain/transcript/checkTimes.ts';
import { paragraphAt, timedWordsOf, wordAt } from '../../../domain/transcript/timedTranscript.ts';
import { remark, type RemarkKind } from '../../ui/remarks.ts';
import { cueTarget } from './cueEdges.ts';
import type { DragTarget } from './dragBounds.ts';
import { heldEdge, holdEdge, moveHeld, moveHeldToSpeech, setHeld, type HeldEdge } from './heldEdge.ts';
import type { Key, KeyOptions } from './keyOptions.ts';
import type { StripModel } from './StripModel.ts';
import { firstEndingAfter } from './stripScene.ts';

const STEP_MS = 10;
type WordEdge = Extract<DragTarget, { kind: 'wordEdge' }>;

/** A frame of film, at 25 a second. */
const FRAME_MS = 40;

/**
 * Takes hold of an edge at the sound: I and O of the start and the end of the paragraph, with Shift of the caption; W
 * of the start of the word, with Shift of its end. `false` for another key.
 */
export function holdsEdge({ key, shiftKey }: Key, options: KeyOptions): boolean {
  const { model, transport, say } = options;
  const timeMs = transport.timeMs();
  const letter = key.toLowerCase();
  if (letter !== 'i' && letter !== 'o' && letter !== 'w') return false;
  if (letter === 'w') {
    holdWord(shiftKey ? 'end' : 'start', options);
    return true;
  }
  const edge = letter === 'i' ? 'start' : 'end';
  const target = shiftKey ? captionTarget(model, timeMs, edge) : paragraphTarget(model, timeMs, edge);
  if (target !== null && holdEdge(model, target)) say('held');
  else remark('noEdge');
  return true;
}

function holdWord(edge: 'start' | 'end', { model, transport, say }: KeyOptions): void {
  const target = wordTarget(model, transport.timeMs(), edge);
  if (target !== null && holdEdge(model, target)) say('held');
  else remark(target === null ? 'noEdge' : whyNotHeld(model, target));
}

/** Why an edge of a word cannot be moved. */
function whyNotHeld({ timed }: StripModel, { paragraphIndex, wordIndex, edge }: WordEdge): RemarkKind {
  const { startMs, endMs } = timed.transcript[paragraphIndex]!;
  if (startMs === null || endMs === null) return 'wordNeedsEnds';
  const word = timedWordsOf(timed, paragraphIndex).times[wordIndex]!;
  return edge === 'end' && !isKnownTime(word) ? 'wordNeedsStart' : 'noEdge';
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

function wordTarget({ timed }: StripModel, timeMs: number, edge: 'start' | 'end'): WordEdge | null {
  const { paragraphIndex, token } = wordAt(timed, timeMs);
  if (token === null) return null;
  const wordIndex = timedWordsOf(timed, paragraphIndex).tokens.findIndex(({ start }) => start === token.start);
  return { kind: 'wordEdge', paragraphIndex, wordIndex, edge };
}

function paragraphTarget({ timed }: StripModel, timeMs: number, edge: 'start' | 'end'): DragTarget | null {
  const paragraphIndex = paragraphAt(timed, timeMs);
  return paragraphIndex < 0 ? null : { kind: 'edge', paragraphIndex, edge };
}

function captionTarget(model: StripModel, timeMs: number, edge: 'start' | 'end'): DragTarget | null {
  const { captions } = model;
  const index = firstEndingAfter(captions, timeMs);
  const cue = captions[index];
  return cue === undefined || cue.startMs > timeMs ? null : cueTarget(model, index, edge);
}
