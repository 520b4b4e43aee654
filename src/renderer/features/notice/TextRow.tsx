import { FieldError, Input, Label, TextArea, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Parsed } from './fieldTexts.ts';
import { useDraft } from './useDraft.ts';
import styles from './notice.module.css';

/** The contract's bound on a short text. */
const LONGEST = 2_000;

interface TextRowProps<T> {
  readonly label: string;
  /** The stored value as text. */
  readonly text: string;
  readonly parse: (text: string) => Parsed<T>;
  readonly onCommit: (value: T) => void;
  /** `line`: never wraps. `wrapped`: one paragraph that grows. `prose`: several paragraphs. */
  readonly kind?: 'line' | 'wrapped' | 'prose';
  /** `beside`: the label before the field. `above`: over it. `hidden`: for screen readers only. */
  readonly labelPlace?: 'beside' | 'above' | 'hidden';
  readonly look?: 'title' | 'name' | undefined;
  readonly placeholder?: string;
  /** What the value means, shown behind it. */
  readonly aside?: string | null;
  /** Takes the focus when it appears: for a field that was asked for. */
  readonly takesFocus?: boolean;
}

/** One field of the notice, as text: flat until it is pointed at or typed in. */
export function TextRow<T>(props: TextRowProps<T>) {
  const { label, kind = 'wrapped', labelPlace = 'beside', look, placeholder = '—', aside } = props;
  const { t } = useTranslation();
  const draft = useDraft({ text: props.text, parse: props.parse, onCommit: props.onCommit, isProse: kind === 'prose' });
  const shared = { className: styles.input!, placeholder, onKeyDown: draft.onKeyDown, 'data-look': look };
  return (
    <TextField
      className={styles.row!}
      data-label={labelPlace}
      data-empty={props.text === '' || undefined}
      value={draft.shown}
      onChange={draft.type}
      onBlur={draft.commit}
      isInvalid={draft.error !== null}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- see `takesFocus`
      autoFocus={props.takesFocus === true}
    >
      <Label className={labelPlace === 'hidden' ? 'visually-hidden' : styles.label!}>{label}</Label>
      <div className={styles.value}>
        {kind === 'line' && <Input {...shared} maxLength={LONGEST} />}
        {kind === 'wrapped' && <TextArea {...shared} rows={1} maxLength={LONGEST} />}
        {kind === 'prose' && <TextArea {...shared} rows={1} data-look="prose" />}
        {aside != null && !draft.isEdited && <span className={styles.aside}>{aside}</span>}
      </div>
      <FieldError className={styles.error!}>{draft.error !== null && t(`notice.errors.${draft.error}`)}</FieldError>
    </TextField>
  );
}
