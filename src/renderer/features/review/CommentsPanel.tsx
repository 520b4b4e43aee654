import { MessageSquare, MessageSquarePlus, Trash2 } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { formatClock } from '../../../domain/time/timecode.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import styles from './review.module.css';

/** A comment on words of the text. */
export interface CommentItem {
  readonly key: string;
  readonly quote: string;
  readonly note: string;
  readonly timeMs: number;
}

interface CommentsPanelProps {
  readonly comments: readonly CommentItem[];
  /** The words a comment is being written on, or `null`. */
  readonly draftQuote: string | null;
  /** The key that begins a comment. */
  readonly startKey: string | undefined;
  readonly onStart: () => void;
  readonly onSaveDraft: (note: string) => void;
  readonly onCancelDraft: () => void;
  readonly onGo: (comment: CommentItem) => void;
  /** An empty text takes the comment away. */
  readonly onEdit: (comment: CommentItem, note: string) => void;
}

/** The comments on a text, in its order; a new one is written here. */
export function CommentsPanel(props: CommentsPanelProps) {
  const { t } = useTranslation();
  const { comments, draftQuote, startKey } = props;
  return (
    <div className={styles.panel}>
      <header className={styles.head}>
        <h2>{t('review.comments')}</h2>
        {comments.length > 0 && <span className={styles.count}>{comments.length}</span>}
        <IconButton icon={MessageSquarePlus} label={t('review.addComment')} keys={startKey} onPress={props.onStart} />
      </header>
      {draftQuote !== null && (
        <Composer key={draftQuote} quote={draftQuote} onSave={props.onSaveDraft} onCancel={props.onCancelDraft} />
      )}
      {comments.length === 0 && draftQuote === null ? (
        <div className={styles.empty}>
          <MessageSquare size={22} strokeWidth={1.5} aria-hidden />
          <p>{t('review.noComments')}</p>
        </div>
      ) : (
        <ul className={styles.list}>
          {comments.map((comment) => (
            <CommentCard key={comment.key} comment={comment} onGo={props.onGo} onEdit={props.onEdit} />
          ))}
        </ul>
      )}
    </div>
  );
}

interface CommentCardProps extends Pick<CommentsPanelProps, 'onGo' | 'onEdit'> {
  readonly comment: CommentItem;
}

function CommentCard({ comment, onGo, onEdit }: CommentCardProps) {
  const { t } = useTranslation();
  const [isEditing, setEditing] = useState(false);
  if (isEditing) {
    return (
      <li>
        <Composer
          quote={comment.quote}
          note={comment.note}
          onSave={(note) => {
            onEdit(comment, note);
            setEditing(false);
          }}
          onCancel={() => setEditing(false)}
        />
      </li>
    );
  }
  return (
    <li className={styles.card}>
      <button type="button" className={styles.go} onClick={() => onGo(comment)}>
        <span className={styles.quote}>« {comment.quote} »</span>
        <time>{formatClock(comment.timeMs)}</time>
      </button>
      <button
        type="button"
        className={styles.note}
        aria-label={t('review.editComment')}
        onClick={() => setEditing(true)}
      >
        {comment.note}
      </button>
      <IconButton icon={Trash2} iconSize={14} label={t('review.removeComment')} onPress={() => onEdit(comment, '')} />
    </li>
  );
}

interface ComposerProps {
  readonly quote: string;
  readonly note?: string;
  readonly onSave: (note: string) => void;
  readonly onCancel: () => void;
}

function Composer({ quote, note = '', onSave, onCancel }: ComposerProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(note);
  const save = (): void => {
    if (text.trim() !== '') onSave(text.trim());
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      save();
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      onCancel();
    }
  };
  return (
    // The keys are those of the text area inside.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.composer} onKeyDown={onKeyDown}>
      <span className={styles.quote}>« {quote} »</span>
      <TextInput
        label={t('review.comment')}
        isLabelHidden
        isMultiline
        value={text}
        onChange={setText}
        // Who begins a comment writes it.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
      />
      <div className={styles.buttons}>
        <Button variant="ghost" onPress={onCancel}>
          {t('common.cancel')}
        </Button>
        <Button variant="primary" isDisabled={text.trim() === ''} onPress={save}>
          {t('review.saveComment')}
        </Button>
      </div>
    </div>
  );
}
