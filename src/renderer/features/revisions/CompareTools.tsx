import { ChevronDown, ChevronUp, Play, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../ui/Button.tsx';
import { useShownKeys } from '../../ui/shownKeys.ts';
import styles from './revisions.module.css';

interface CompareToolsProps {
  readonly position: number;
  readonly total: number;
  readonly onMove: (by: -1 | 1) => void;
  /** `null`: there is nothing to hear. */
  readonly onPlay: (() => void) | null;
  /** `null`: there is nothing to restore, or nowhere to. */
  readonly onRestoreOne: (() => void) | null;
  readonly onRestoreAll: (() => void) | null;
  /** Neither text is the current one. */
  readonly isOld: boolean;
  readonly isPending: boolean;
}

/** Walks through the changes, plays them and takes them back. */
export function CompareTools(props: CompareToolsProps) {
  const { position, total, onMove, onPlay, onRestoreOne, onRestoreAll, isOld, isPending } = props;
  const { t } = useTranslation();
  const keyOf = useShownKeys();
  if (total === 0) return null;
  return (
    <div className={styles.tools} role="toolbar" aria-label={t('revisions.compare')}>
      <IconButton
        icon={ChevronUp}
        label={t('revisions.previous')}
        keys={keyOf('previousProblem')}
        isDisabled={position === 0}
        onPress={() => onMove(-1)}
      />
      <output className={styles.position}>{t('revisions.position', { position: position + 1, total })}</output>
      <IconButton
        icon={ChevronDown}
        label={t('revisions.next')}
        keys={keyOf('nextProblem')}
        isDisabled={position === total - 1}
        onPress={() => onMove(1)}
      />
      <IconButton
        icon={Play}
        label={t('revisions.play')}
        keys={keyOf('playParagraph')}
        isDisabled={onPlay === null}
        onPress={() => onPlay?.()}
      />
      <span className={styles.fill} />
      {isOld ? (
        <span className={styles.hint}>{t('revisions.onlyToCurrent')}</span>
      ) : (
        <>
          <Button
            icon={Undo2}
            isDisabled={onRestoreOne === null}
            isPending={isPending}
            onPress={() => onRestoreOne?.()}
          >
            {t('revisions.restoreOne')}
          </Button>
          <Button isDisabled={onRestoreAll === null} isPending={isPending} onPress={() => onRestoreAll?.()}>
            {t('revisions.restoreAll')}
          </Button>
        </>
      )}
    </div>
  );
}
