import { CaseUpper } from 'lucide-react';
import { useState } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';
import styles from './find.module.css';
import { countReplaced, type FindSession } from './findSession.ts';
import type { FindState } from './findState.ts';
import { OptionToggle } from './OptionToggle.tsx';

interface ReplaceFieldsProps {
  readonly session: FindSession;
  readonly state: FindState;
}

/** What takes the place of what is found. More than one talk is changed only after a question. */
export function ReplaceFields({ session, state }: ReplaceFieldsProps) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const { query, replacement, found, work } = state;
  const counts = countReplaced(state);
  const isReady = counts.hits > 0 && work?.phase !== 'running';
  const replaceAll = (): void => {
    setAsking(false);
    void session.replaceAll();
  };
  const values = {
    find: query.text,
    by: replacement.text,
    hits: t('find.places', { count: counts.hits }),
    count: counts.talks,
  };
  return (
    <>
      <div className={styles.field}>
        <TextField
          className={styles.text!}
          value={replacement.text}
          onChange={(text) => session.ask({ replacement: { ...replacement, text } })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing || !isReady) return;
            event.preventDefault();
            void session.replaceCurrent();
          }}
        >
          <Label className="visually-hidden">{t('find.replacement')}</Label>
          <Input className={styles.input!} placeholder={t('find.replacement')} spellCheck={false} />
        </TextField>
        <div className={styles.options}>
          <OptionToggle
            label={t('find.keepCase')}
            isSelected={replacement.keepCase}
            onChange={(keepCase) => session.ask({ replacement: { ...replacement, keepCase } })}
          >
            <CaseUpper size={16} aria-hidden />
          </OptionToggle>
        </div>
      </div>
      <div className={styles.buttons}>
        <Button isDisabled={!isReady} onPress={() => void session.replaceCurrent()}>
          {t('find.replaceOne')}
        </Button>
        <Button
          variant="primary"
          // While talks are still being looked through nobody knows how many would be changed.
          isDisabled={!isReady || found.phase !== 'done'}
          onPress={() => (counts.talks > 1 ? setAsking(true) : replaceAll())}
        >
          {t('find.replaceAll')}
        </Button>
      </div>
      <Modal
        title={t('find.confirmTitle')}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        footer={
          <>
            <Button onPress={() => setAsking(false)}>{t('common.cancel')}</Button>
            <Button variant="primary" onPress={replaceAll}>
              {t('find.replaceAll')}
            </Button>
          </>
        }
      >
        <p>{t(replacement.text === '' ? 'find.confirmDelete' : 'find.confirm', values)}</p>
        <p>{t('find.confirmUndo')}</p>
      </Modal>
    </>
  );
}
