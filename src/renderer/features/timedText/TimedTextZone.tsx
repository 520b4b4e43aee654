import { FileInput } from 'lucide-react';
import { use, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { CommandHubContext } from '../../ui/commandHub.ts';
import { useDropTarget } from '../../ui/useDropTarget.ts';
import type { TimedTextTaking } from './useTimedText.ts';
import styles from './timedText.module.css';

interface TimedTextZoneProps {
  readonly taking: TimedTextTaking;
  /** Whether there is no text yet: then it is said how one comes. */
  readonly isEmpty: boolean;
  /** Whether there is sound whose speech can be recognised. */
  readonly hasSound: boolean;
  readonly children: ReactNode;
}

/** The place of the text, where a timed text can be dropped. */
export function TimedTextZone({ taking, isEmpty, hasSound, children }: TimedTextZoneProps) {
  const { t } = useTranslation();
  const hub = use(CommandHubContext);
  const drop = useDropTarget((transfer) => void taking.drop(transfer));
  return (
    <div className={styles.zone} {...drop.handlers}>
      {children}
      {isEmpty && (
        <div className={styles.empty}>
          <FileInput size={28} strokeWidth={1.5} aria-hidden />
          <strong>{t('timedText.empty')}</strong>
          <p>{t('timedText.emptyHelp')}</p>
          <Button onPress={() => void taking.choose()}>{t('timedText.chooseFile')}</Button>
          {hasSound && <Button onPress={() => hub.run('recognise')}>{t('commands.recognise')}</Button>}
        </div>
      )}
      {drop.isOver && <div className={styles.dropHint}>{t('timedText.drop')}</div>}
    </div>
  );
}
