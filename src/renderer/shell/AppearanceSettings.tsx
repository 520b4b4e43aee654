import { useTranslation } from 'react-i18next';
import { useSetting, type Settings } from '../host/settings.ts';
import { Choice } from '../ui/Choice.tsx';
import { Switch } from '../ui/Switch.tsx';
import { languageToShow, showLanguage } from '../ui/strings.ts';
import { SettingsGroup } from './SettingsGroup.tsx';
import { showTheme } from './theme.ts';

/** How the window looks, and the language it speaks. */
export function AppearanceSettings() {
  const { t } = useTranslation();
  const [theme, setTheme] = useSetting('theme');
  const [language, setLanguage] = useSetting('language');
  const themes: { key: Settings['theme']; text: string }[] = [
    { key: 'system', text: t('settings.themeSystem') },
    { key: 'light', text: t('settings.themeLight') },
    { key: 'dark', text: t('settings.themeDark') },
  ];
  const languages: { key: Settings['language']; text: string }[] = [
    { key: 'system', text: t('settings.languageSystem') },
    { key: 'fr', text: 'Français' },
    { key: 'en', text: 'English' },
  ];
  return (
    <>
      <SettingsGroup>
        <Choice
          label={t('settings.theme')}
          options={themes}
          value={theme}
          onChange={(key) => {
            setTheme(key);
            showTheme(key);
          }}
        />
        <Choice
          label={t('settings.language')}
          options={languages}
          value={language}
          onChange={(key) => {
            setLanguage(key);
            showLanguage(languageToShow(key));
          }}
        />
      </SettingsGroup>
      <UnsureSettings />
    </>
  );
}

const THRESHOLDS = [30, 40, 50, 60, 70, 80, 90].map(String);

/** Which words are marked as unsure, and whether. */
function UnsureSettings() {
  const { t } = useTranslation();
  const [isOn, setOn] = useSetting('showsUnsureWords');
  const [below, setBelow] = useSetting('unsureBelow');
  return (
    <SettingsGroup title={t('timedText.text')}>
      <Switch
        label={t('commands.toggleUnsureWords')}
        hint={t('timedText.unsureHint')}
        isSelected={isOn}
        onChange={setOn}
      />
      <Choice
        label={t('timedText.unsureBelow')}
        options={THRESHOLDS.map((key) => ({ key, text: t('timedText.percent', { value: key }) }))}
        value={String(below)}
        onChange={(key) => setBelow(Number(key))}
      />
    </SettingsGroup>
  );
}
