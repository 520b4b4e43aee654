import { X } from 'lucide-react';
import { useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { Button, Tag, TagGroup, TagList } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { withTags } from './listValues.ts';
import styles from './notice.module.css';

interface TagsRowProps {
  readonly label: string;
  readonly tags: readonly string[];
  readonly onChange: (tags: string[]) => void;
}

/** A list of words: Enter or a comma adds one, Backspace in the empty field takes the last one away. */
export function TagsRow({ label, tags, onChange }: TagsRowProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const add = (typed: string): void => {
    setText('');
    const next = withTags(tags, typed);
    if (next.length > tags.length) onChange(next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' || event.key === ',') {
      event.preventDefault();
      add(text);
    } else if (event.key === 'Escape' && text !== '') {
      event.stopPropagation();
      setText('');
    } else if (event.key === 'Backspace' && text === '' && tags.length > 0) {
      event.preventDefault();
      onChange(tags.slice(0, -1));
    }
  };
  const onPaste = (event: ClipboardEvent): void => {
    const pasted = event.clipboardData.getData('text/plain');
    if (!/[,;\n]/.test(pasted)) return;
    event.preventDefault();
    add(text + pasted);
  };
  return (
    <div className={styles.tagsRow}>
      <span className={styles.label} aria-hidden>
        {label}
      </span>
      <div className={styles.tags}>
        {tags.length > 0 && (
          <TagGroup
            aria-label={label}
            className={styles.tagGroup!}
            onRemove={(keys) => onChange(tags.filter((tag) => !keys.has(tag)))}
          >
            <TagList items={tags.map((tag) => ({ id: tag }))} className={styles.tagList!}>
              {({ id }) => (
                <Tag id={id} textValue={id} className={styles.tag!}>
                  {id}
                  <Button slot="remove" className={styles.tagRemove!}>
                    <X size={12} aria-hidden />
                  </Button>
                </Tag>
              )}
            </TagList>
          </TagGroup>
        )}
        <input
          className={styles.tagInput}
          aria-label={t('notice.addTo', { label })}
          placeholder={tags.length === 0 ? '—' : t('notice.addTag')}
          maxLength={200}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onBlur={() => add(text)}
        />
      </div>
    </div>
  );
}
