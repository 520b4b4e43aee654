import type { Cue } from '../../domain/formats/cue.ts';
import { cueTextRanges, type CueTextRange } from '../../domain/segmentation/cueTextRanges.ts';
import { firstWhere } from '../ui/firstWhere.ts';
import type { ParagraphId } from '../../domain/transcript/transcript.ts';
import type { TextPlace, TranscriptEditor } from '../features/editor/transcriptEditor.ts';

/** The cues of a paragraph: those from index `first`, and where each stands in the text as it is now. */
interface CuesInText {
  readonly first: number;
  readonly ranges: readonly CueTextRange[];
}

/** Where a cue's first word stands; `null` where the cues were derived from a text that is no longer there. */
export function firstWordOf(editor: TranscriptEditor, cues: readonly Cue[], index: number): TextPlace | null {
  const paragraphId = cues[index]?.paragraphId ?? null;
  const found = paragraphId === null ? null : cuesInText(editor, cues, paragraphId);
  return found === null ? null : { paragraphId: paragraphId!, offset: found.ranges[index - found.first]!.from };
}

/**
 * The index of the cue that the caret is in, or behind, in its paragraph; -1 in a heading and other text without cues;
 * `null` where the cues were derived from a text that is no longer there.
 */
export function cueAtCaret(editor: TranscriptEditor, cues: readonly Cue[]): number | null {
  const { paragraphId, offset } = editor.caret().place;
  if (!cues.some((cue) => cue.paragraphId === paragraphId)) return -1;
  const found = cuesInText(editor, cues, paragraphId);
  if (found === null) return null;
  const { first, ranges } = found;
  return (
    first +
    Math.min(
      firstWhere(ranges, ({ to }) => to >= offset),
      ranges.length - 1,
    )
  );
}

function cuesInText(editor: TranscriptEditor, cues: readonly Cue[], id: ParagraphId): CuesInText | null {
  const first = cues.findIndex(({ paragraphId }) => paragraphId === id);
  const block = editor.find(id);
  if (first < 0 || block === undefined) return null;
  let end = first;
  while (cues[end]?.paragraphId === id) end++;
  const ranges = cueTextRanges(block.node.textContent, cues.slice(first, end));
  return ranges === null ? null : { first, ranges };
}
