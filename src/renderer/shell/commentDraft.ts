import { followRange } from '../features/editor/followRange.ts';
import type { QuotedRange } from '../features/editor/quotedRange.ts';
import type { TranscriptEditor } from '../features/editor/transcriptEditor.ts';
import { createValueStore } from '../ui/valueStore.ts';

/** A comment that is being written. */
export interface CommentDraft {
  /** The editor of the text it is about. */
  readonly editor: TranscriptEditor;
  /** The words it is about, or was while they were in the text. */
  readonly words: QuotedRange;
  readonly areWordsGone: boolean;
  /** Tells one draft from the next on the same words. */
  readonly count: number;
}

/** The comment that is being written, or `null`. */
export const commentDraft = createValueStore<CommentDraft | null>(null);

let count = 0;

/**
 * Begins a comment on the selection or the word at the caret; `false` where there is none. A comment that is being
 * written goes to these words.
 */
export function startComment(editor: TranscriptEditor | null): boolean {
  const words = editor?.markable() ?? null;
  if (editor === null || words === null) return false;
  commentDraft.set({ editor, words, areWordsGone: false, count: ++count });
  return true;
}

/** Keeps the draft on its words while the text changes. Returns a function that stops. */
export function followDraft(editor: TranscriptEditor): () => void {
  return editor.subscribe((isTextChanged, transactions) => {
    const draft = commentDraft.get();
    if (!isTextChanged || draft?.editor !== editor || draft.areWordsGone) return;
    const words = followRange(draft.words, transactions);
    commentDraft.set(words === null ? { ...draft, areWordsGone: true } : { ...draft, words });
  });
}
