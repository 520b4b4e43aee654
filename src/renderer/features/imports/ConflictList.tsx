import { useTranslation } from 'react-i18next';
import type { ImportConflict } from '../../../contract/importSchemas.ts';
import { useHost } from '../../host/HostContext.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { FieldValue } from './FieldValue.tsx';
import styles from './imports.module.css';

interface ConflictListProps {
  readonly conflicts: readonly ImportConflict[];
  readonly canDecide: boolean;
  readonly onFailure: (failure: unknown) => void;
}

/** Fields in which a source says otherwise than the talk, to be decided one by one. */
export function ConflictList({ conflicts, canDecide, onFailure }: ConflictListProps) {
  return (
    <ul className={styles.conflicts}>
      {conflicts.map((conflict) => (
        <Conflict key={conflict.id} conflict={conflict} canDecide={canDecide} onFailure={onFailure} />
      ))}
    </ul>
  );
}

interface ConflictProps extends Pick<ConflictListProps, 'canDecide' | 'onFailure'> {
  readonly conflict: ImportConflict;
}

function Conflict({ conflict, canDecide, onFailure }: ConflictProps) {
  const { t } = useTranslation();
  const { connection } = useHost();
  const { id, field, ours, theirs, isEdited, status } = conflict;
  const name = t(`notices.fields.${field}`);
  const decide = (resolution: 'ours' | 'theirs' | 'open'): void => {
    connection.call('imports.resolveConflict', { which: { conflictIds: [id] }, resolution }).catch(onFailure);
  };
  return (
    <li className={styles.conflict} data-status={status} aria-label={name}>
      <strong>{name}</strong>
      <div className={styles.sides}>
        <div>
          <span className={styles.quiet}>{t(isEdited ? 'imports.oursEdited' : 'imports.ours')}</span>
          <FieldValue value={ours} />
        </div>
        <div>
          <span className={styles.quiet}>{t('imports.theirs')}</span>
          <FieldValue value={theirs} />
        </div>
      </div>
      {status !== 'open' && <Badge tone="accent" text={t(`imports.decided.${status}`)} />}
      {canDecide && (
        <div className={styles.buttons}>
          {status === 'open' ? (
            <>
              <Button onPress={() => decide('ours')}>{t('imports.keep')}</Button>
              <Button onPress={() => decide('theirs')}>{t('imports.take')}</Button>
            </>
          ) : (
            <Button onPress={() => decide('open')}>{t('imports.reconsider')}</Button>
          )}
        </div>
      )}
    </li>
  );
}
