import { useEffect, useMemo } from 'react';
import type { TimedTranscript } from '../../domain/transcript/timedTranscript.ts';
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
  const find = ({ key }: CommentItem): PlacedComment | undefined => comments.find((comment) => comment.key === key);
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
        const { paragraph, mark } = find(comment)!.placed;
        editor?.select({ paragraphId: paragraph.id, from: mark.from, to: mark.to });
        editor?.focus();
        transport.seek(comment.timeMs);
      }}
      onEdit={(comment, note) => editor?.run(editComment(find(comment)!.placed, note))}
    />
  );
}

function commentsOf({ transcript, times }: TimedTranscript): PlacedComment[] {
  const startOf = new Map(transcript.map(({ id }, index) => [id, times[index]!.startMs]));
  return marksOfKind(transcript, 'comment').map((placed) => {
    const { paragraph, mark } = placed;
    return {
      key: `${paragraph.id} ${mark.from} ${mark.to} ${mark.note}`,
      quote: paragraph.text.slice(mark.from, mark.to),
      note: mark.note,
      timeMs: startOf.get(paragraph.id)!,
      placed,
    };
  });
}
