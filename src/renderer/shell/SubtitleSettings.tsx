import { SlidersHorizontal } from 'lucide-react';
import { use } from 'react';
import { useTranslation } from 'react-i18next';
import { useSetting } from '../host/settings.ts';
import { useProfileName, useRuleProfiles } from '../host/useRuleProfile.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { CommandHubContext } from '../ui/commandHub.ts';
import { SettingsGroup } from './SettingsGroup.tsx';
import styles from './settingsDialog.module.css';

/** Subtitles: the rule profile of talks that chose none. */
export function SubtitleSettings() {
  const { t } = useTranslation();
  const hub = use(CommandHubContext);
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
      <div>
        <Button icon={SlidersHorizontal} onPress={() => hub.run('showProfiles')}>
          {t('commands.showProfiles')}
        </Button>
      </div>
    </SettingsGroup>
  );
}
