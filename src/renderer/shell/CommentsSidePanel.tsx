import { useEffect, useMemo } from 'react';
import { timeAt, type TimedTranscript } from '../../domain/transcript/timedTranscript.ts';
import { addComment, editComment, marksOfKind, type PlacedMark } from '../features/editor/markCommands.ts';
import { CommentsPanel, type CommentItem } from '../features/review/CommentsPanel.tsx';
import { useShownKeys } from '../ui/shownKeys.ts';
import { useValue } from '../ui/valueStore.ts';
import { commentDraft, followDraft, startComment } from './commentDraft.ts';
import type { SidePanelProps } from './sidePanelProps.ts';

interface PlacedComment extends CommentItem {
  readonly placed: PlacedMark;
}

/** The comments of the open text. */
export function CommentsSidePanel({ session, transport }: SidePanelProps) {
  const { editor, timed } = session;
  const drafted = useValue(commentDraft);
  useEffect(() => (editor === null ? undefined : followDraft(editor)), [editor]);
  // A draft that was left in another talk is nobody's here.
  const draft = drafted?.editor === editor ? drafted : null;
  const keyOf = useShownKeys();
  const comments = useMemo(() => (timed === null ? [] : commentsOf(timed)), [timed]);
  // In the text as it is, which the list shows a moment later.
  const find = ({ key }: CommentItem): PlacedMark | undefined =>
    editor === null ? undefined : commentsOf(editor.margins.timed).find((comment) => comment.key === key)?.placed;
  const finish = (): void => {
    commentDraft.set(null);
    editor?.focus();
  };
  return (
    <CommentsPanel
      comments={comments}
      draft={draft === null ? null : { ...draft, quote: draft.words.quote }}
      startKey={keyOf('comment')}
      onStart={() => startComment(editor)}
      onSaveDraft={(note) => {
        if (draft === null || draft.areWordsGone) return;
        const { paragraphId, from, to } = draft.words;
        if (draft.editor.run(addComment(paragraphId, from, to, note))) finish();
        else commentDraft.set({ ...draft, areWordsGone: true });
      }}
      onCancelDraft={finish}
      onGo={(comment) => {
        const placed = find(comment);
        if (placed === undefined) return;
        const { paragraph, mark } = placed;
        editor?.select({ paragraphId: paragraph.id, from: mark.from, to: mark.to });
        editor?.focus();
        transport.seek(comment.timeMs);
      }}
      onEdit={(comment, note) => {
        const placed = find(comment);
        if (placed !== undefined) editor?.run(editComment(placed, note));
      }}
    />
  );
}

function commentsOf(timed: TimedTranscript): PlacedComment[] {
  const indexOf = new Map(timed.transcript.map(({ id }, index) => [id, index]));
  const counts = new Map<string, number>();
  return marksOfKind(timed.transcript, 'comment').map((placed) => {
    const { paragraph, mark } = placed;
    // No offsets: a comment that is being changed is the same one when the text before it changes.
    const name = `${paragraph.id} ${mark.note}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    const paragraphIndex = indexOf.get(paragraph.id)!;
    return {
      key: `${count} ${name}`,
      quote: paragraph.text.slice(mark.from, mark.to),
      note: mark.note,
      timeMs: timeAt(timed, { paragraphIndex, offset: mark.from }),
      placed,
    };
  });
}
