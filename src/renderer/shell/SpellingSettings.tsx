import { useTranslation } from 'react-i18next';
import { IgnoredWords, SpellingSwitches, UserWords } from '../features/spelling/SpellingSettings.tsx';
import { useSetting } from '../host/settings.ts';
import { SettingsGroup } from './SettingsGroup.tsx';

/** Spelling: on or off, the dictionary, and the words of the user's own. */
export function SpellingSettings() {
  const { t } = useTranslation();
  const [ignored] = useSetting('spellingIgnored');
  return (
    <>
      <SettingsGroup>
        <SpellingSwitches />
      </SettingsGroup>
      <SettingsGroup title={t('spelling.userWords')}>
        <UserWords />
      </SettingsGroup>
      {Object.keys(ignored).length > 0 && (
        <SettingsGroup title={t('spelling.ignoredWords')}>
          <IgnoredWords />
        </SettingsGroup>
      )}
    </>
  );
}
