import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../ui/Button.tsx';
import styles from './find.module.css';
import { countReplaced, type FindSession } from './findSession.ts';
import type { FindState } from './findState.ts';

interface GlossaryPreviewProps {
  readonly session: FindSession;
  readonly state: FindState;
}

/** What the glossary would correct, in place of the fields of a search. */
export function GlossaryPreview({ session, state }: GlossaryPreviewProps) {
  const { t } = useTranslation();
  const isReady = countReplaced(state).hits > 0 && state.found.phase === 'done' && state.work?.phase !== 'running';
  return (
    <>
      <div className={styles.tools}>
        <h3 className={styles.previewTitle}>{t('glossary.preview')}</h3>
        <IconButton icon={X} label={t('glossary.endPreview')} onPress={() => session.endPreview()} />
      </div>
      <div className={styles.buttons}>
        <Button variant="primary" isDisabled={!isReady} onPress={() => void session.replaceAll()}>
          {t('glossary.correctAll')}
        </Button>
      </div>
    </>
  );
}
