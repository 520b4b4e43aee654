import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useSetting, type Settings } from '../host/settings.ts';
import { Choice } from '../ui/Choice.tsx';
import { SecondsInput } from '../ui/SecondsInput.tsx';
import { Switch } from '../ui/Switch.tsx';
import { SettingsGroup } from './SettingsGroup.tsx';

/** How the sound and the text go together. */
export function PlayingSettings() {
  return (
    <>
      <MovingSettings />
      <TypingSettings />
      <ShowingSettings />
    </>
  );
}

/** What the sound does while the text is typed in. */
function TypingSettings() {
  const { t } = useTranslation();
  const [pauses, setPauses] = useSetting('pausesWhileTyping');
  const [resumes, setResumes] = useSetting('resumesAfterTyping');
  const [resumeAfterMs, setResumeAfterMs] = useSetting('resumeAfterTypingMs');
  const [transcribes, setTranscribes] = useSetting('transcribesWithTab');
  return (
    <SettingsGroup title={t('settings.playing.typing')}>
      <Switch label={t('settings.playing.pauses')} isSelected={pauses} onChange={setPauses} />
      <Switch label={t('settings.playing.resumes')} isSelected={resumes} isDisabled={!pauses} onChange={setResumes} />
      <SecondsInput
        label={t('settings.playing.resumeAfter')}
        valueMs={resumeAfterMs}
        minMs={500}
        maxMs={5_000}
        stepMs={500}
        isDisabled={!pauses || !resumes}
        onChange={setResumeAfterMs}
      />
      <Switch
        label={t('settings.playing.tab')}
        hint={t('settings.playing.tabHint')}
        isSelected={transcribes}
        onChange={setTranscribes}
      />
    </SettingsGroup>
  );
}

/** What is shown of the sound and of the times. */
function ShowingSettings() {
  const { t } = useTranslation();
  const [showsSources, setShowsSources] = useSetting('showsTimeSources');
  const [showsWaveform, setShowsWaveform] = useSetting('showsWaveform');
  return (
    <SettingsGroup title={t('settings.playing.showing')}>
      <Switch label={t('settings.playing.waveform')} isSelected={showsWaveform} onChange={setShowsWaveform} />
      <Switch
        label={t('commands.showTimeSources')}
        hint={t('settings.playing.sourcesHint')}
        isSelected={showsSources}
        onChange={setShowsSources}
      />
    </SettingsGroup>
  );
}

/** How far the keys go, and what takes the sound to a word. */
function MovingSettings() {
  const { t, i18n } = useTranslation();
  const [skipMs, setSkipMs] = useSetting('skipMs');
  const [rewindMs, setRewindMs] = useSetting('rewindOnResumeMs');
  const [speedStep, setSpeedStep] = useSetting('speedStep');
  const [seekClick, setSeekClick] = useSetting('seekClick');
  return (
    <SettingsGroup title={t('settings.playing.moving')}>
      <Choice
        label={t('settings.playing.seekClick')}
        options={seekClicks(t)}
        value={seekClick}
        onChange={setSeekClick}
      />
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
      <Choice
        label={t('settings.playing.speedStep')}
        options={speedSteps(i18n.language)}
        value={String(speedStep)}
        onChange={(key) => setSpeedStep(Number(key) as Settings['speedStep'])}
      />
    </SettingsGroup>
  );
}

function seekClicks(t: TFunction): { key: Settings['seekClick']; text: string }[] {
  return [
    { key: 'ctrlClick', text: t('settings.playing.seekCtrlClick') },
    { key: 'click', text: t('settings.playing.seekPlainClick') },
    { key: 'off', text: t('settings.playing.seekOff') },
  ];
}

function speedSteps(language: string): { key: string; text: string }[] {
  const percent = new Intl.NumberFormat(language, { style: 'percent' });
  return [0.05, 0.1, 0.25].map((step) => ({ key: String(step), text: percent.format(step) }));
}
