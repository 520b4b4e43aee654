import { useTranslation } from 'react-i18next';
import { TYPOGRAPHY_PROFILES } from '../../domain/typography/typographyProfiles.ts';
import { useSetting } from '../host/settings.ts';
import { Choice } from '../ui/Choice.tsx';
import { Switch } from '../ui/Switch.tsx';
import { SettingsGroup } from './SettingsGroup.tsx';

/** French typography: the usage, and what happens while typing; the rules are switched in the dialog of a talk. */
export function TypographySettings() {
  const { t } = useTranslation();
  const [typography, setTypography] = useSetting('typography');
  const [correctsTyping, setCorrectsTyping] = useSetting('correctsTyping');
  const [showsInvisibles, setShowsInvisibles] = useSetting('showsInvisibles');
  return (
    <SettingsGroup>
      <Choice
        label={t('typography.profile')}
        options={TYPOGRAPHY_PROFILES.map((key) => ({ key, text: t(`typography.profiles.${key}`) }))}
        value={typography.profile}
        onChange={(profile) => setTypography({ ...typography, profile })}
      />
      <Switch
        label={t('typography.correctsTyping')}
        hint={t('typography.correctsTypingHint')}
        isSelected={correctsTyping}
        onChange={setCorrectsTyping}
      />
      <Switch
        label={t('typography.showsInvisibles')}
        hint={t('typography.showsInvisiblesHint')}
        isSelected={showsInvisibles}
        onChange={setShowsInvisibles}
      />
    </SettingsGroup>
  );
}
