import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { HarvestSource } from '../../../contract/harvestSchemas.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { failureText } from '../../ui/failureText.ts';
import { Modal } from '../../ui/Modal.tsx';
import { Note } from '../../ui/Note.tsx';
import { AddSource } from './AddSource.tsx';
import styles from './harvest.module.css';
import { useHarvestSources } from './useHarvestSources.ts';

interface HarvestDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** The sources of the web that notices are harvested from: the list, and the way to add one. */
export function HarvestDialog(props: HarvestDialogProps) {
  return props.isOpen ? <OpenHarvestDialog {...props} /> : null;
}

function OpenHarvestDialog({ onClose }: HarvestDialogProps) {
  const { t } = useTranslation();
  const { sources, outcome, add, remove, start } = useHarvestSources();
  return (
    <Modal title={t('harvest.title')} isOpen onClose={onClose} width={720}>
      <div className={styles.dialog}>
        <p className={styles.quiet}>{t('harvest.about')}</p>
        {sources.length === 0 ? (
          <p className={styles.none}>{t('harvest.none')}</p>
        ) : (
          <ul className={styles.sources} aria-label={t('harvest.sources')}>
            {sources.map((source) => (
              <SourceRow key={source.id} source={source} onStart={start} onRemove={remove} />
            ))}
          </ul>
        )}
        {outcome === 'started' && <Note tone="info">{t('harvest.started')}</Note>}
        {outcome !== null && outcome !== 'started' && <Note tone="bad">{failureText(t, outcome.failure)}</Note>}
        <AddSource onAdd={add} />
      </div>
    </Modal>
  );
}

interface SourceRowProps {
  readonly source: HarvestSource;
  readonly onStart: (id: string, isWhole: boolean) => void;
  readonly onRemove: (id: string) => void;
}

function SourceRow({ source, onStart, onRemove }: SourceRowProps) {
  const { t, i18n } = useTranslation();
  const { id, name, url, kind, format, sets, harvestedAt } = source;
  const date =
    harvestedAt === null ? null : new Date(harvestedAt).toLocaleDateString(i18n.language, { dateStyle: 'medium' });
  const facts = [
    t(`harvest.kinds.${kind}`),
    ...(kind === 'feed'
      ? []
      : [format, sets.length === 0 ? t('harvest.allSets') : t('harvest.setCount', { count: sets.length })]),
    date === null ? t('harvest.never') : t('harvest.last', { date }),
  ];
  return (
    <li className={styles.source}>
      <div className={styles.text}>
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <bdi className={styles.url}>{url}</bdi>
        <span className={styles.quiet}>{facts.join(' · ')}</span>
      </div>
      {date !== null && (
        <Button aria-label={t('harvest.wholeOf', { name })} onPress={() => onStart(id, true)}>
          {t('harvest.whole')}
        </Button>
      )}
      <Button variant="primary" aria-label={t('harvest.startOf', { name })} onPress={() => onStart(id, false)}>
        {t('harvest.start')}
      </Button>
      <IconButton icon={Trash2} label={t('harvest.removeOf', { name })} onPress={() => onRemove(id)} />
    </li>
  );
}
