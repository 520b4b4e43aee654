import { useTranslation } from 'react-i18next';
import { useSetting } from '../host/settings.ts';
import { SecondsInput } from '../ui/SecondsInput.tsx';
import { SettingsGroup } from './SettingsGroup.tsx';

/** How the sound and the text go together. */
export function PlayingSettings() {
  const { t } = useTranslation();
  const [skipMs, setSkipMs] = useSetting('skipMs');
  const [rewindMs, setRewindMs] = useSetting('rewindOnResumeMs');
  return (
    <SettingsGroup title={t('settings.playing.moving')}>
      <SecondsInput
        label={t('settings.playing.skip')}
        valueMs={skipMs}
        minMs={500}
        maxMs={30_000}
        stepMs={500}
        onChange={setSkipMs}
      />
      <SecondsInput
        label={t('settings.playing.rewind')}
        valueMs={rewindMs}
        minMs={0}
        maxMs={5_000}
        stepMs={500}
        onChange={setRewindMs}
      />
    </SettingsGroup>
  );
}
