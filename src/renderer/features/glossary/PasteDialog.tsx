import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Talk } from '../../../contract/schemas.ts';
import { parseGlossaryCsv } from '../../../domain/glossary/parseGlossaryCsv.ts';
import { Button } from '../../ui/Button.tsx';
import { failureText } from '../../ui/failureText.ts';
import { Modal } from '../../ui/Modal.tsx';
import { Note } from '../../ui/Note.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import type { EntryDraft } from './EntryForm.tsx';
import styles from './glossary.module.css';
import { ScopeChoice, scopeOf, type ScopeKind } from './ScopeChoice.tsx';

interface PasteDialogProps {
  readonly talk: Talk;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Stores the entries, all or none; rejects when they are refused. */
  readonly onPut: (drafts: readonly EntryDraft[]) => Promise<unknown>;
}

/** Adds the entries of a table that is pasted from a spreadsheet or a CSV file. */
export function PasteDialog({ talk, isOpen, onClose, onPut }: PasteDialogProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [kind, setKind] = useState<ScopeKind>('library');
  const { value, problems } = useMemo(() => parseGlossaryCsv(text), [text]);
  const [failure, setFailure] = useState<unknown>(null);
  const close = (): void => {
    setFailure(null);
    onClose();
  };
  const add = async (): Promise<void> => {
    const scope = scopeOf(kind, talk);
    setFailure(null);
    try {
      await onPut(value.map((pair) => ({ id: null, ...pair, scope })));
      setText('');
      close();
    } catch (error) {
      // The table stays, to be added when it can be.
      setFailure(error);
    }
  };
  return (
    <Modal
      title={t('glossary.pasteTitle')}
      isOpen={isOpen}
      onClose={close}
      footer={
        <>
          <Button onPress={close}>{t('common.cancel')}</Button>
          <Button variant="primary" isDisabled={value.length === 0} onPress={() => void add()}>
            {t('glossary.addPasted', { count: value.length })}
          </Button>
        </>
      }
    >
      <div className={styles.paste}>
        <TextInput
          label={t('glossary.pasteLabel')}
          hint={t('glossary.pasteHint')}
          isMultiline
          value={text}
          onChange={setText}
        />
        <ScopeChoice talk={talk} value={kind} onChange={setKind} />
        {failure !== null && <Note tone="bad">{failureText(t, failure)}</Note>}
        {problems.length > 0 && (
          <Note tone="warn">
            {t('glossary.pasteProblems', { count: problems.length })}{' '}
            {problems
              .slice(0, 5)
              .map(({ line, code }) => t(`glossary.problem.${code}`, { line }))
              .join(' ')}
          </Note>
        )}
      </div>
    </Modal>
  );
}
