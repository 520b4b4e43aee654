import { useTranslation } from 'react-i18next';
import { Failure } from '../../contract/failure.ts';
import { failureText } from '../ui/failureText.ts';
import { Note } from '../ui/Note.tsx';
import styles from './shell.module.css';

/** The whole window when the library cannot be reached at all. */
export function CannotOpen({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  const hasNoToken = error instanceof Failure && error.code === 'connection.closed';
  return (
    <main className={styles.alone}>
      <h1>{t('shell.cannotOpen')}</h1>
      <Note tone="bad">{hasNoToken ? t('shell.noToken') : failureText(t, error)}</Note>
    </main>
  );
}
