import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Modal } from '../ui/Modal.tsx';
import styles from './settingsDialog.module.css';
import { SETTINGS_SECTIONS, type SettingsSectionId } from './settingsSections.tsx';

interface SettingsDialogProps {
  /** The section it opens on, `null` while it is closed. */
  readonly section: SettingsSectionId | null;
  readonly onClose: () => void;
}

/** Everything that can be set, by sections; each change takes effect at once. */
export function SettingsDialog({ section, onClose }: SettingsDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal title={t('settings.title')} isOpen={section !== null} onClose={onClose} width={680}>
      <Tabs orientation="vertical" {...(section !== null && { defaultSelectedKey: section })} className={styles.tabs!}>
        <TabList aria-label={t('settings.title')} className={styles.tabList!}>
          {SETTINGS_SECTIONS.map(({ id, icon: Icon }) => (
            <Tab key={id} id={id} className={styles.tab!}>
              <Icon size={15} aria-hidden />
              {t(`settings.sections.${id}`)}
            </Tab>
          ))}
        </TabList>
        {SETTINGS_SECTIONS.map(({ id, component: Section }) => (
          <TabPanel key={id} id={id} className={styles.tabPanel!}>
            <Section />
          </TabPanel>
        ))}
      </Tabs>
    </Modal>
  );
}
