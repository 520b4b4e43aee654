import { useTranslation } from 'react-i18next';
import type { ImportSummary } from '../../../contract/importSchemas.ts';
import { Note } from '../../ui/Note.tsx';
import styles from './imports.module.css';
import { useKept } from './useImports.ts';

/** What the undoing of an import did, and what it kept and why. */
export function KeptNote({ summary: { id, undo } }: { readonly summary: ImportSummary }) {
  const { t } = useTranslation();
  const kept = useKept(id, undo !== null && undo.keptCount > 0);
  if (undo === null) return null;
  return (
    <Note tone={undo.keptCount > 0 ? 'warn' : 'info'}>
      <p>
        {[
          t('imports.removed', { count: undo.removedCount }),
          t('imports.restored', { count: undo.restoredCount }),
          ...(undo.keptCount > 0 ? [t('imports.kept', { count: undo.keptCount })] : []),
        ].join(' ')}
      </p>
      {kept.data !== undefined && (
        <ul className={styles.kept}>
          {kept.data.map(({ talkId, title, reason, fields, isNew }) => (
            <li key={talkId}>
              <strong>{title}</strong> – {t(`imports.keptReasons.${reason}`)}
              {!isNew && fields.length > 0 && (
                <span className={styles.quiet}>
                  {' '}
                  ({fields.map((field) => t(`notices.fields.${field}`)).join(', ')})
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Note>
  );
}
