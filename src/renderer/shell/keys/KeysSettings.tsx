import { use } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { CommandHubContext } from '../../ui/commandHub.ts';
import controls from '../../ui/controls.module.css';
import { SettingsGroup } from '../SettingsGroup.tsx';
import { PresetChoice } from './PresetChoice.tsx';

/** Which keys the window has; the list of them is a dialog of its own. */
export function KeysSettings() {
  const { t } = useTranslation();
  const hub = use(CommandHubContext);
  return (
    <SettingsGroup>
      <PresetChoice />
      <p className={controls.hint}>{t('keys.presetHelp')}</p>
      <div>
        <Button onPress={() => hub.run('showKeys')}>{t('keys.openList')}</Button>
      </div>
    </SettingsGroup>
  );
}
