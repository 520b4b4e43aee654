import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Talk } from '../../../contract/schemas.ts';
import type { GlossaryEntry } from '../../../domain/glossary/glossaryEntry.ts';
import { LONGEST_TERM } from '../../../domain/glossary/parseGlossaryCsv.ts';
import { Button } from '../../ui/Button.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import styles from './glossary.module.css';
import { ScopeChoice, scopeOf, type ScopeKind } from './ScopeChoice.tsx';

/** An entry as the library takes it; a new one has no id yet. */
export type EntryDraft = Omit<GlossaryEntry, 'id'> & { readonly id: string | null };

interface EntryFormProps {
  readonly talk: Talk;
  /** The entry that is changed, or `null` to add one. */
  readonly edited: GlossaryEntry | null;
  /** Whether the focus begins here: somebody asked for the form, or has just used it. */
  readonly takesFocus: boolean;
  /** Stores the entry, and tells whether it could: what was typed stays until it is. */
  readonly onPut: (draft: EntryDraft) => Promise<boolean>;
  readonly onCancel: () => void;
}

/** Adds an entry, or changes one. */
export function EntryForm({ talk, edited, takesFocus, onPut, onCancel }: EntryFormProps) {
  const { t } = useTranslation();
  const [heard, setHeard] = useState(edited?.heard ?? '');
  const [correct, setCorrect] = useState(edited?.correct ?? '');
  const [kind, setKind] = useState<ScopeKind>(edited?.scope.kind ?? 'library');
  const form = useRef<HTMLFormElement>(null);
  const isReady = heard.trim() !== '' && correct.trim() !== '' && heard.trim() !== correct.trim();
  const focus = (): void => form.current?.querySelector('input')?.focus();
  useEffect(() => {
    if (takesFocus) focus();
  }, [takesFocus]);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!isReady) return;
    const scope = edited?.scope.kind === kind ? edited.scope : scopeOf(kind, talk);
    const isStored = await onPut({ id: edited?.id ?? null, heard: heard.trim(), correct: correct.trim(), scope });
    if (!isStored) return;
    setHeard('');
    setCorrect('');
    focus();
  };
  return (
    <form ref={form} className={styles.form} onSubmit={(event) => void submit(event)}>
      <TextInput label={t('glossary.heard')} value={heard} onChange={setHeard} maxLength={LONGEST_TERM} />
      <TextInput label={t('glossary.correct')} value={correct} onChange={setCorrect} maxLength={LONGEST_TERM} />
      <ScopeChoice talk={talk} value={kind} onChange={setKind} />
      <div className={styles.buttons}>
        <Button type="submit" variant="primary" isDisabled={!isReady}>
          {t(edited === null ? 'glossary.add' : 'glossary.change')}
        </Button>
        {edited !== null && <Button onPress={onCancel}>{t('common.cancel')}</Button>}
      </div>
    </form>
  );
}
