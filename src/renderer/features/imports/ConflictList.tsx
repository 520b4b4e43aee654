import { useEffect, useRef } from 'react';
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

/** Fields in which a source says otherwise than the talk, to be decided one by one: the next open one gets the focus. */
export function ConflictList({ conflicts, canDecide, onFailure }: ConflictListProps) {
  const { connection } = useHost();
  const listRef = useRef<HTMLUListElement>(null);
  const decidedRef = useRef<ImportConflict | null>(null);
  const decide = (conflict: ImportConflict, resolution: Resolution): void => {
    decidedRef.current = conflict;
    const which = { conflictIds: [conflict.id] };
    connection.call('imports.resolveConflict', { which, resolution }).catch(onFailure);
  };
  useEffect(() => {
    const decided = decidedRef.current;
    const at = conflicts.findIndex(({ id }) => id === decided?.id);
    if (decided === null || conflicts[at]?.status === decided.status) return;
    decidedRef.current = null;
    // The button that was pressed is gone.
    const next = [...conflicts.keys()].slice(at + 1).find((index) => conflicts[index]!.status === 'open');
    const first = conflicts.findIndex(({ status }) => status === 'open');
    const target = decided.status !== 'open' ? at : (next ?? (first < 0 ? at : first));
    listRef.current?.children[target]?.querySelector('button')?.focus();
  }, [conflicts]);
  return (
    <ul className={styles.conflicts} ref={listRef}>
      {conflicts.map((conflict) => (
        <Conflict
          key={conflict.id}
          conflict={conflict}
          canDecide={canDecide}
          onDecide={(resolution) => decide(conflict, resolution)}
        />
      ))}
    </ul>
  );
}

type Resolution = 'ours' | 'theirs' | 'open';

interface ConflictProps extends Pick<ConflictListProps, 'canDecide'> {
  readonly conflict: ImportConflict;
  readonly onDecide: (resolution: Resolution) => void;
}

function Conflict({ conflict, canDecide, onDecide }: ConflictProps) {
  const { t } = useTranslation();
  const { field, ours, theirs, isEdited, status } = conflict;
  const name = t(`notices.fields.${field}`);
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
              <Button onPress={() => onDecide('ours')}>{t('imports.keep')}</Button>
              <Button onPress={() => onDecide('theirs')}>{t('imports.take')}</Button>
            </>
          ) : (
            <Button onPress={() => onDecide('open')}>{t('imports.reconsider')}</Button>
          )}
        </div>
      )}
    </li>
  );
}
