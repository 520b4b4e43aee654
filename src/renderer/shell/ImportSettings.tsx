import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHost } from '../host/HostContext.ts';
import { useSetting } from '../host/settings.ts';
import { Button } from '../ui/Button.tsx';
import { PathPicker } from '../ui/PathPicker.tsx';
import { SettingsGroup } from './SettingsGroup.tsx';
import styles from './settingsDialog.module.css';

/** The import of notices: the folder of which what lands in it is imported. */
export function ImportSettings() {
  const { t } = useTranslation();
  const host = useHost();
  const [folder, setFolder] = useSetting('watchedFolder');
  const [isPicking, setPicking] = useState(false);
  const choose = async (): Promise<void> => {
    if (!host.features.hasNativeDialogs) return setPicking(true);
    const [path] = await host.chooseFiles('searchFolder');
    if (path !== undefined) setFolder(path);
  };
  return (
    <SettingsGroup title={t('settings.import.watched')}>
      <p className={styles.hint}>{t('settings.import.watchedHint')}</p>
      <output className={styles.path} data-none={folder === null || undefined}>
        <bdi>{folder ?? t('settings.import.none')}</bdi>
      </output>
      <div className={styles.buttons}>
        <Button onPress={() => void choose()}>{t('settings.import.choose')}</Button>
        {folder !== null && <Button onPress={() => setFolder(null)}>{t('settings.import.stop')}</Button>}
      </div>
      {isPicking && (
        <PathPicker
          title={t('settings.import.pickerTitle')}
          mode="openFolder"
          isOpen
          initialFolder={folder}
          confirmText={t('common.choose')}
          onChoose={([path]) => {
            setPicking(false);
            if (path !== undefined) setFolder(path);
          }}
          onClose={() => setPicking(false)}
        />
      )}
    </SettingsGroup>
  );
}
