import { MessageSquare, MessageSquarePlus, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { formatClock } from '../../../domain/time/timecode.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import styles from './review.module.css';

/** A comment on words of the text. */
export interface CommentItem {
  readonly key: string;
  readonly quote: string;
  readonly note: string;
  readonly timeMs: number;
}

/** A comment that is being written. */
interface DraftItem {
  /** The words it is about. */
  readonly quote: string;
  /** They are in the text no more. */
  readonly areWordsGone: boolean;
  /** Changes when it is begun anew, which keeps what was written. */
  readonly count: number;
}

interface CommentsPanelProps {
  readonly comments: readonly CommentItem[];
  readonly draft: DraftItem | null;
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
  const { comments, draft, startKey } = props;
  return (
    <div className={styles.panel}>
      <header className={styles.head}>
        <h2>{t('review.comments')}</h2>
        {comments.length > 0 && <span className={styles.count}>{comments.length}</span>}
        <IconButton icon={MessageSquarePlus} label={t('review.addComment')} keys={startKey} onPress={props.onStart} />
      </header>
      {draft !== null && <Composer {...draft} onSave={props.onSaveDraft} onCancel={props.onCancelDraft} />}
      {comments.length === 0 && draft === null ? (
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
        <span className={styles.quote}>{t('common.quoted', { text: comment.quote })}</span>
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

interface ComposerProps extends Partial<DraftItem> {
  readonly quote: string;
  readonly note?: string;
  readonly onSave: (note: string) => void;
  readonly onCancel: () => void;
}

function Composer({ quote, note = '', areWordsGone = false, count, onSave, onCancel }: ComposerProps) {
  const { t } = useTranslation();
  const root = useRef<HTMLDivElement>(null);
  const [text, setText] = useState(note);
  // Who begins a comment writes it.
  useEffect(() => root.current?.querySelector('textarea')?.focus(), [count]);
  const save = (): void => {
    if (text.trim() !== '' && !areWordsGone) onSave(text.trim());
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
    <div ref={root} className={styles.composer} onKeyDown={onKeyDown}>
      <span className={styles.quote}>{t('common.quoted', { text: quote })}</span>
      <TextInput label={t('review.comment')} isLabelHidden isMultiline value={text} onChange={setText} />
      {areWordsGone && <Note tone="bad">{t('review.wordsGone')}</Note>}
      <div className={styles.buttons}>
        <Button variant="ghost" onPress={onCancel}>
          {t('common.cancel')}
        </Button>
        <Button variant="primary" isDisabled={text.trim() === '' || areWordsGone} onPress={save}>
          {t('review.saveComment')}
        </Button>
      </div>
    </div>
  );
}
