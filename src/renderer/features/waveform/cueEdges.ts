import { readCueTimes } from '../../../domain/transcript/pinNotes.ts';
import { timedWordsOf, type TimedTranscript } from '../../../domain/transcript/timedTranscript.ts';
import { tokensOf } from '../../../domain/transcript/tokensOf.ts';
import { LEAST_MS, timeOf, type CueEdge, type DragTarget } from './dragBounds.ts';
import { CUE_GAP_MS, type StripCue } from './stripScene.ts';

/** The words of a paragraph, by their place in it, that a caption shows: `[from, to)`. */
interface CueWords {
  readonly paragraphIndex: number;
  readonly from: number;
  readonly to: number;
}

/**
 * The words that a caption shows; `null` where it was derived from a text that is no longer there. The captions of a
 * paragraph stand together and hold its words once and in order.
 */
export function wordsOfCue(
  { transcript }: TimedTranscript,
  captions: readonly StripCue[],
  cueIndex: number,
): CueWords | null {
  const { paragraphId } = captions[cueIndex]!;
  const paragraphIndex = transcript.findIndex(({ id }) => id === paragraphId);
  if (paragraphId === null || paragraphIndex === -1) return null;
  let from = 0;
  for (let index = cueIndex - 1; captions[index]?.paragraphId === paragraphId; index--) {
    from += wordCount(captions[index]!);
  }
  return { paragraphIndex, from, to: from + wordCount(captions[cueIndex]!) };
}

/** What the edges of captions are looked for in. */
interface CuedText {
  readonly timed: TimedTranscript;
  readonly captions: readonly StripCue[];
  readonly durationMs: number;
}

/**
 * What is moved by an edge of a caption. Captions are derived from the words: at its edges stand the paragraph's, and
 * within the paragraph the word that begins there, which is the one behind it at its end, if that follows at once. Where
 * none of these is near, as where the caption stays on to be read, its own edge is; so it is where a pin set it. `null` where its text is no longer
 * there.
 */
export function cueTarget(
  { timed, captions, durationMs }: CuedText,
  cueIndex: number,
  edge: 'start' | 'end',
): DragTarget | null {
  const target = textTarget(timed, captions, cueIndex, edge);
  if (target === null) return null;
  const cue = captions[cueIndex]!;
  const shownMs = edge === 'start' ? cue.startMs : cue.endMs;
  const isNear = Math.abs(timeOf(timed, target) - shownMs) <= CUE_GAP_MS;
  if (isNear && !isPinned(cue, edge) && !isAfterSilence(timed, target, edge)) return target;
  const [before, after] = [captions[cueIndex - 1], captions[cueIndex + 1]];
  const bounds =
    edge === 'start'
      ? { startMs: Math.min(before?.endMs ?? 0, shownMs), endMs: cue.endMs - LEAST_MS }
      : { startMs: cue.startMs + LEAST_MS, endMs: Math.max(after?.startMs ?? durationMs, shownMs) };
  const { paragraphIndex } = target;
  return { kind: 'cueEdge', paragraphIndex, textStart: cue.textStart, edge, shownMs, bounds } satisfies CueEdge;
}

/** Whether a pin says when a caption starts or ends: moved with its word, it would stay where it is. */
function isPinned(cue: StripCue, edge: 'start' | 'end'): boolean {
  const name = edge === 'start' ? 'startMs' : 'endMs';
  return cue.pins.some(
    ({ pin, isMet }) => isMet && pin.kind === 'cueTimes' && readCueTimes(pin.note)?.[name] === cue[name],
  );
}

/** Whether the word behind the end of a caption begins long after the one before it is over: their captions part there. */
function isAfterSilence(timed: TimedTranscript, target: DragTarget, edge: 'start' | 'end'): boolean {
  if (edge === 'start' || target.kind !== 'wordEdge') return false;
  const { times } = timedWordsOf(timed, target.paragraphIndex);
  const lastEndMs = times[target.wordIndex - 1]?.[1] ?? 0;
  return timeOf(timed, target) - lastEndMs > CUE_GAP_MS;
}

/** What of the text an edge of a caption comes from. */
function textTarget(
  timed: TimedTranscript,
  captions: readonly StripCue[],
  cueIndex: number,
  edge: 'start' | 'end',
): DragTarget | null {
  const words = wordsOfCue(timed, captions, cueIndex);
  if (words === null) return null;
  const { paragraphIndex, from, to } = words;
  const { length } = timedWordsOf(timed, paragraphIndex).tokens;
  const wordIndex = edge === 'start' ? from : to;
  if (to > length) return null;
  if (wordIndex === (edge === 'start' ? 0 : length)) return { kind: 'edge', paragraphIndex, edge };
  return { kind: 'wordEdge', paragraphIndex, wordIndex, edge: 'start' };
}

function wordCount({ lines }: StripCue): number {
  return tokensOf(lines.join(' ')).length;
}
