import type { Cue } from '../../../domain/formats/cue.ts';
import { timedWordsOf, type TimedTranscript } from '../../../domain/transcript/timedTranscript.ts';
import { tokensOf } from '../../../domain/transcript/tokensOf.ts';
import type { DragTarget } from './dragBounds.ts';

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
  captions: readonly Cue[],
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

/**
 * What is moved by an edge of a caption. Captions are derived from the words: at its edges stand the paragraph's, and
 * within the paragraph the word that begins there, which is the one behind it at its end. `null` where there is none.
 */
export function cueTarget(
  timed: TimedTranscript,
  captions: readonly Cue[],
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
  return { kind: 'wordStart', paragraphIndex, wordIndex };
}

function wordCount({ lines }: Cue): number {
  return tokensOf(lines.join(' ')).length;
}
