import type { QuotedRange, TranscriptEditor } from '../features/editor/transcriptEditor.ts';
import { createValueStore } from '../ui/valueStore.ts';

/** The words a comment is being written on, or `null`. */
export const commentDraft = createValueStore<QuotedRange | null>(null);

/** Begins a comment on the selection or the word at the caret; `false` where there is none. */
export function startComment(editor: TranscriptEditor | null): boolean {
  const draft = editor?.markable() ?? null;
  commentDraft.set(draft);
  return draft !== null;
}
