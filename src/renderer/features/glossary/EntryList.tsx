import { Pencil, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { GlossaryEntry } from '../../../domain/glossary/glossaryEntry.ts';
import { IconButton } from '../../ui/Button.tsx';
import styles from './glossary.module.css';

interface EntryListProps {
  readonly entries: readonly GlossaryEntry[];
  readonly onEdit: (entry: GlossaryEntry) => void;
  readonly onRemove: (entry: GlossaryEntry) => void;
}

/** The entries by what is heard; those out of sight are not laid out. */
export function EntryList({ entries, onEdit, onRemove }: EntryListProps) {
  const { t } = useTranslation();
  return (
    <ul className={styles.list} aria-label={t('glossary.entries')}>
      {entries.map((entry) => (
        <li key={entry.id} data-entry={entry.id}>
          <div>
            <span className={styles.heard}>{entry.heard}</span> → {entry.correct}
            {entry.scope.kind !== 'library' && <small>{t(`glossary.scopes.${entry.scope.kind}`)}</small>}
          </div>
          <IconButton
            icon={Pencil}
            iconSize={14}
            label={t('glossary.edit', { heard: entry.heard })}
            onPress={() => onEdit(entry)}
          />
          <IconButton
            icon={Trash2}
            iconSize={14}
            label={t('glossary.remove', { heard: entry.heard })}
            onPress={() => onRemove(entry)}
          />
        </li>
      ))}
    </ul>
  );
}
