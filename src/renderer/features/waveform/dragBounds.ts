import { timedWordsOf, type TimedTranscript } from '../../../domain/transcript/timedTranscript.ts';
import type { TimeRange } from '../../../domain/transcript/wordTimes.ts';

/** What of the text can be given another time by dragging it. */
export type DragTarget =
  | { readonly kind: 'edge'; readonly paragraphIndex: number; readonly edge: 'start' | 'end' }
  | { readonly kind: 'wordStart'; readonly paragraphIndex: number; readonly wordIndex: number };

/** The time at which something stands that can be dragged. */
export function timeOf(timed: TimedTranscript, target: DragTarget): number {
  if (target.kind === 'wordStart') return timedWordsOf(timed, target.paragraphIndex).times[target.wordIndex]![0];
  const { startMs, endMs } = timed.times[target.paragraphIndex]!;
  return target.edge === 'start' ? startMs : endMs;
}

/** A paragraph or a word is not dragged shorter than this. */
const LEAST_MS = 20;

/**
 * The times that something can be dragged to, both ends included: a paragraph as far as its neighbours whose times are
 * known, a word between the words beside it. `null` where it cannot be dragged: there is no room, or a paragraph whose
 * ends are not both known.
 */
export function dragBounds(timed: TimedTranscript, target: DragTarget, durationMs: number): TimeRange | null {
  const bounds = target.kind === 'edge' ? edgeBounds(timed, target, durationMs) : wordBounds(timed, target);
  return bounds !== null && bounds.endMs >= bounds.startMs ? bounds : null;
}

function edgeBounds(
  { transcript, times }: TimedTranscript,
  { paragraphIndex, edge }: Extract<DragTarget, { kind: 'edge' }>,
  durationMs: number,
): TimeRange | null {
  const { startMs, endMs } = times[paragraphIndex]!;
  if (transcript[paragraphIndex]!.kind === 'heading') return null;
  if (edge === 'start') {
    const before = transcript.slice(0, paragraphIndex).findLast(({ kind }) => kind === 'paragraph');
    // Where the times overlap already, the edge stays free to mend that.
    const lowMs = Math.min(before?.endMs ?? before?.startMs ?? 0, startMs);
    return { startMs: lowMs, endMs: endMs - LEAST_MS };
  }
  const after = transcript.slice(paragraphIndex + 1).find(({ kind }) => kind === 'paragraph');
  const highMs = Math.max(after?.startMs ?? after?.endMs ?? durationMs, endMs);
  return { startMs: startMs + LEAST_MS, endMs: highMs };
}

function wordBounds(
  timed: TimedTranscript,
  { paragraphIndex, wordIndex }: Extract<DragTarget, { kind: 'wordStart' }>,
): TimeRange | null {
  const { startMs, endMs } = timed.transcript[paragraphIndex]!;
  if (startMs === null || endMs === null) return null;
  const { times } = timedWordsOf(timed, paragraphIndex);
  const [before, after] = [times[wordIndex - 1], times[wordIndex + 1]];
  return {
    startMs: before === undefined ? startMs : before[0] + LEAST_MS,
    endMs: (after === undefined ? endMs : after[0]) - LEAST_MS,
  };
}
