import { useTranslation } from 'react-i18next';
import { attachFailureText, leftFailures } from '../features/player/attachFailures.ts';
import { Button } from '../ui/Button.tsx';
import { Note } from '../ui/Note.tsx';
import { useValue } from '../ui/valueStore.ts';
import styles from './shell.module.css';

/** Tells of recordings that could not be attached once their talks were left: which, to what, why, and what is safe. */
export function LeftFailures() {
  const { t } = useTranslation();
  const failures = useValue(leftFailures);
  return failures.map((failure) => (
    <div key={failure.id} className={styles.banner}>
      <Note tone="bad">
        <strong>{t('player.left.notAttached', { name: failure.name, title: failure.title })}</strong>{' '}
        {attachFailureText(t, failure)} {t('player.left.safe')}
      </Note>
      <Button onPress={() => leftFailures.set(failures.filter((each) => each !== failure))}>{t('common.close')}</Button>
    </div>
  ));
}
