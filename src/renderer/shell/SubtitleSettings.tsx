import { useTranslation } from 'react-i18next';
import { useSetting } from '../host/settings.ts';
import { useProfileName, useRuleProfiles } from '../host/useRuleProfile.ts';
import { Choice } from '../ui/Choice.tsx';
import { SettingsGroup } from './SettingsGroup.tsx';
import styles from './settingsDialog.module.css';

/** Subtitles: the rule profile of talks that chose none. */
export function SubtitleSettings() {
  const { t } = useTranslation();
  const [, setProfile] = useSetting('ruleProfile');
  const nameOf = useProfileName();
  const known = useRuleProfiles();
  if (known === undefined) return null;
  return (
    <SettingsGroup>
      <Choice
        label={t('settings.ruleProfile')}
        options={known.profiles.map((profile) => ({ key: profile.id, text: nameOf(profile) }))}
        value={known.defaultId}
        onChange={setProfile}
      />
      <p className={styles.hint}>{t('settings.ruleProfileHint')}</p>
    </SettingsGroup>
  );
}
