import { FileUp, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../ui/Button.tsx';
import { useShownKeys } from '../../ui/shownKeys.ts';
import styles from './head.module.css';
import { clearSelection } from './selectedTalks.ts';

interface SelectionBarProps {
  readonly count: number;
  readonly onExport: () => void;
  readonly onSelectAll: () => void;
}

/** What can be done with the talks that are ticked. */
export function SelectionBar({ count, onExport, onSelectAll }: SelectionBarProps) {
  const { t } = useTranslation();
  const keys = useShownKeys()('exportTalks');
  return (
    <div className={styles.selection}>
      <output>{t('library.selection.count', { count })}</output>
      <Button icon={FileUp} onPress={onExport}>
        {t('library.selection.export')}
        {keys !== undefined && <kbd>{keys}</kbd>}
      </Button>
      <Button variant="ghost" onPress={onSelectAll}>
        {t('library.selection.all')}
      </Button>
      <IconButton icon={X} label={t('library.selection.clear')} onPress={clearSelection} />
    </div>
  );
}
