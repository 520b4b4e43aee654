import { isKnownTime } from '../../../domain/transcript/checkTimes.ts';
import { timedWordsOf, type TimedTranscript } from '../../../domain/transcript/timedTranscript.ts';
import type { TimeRange } from '../../../domain/transcript/wordTimes.ts';

/** What of the text can be given another time by dragging it. */
export type DragTarget =
  | { readonly kind: 'edge'; readonly paragraphIndex: number; readonly edge: 'start' | 'end' }
  | {
      readonly kind: 'wordEdge';
      readonly paragraphIndex: number;
      readonly wordIndex: number;
      readonly edge: 'start' | 'end';
    }
  | CueEdge;

/** An edge of a caption that stands at none of the text: it is drawn out to be read, or was pinned. */
export interface CueEdge {
  readonly kind: 'cueEdge';
  readonly paragraphIndex: number;
  /** Where the caption's text begins in that of its paragraph. */
  readonly textStart: number;
  readonly edge: 'start' | 'end';
  /** When it is shown now, and where between the captions beside it can go. */
  readonly shownMs: number;
  readonly bounds: TimeRange;
}

/** The time at which something stands that can be dragged. */
export function timeOf(timed: TimedTranscript, target: DragTarget): number {
  if (target.kind === 'cueEdge') return target.shownMs;
  if (target.kind === 'wordEdge') {
    const [startMs, endMs] = timedWordsOf(timed, target.paragraphIndex).times[target.wordIndex]!;
    return target.edge === 'start' ? startMs : endMs;
  }
  const { startMs, endMs } = timed.times[target.paragraphIndex]!;
  return target.edge === 'start' ? startMs : endMs;
}

/** A paragraph, a word or a caption is not dragged shorter than this. */
export const LEAST_MS = 20;

/**
 * The times that something can be dragged to, both ends included: a paragraph as far as its neighbours whose times are
 * known, a word between the words beside it, and as far as its paragraph where there is none. `null` where it cannot be
 * dragged: there is no room, a paragraph whose ends are not both known, or the end of a word that nothing measured.
 */
export function dragBounds(timed: TimedTranscript, target: DragTarget, durationMs: number): TimeRange | null {
  const bounds = boundsOf(timed, target, durationMs);
  return bounds !== null && bounds.endMs >= bounds.startMs ? bounds : null;
}

function boundsOf(timed: TimedTranscript, target: DragTarget, durationMs: number): TimeRange | null {
  if (target.kind === 'cueEdge') return target.bounds;
  return target.kind === 'edge' ? edgeBounds(timed, target, durationMs) : wordBounds(timed, target, durationMs);
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
  { paragraphIndex, wordIndex, edge }: Extract<DragTarget, { kind: 'wordEdge' }>,
  durationMs: number,
): TimeRange | null {
  const { startMs, endMs } = timed.transcript[paragraphIndex]!;
  if (startMs === null || endMs === null) return null;
  const { times } = timedWordsOf(timed, paragraphIndex);
  const [before, word, after] = [times[wordIndex - 1], times[wordIndex]!, times[wordIndex + 1]];
  const beyond = (side: 'start' | 'end'): TimeRange | null =>
    edgeBounds(timed, { kind: 'edge', paragraphIndex, edge: side }, durationMs);
  if (edge === 'start') {
    const lowMs = before === undefined ? (beyond('start')?.startMs ?? startMs) : before[0] + LEAST_MS;
    return { startMs: lowMs, endMs: (after === undefined ? endMs : after[0]) - LEAST_MS };
  }
  if (!isKnownTime(word)) return null;
  return { startMs: word[0] + LEAST_MS, endMs: after === undefined ? (beyond('end')?.endMs ?? endMs) : after[0] };
}
