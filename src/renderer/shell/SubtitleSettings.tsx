import { useTranslation } from 'react-i18next';
import { useSetting } from '../host/settings.ts';
import { useRuleProfiles } from '../host/useRuleProfile.ts';
import { Choice } from '../ui/Choice.tsx';
import { SettingsGroup } from './SettingsGroup.tsx';
import styles from './settingsDialog.module.css';

/** Subtitles: the rule profile of talks that chose none. */
export function SubtitleSettings() {
  const { t, i18n } = useTranslation();
  const [, setProfile] = useSetting('ruleProfile');
  const known = useRuleProfiles();
  if (known === undefined) return null;
  const language = i18n.language === 'fr' ? 'fr' : 'en';
  return (
    <SettingsGroup>
      <Choice
        label={t('settings.ruleProfile')}
        options={known.profiles.map(({ id, names }) => ({ key: id, text: names[language] }))}
        value={known.defaultId}
        onChange={setProfile}
      />
      <p className={styles.hint}>{t('settings.ruleProfileHint')}</p>
    </SettingsGroup>
  );
}
