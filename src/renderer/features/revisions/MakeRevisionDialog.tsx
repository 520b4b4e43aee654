import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { TalkId } from '../../../domain/transcript/transcript.ts';
import { useHost } from '../../host/HostContext.ts';
import { Button } from '../../ui/Button.tsx';
import { failureText } from '../../ui/failureText.ts';
import { Modal } from '../../ui/Modal.tsx';
import { Note } from '../../ui/Note.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import styles from './revisions.module.css';

interface MakeRevisionDialogProps {
  readonly talkId: TalkId;
  readonly isOpen: boolean;
  /** Saves what is unsaved, and tells whether it could. */
  readonly flush: () => Promise<boolean>;
  readonly onClose: () => void;
}

type MakeState =
  | { readonly phase: 'asking' | 'making' | 'unsaved' }
  | { readonly phase: 'same'; readonly number: number }
  | { readonly phase: 'failed'; readonly error: unknown };

/** Keeps the text as it is now, with a note. */
export function MakeRevisionDialog(props: MakeRevisionDialogProps) {
  return props.isOpen ? <OpenDialog {...props} /> : null;
}

function OpenDialog({ talkId, flush, onClose }: MakeRevisionDialogProps) {
  const { t } = useTranslation();
  const { connection } = useHost();
  const [note, setNote] = useState('');
  const [state, setState] = useState<MakeState>({ phase: 'asking' });
  const make = async (): Promise<void> => {
    setState({ phase: 'making' });
    if (!(await flush())) return setState({ phase: 'unsaved' });
    try {
      const made = await connection.call('revisions.make', { talkId, kind: 'manual', note });
      if (made.isNew) onClose();
      else setState({ phase: 'same', number: made.revision.sequence });
    } catch (error) {
      setState({ phase: 'failed', error });
    }
  };
  const isDone = state.phase === 'same';
  return (
    <Modal
      title={t('revisions.makeTitle')}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{isDone ? t('common.close') : t('common.cancel')}</Button>
          {!isDone && (
            <Button variant="primary" type="submit" form="make-revision" isPending={state.phase === 'making'}>
              {t('revisions.keep')}
            </Button>
          )}
        </>
      }
    >
      <Form
        id="make-revision"
        className={styles.form!}
        onSubmit={(event) => {
          event.preventDefault();
          if (state.phase !== 'making') void make();
        }}
      >
        {!isDone && (
          <TextInput
            label={t('revisions.note')}
            placeholder={t('revisions.notePlaceholder')}
            value={note}
            maxLength={500}
            onChange={setNote}
            // The dialog has one thing to ask.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
          />
        )}
        {state.phase === 'same' && <Note tone="info">{t('revisions.same', { number: state.number })}</Note>}
        {state.phase === 'unsaved' && <Note tone="warn">{t('revisions.unsaved')}</Note>}
        {state.phase === 'failed' && <Note tone="bad">{failureText(t, state.error)}</Note>}
      </Form>
    </Modal>
  );
}
