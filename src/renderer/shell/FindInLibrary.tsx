import { X } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { FindPanel } from '../features/find/FindPanel.tsx';
import { changeSetting } from '../host/settings.ts';
import { IconButton } from '../ui/Button.tsx';
import { useValue } from '../ui/valueStore.ts';
import { useFind } from './findContext.ts';
import { goTo } from './route.ts';
import styles from './shell.module.css';

/** Finding and replacing beside the list of talks, in all of them. A hit opens its talk. */
export function FindInLibrary({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const find = useFind();
  const { wanted } = useValue(find.state);
  useEffect(() => {
    if (wanted === null) return;
    // There the same panel goes on with the same hits.
    changeSetting('sidePanel', 'find');
    goTo({ screen: 'talk', talkId: wanted.hit.talkId });
  }, [wanted]);
  return (
    <aside className={styles.findAside} aria-label={t('shell.panels.find')}>
      <div className={styles.findHead}>
        <h2>{t('shell.panels.find')}</h2>
        <IconButton icon={X} label={t('find.close')} onPress={onClose} />
      </div>
      <FindPanel session={find} hasTalk={false} canPlay onLeave={onClose} />
    </aside>
  );
}
