import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { parseTypedTime } from '../../domain/time/timecode.ts';
import { Button } from '../ui/Button.tsx';
import { Modal } from '../ui/Modal.tsx';
import { TextInput } from '../ui/TextInput.tsx';

interface GoToTimeDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onTime: (timeMs: number) => void;
}

/** Asks for a time as people write it, and goes there. */
export function GoToTimeDialog({ isOpen, onClose, onTime }: GoToTimeDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal title={t('commands.goToTime')} isOpen={isOpen} onClose={onClose} width={320}>
      <TimeForm onTime={onTime} />
    </Modal>
  );
}

/** What was typed is gone with the dialog, whether it was a time or not. */
function TimeForm({ onTime }: Pick<GoToTimeDialogProps, 'onTime'>) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [isBad, setBad] = useState(false);
  const submit = (): void => {
    const timeMs = parseTypedTime(text);
    setBad(timeMs === null);
    if (timeMs !== null) onTime(timeMs);
  };
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      style={{ display: 'flex', alignItems: 'flex-start', gap: 8 }}
    >
      <TextInput
        label={t('shell.goToTimeLabel')}
        isLabelHidden
        value={text}
        onChange={setText}
        hint={t('shell.goToTimeHint')}
        isInvalid={isBad}
        error={t('shell.goToTimeBad')}
        validationBehavior="aria"
        // A dialog that asks for one thing begins there.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
      />
      <Button type="submit" variant="primary">
        {t('shell.go')}
      </Button>
    </Form>
  );
}
