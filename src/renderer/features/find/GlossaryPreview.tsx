import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../ui/Button.tsx';
import styles from './find.module.css';
import { countReplaced, type FindSession } from './findSession.ts';
import type { FindState } from './findState.ts';

interface GlossaryPreviewProps {
  readonly session: FindSession;
  readonly state: FindState;
  /** Gives the focus back to the text. */
  readonly onLeave: () => void;
}

/** What the glossary would correct, in place of the fields of a search. */
export function GlossaryPreview({ session, state, onLeave }: GlossaryPreviewProps) {
  const { t } = useTranslation();
  const title = useRef<HTMLHeadingElement>(null);
  // What asked for it is hidden now: the keys go on from here.
  useEffect(() => title.current?.focus(), []);
  const end = (): void => {
    session.endPreview();
    onLeave();
  };
  const isReady = countReplaced(state).hits > 0 && state.found.phase === 'done' && state.work?.phase !== 'running';
  return (
    <>
      <div className={styles.tools}>
        <h3 ref={title} tabIndex={-1} className={styles.previewTitle}>
          {t('glossary.preview')}
        </h3>
        <IconButton icon={X} label={t('glossary.endPreview')} onPress={end} />
      </div>
      <div className={styles.buttons}>
        <Button variant="primary" isDisabled={!isReady} onPress={() => void session.replaceAll()}>
          {t('glossary.correctAll')}
        </Button>
      </div>
    </>
  );
}
