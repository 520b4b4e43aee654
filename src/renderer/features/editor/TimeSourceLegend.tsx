import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/Button.tsx';
import styles from './timeSources.module.css';

const SOURCES = ['anchored', 'typed', 'estimated', 'byHand'] as const;

/** What the marks under the words say about their times. */
export function TimeSourceLegend({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <section className={styles.legend} aria-label={t('editor.timeSources.title')}>
      <strong>{t('editor.timeSources.title')}</strong>
      <ul>
        {SOURCES.map((source) => (
          <li key={source} data-source={source}>
            {t(`editor.timeSources.${source}`)}
          </li>
        ))}
      </ul>
      <IconButton icon={X} iconSize={14} label={t('common.close')} onPress={onClose} />
    </section>
  );
}
