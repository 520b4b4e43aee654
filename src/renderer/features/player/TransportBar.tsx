import { Captions, Pause, Play, Repeat, RotateCcw, RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSetting } from '../../host/settings.ts';
import { IconButton, IconToggle } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { useShownKeys } from '../../ui/shownKeys.ts';
import { WithTooltip } from '../../ui/WithTooltip.tsx';
import type { MediaTransport } from './mediaTransport.ts';
import { PLAYBACK_RATES } from './playbackRates.ts';
import { useTransportState } from './useTransportState.ts';
import styles from './player.module.css';

interface TransportBarProps {
  readonly transport: MediaTransport;
}

/** Playing and skipping. */
export function TransportBar({ transport }: TransportBarProps) {
  const { t } = useTranslation();
  const shownKey = useShownKeys();
  const [skipMs] = useSetting('skipMs');
  const isPlaying = useTransportState(transport, (state) => state.isPlaying());
  const seconds = useNumber(skipMs / 1_000);
  return (
    <div className={styles.transport}>
      <IconButton
        icon={RotateCcw}
        label={t('player.back', { seconds })}
        keys={shownKey('back')}
        onPress={() => transport.skip(-skipMs)}
      />
      <IconButton
        icon={isPlaying ? Pause : Play}
        label={isPlaying ? t('player.pause') : t('player.play')}
        keys={shownKey('playPause')}
        variant="primary"
        onPress={() => transport.toggle()}
      />
      <IconButton
        icon={RotateCw}
        label={t('player.forward', { seconds })}
        keys={shownKey('forward')}
        onPress={() => transport.skip(skipMs)}
      />
    </div>
  );
}

interface PlayingOptionsProps extends TransportBarProps {
  readonly canLoop: boolean;
  readonly onLoop: () => void;
}

/** Speed, loop and captions. */
export function PlayingOptions({ transport, canLoop, onLoop }: PlayingOptionsProps) {
  const { t } = useTranslation();
  const shownKey = useShownKeys();
  const [showsCaptions, setShowsCaptions] = useSetting('showsCaptions');
  const loop = useTransportState(transport, (state) => state.loop());
  return (
    <>
      <SpeedChoice transport={transport} />
      <IconToggle
        icon={Repeat}
        label={loop === null ? t('player.loop') : t('player.loopOff')}
        keys={shownKey('loopParagraph')}
        isSelected={loop !== null}
        isDisabled={loop === null && !canLoop}
        onChange={onLoop}
      />
      <IconToggle
        icon={Captions}
        label={t('player.captions')}
        keys={shownKey('toggleCaptions')}
        isSelected={showsCaptions}
        onChange={setShowsCaptions}
      />
    </>
  );
}

function SpeedChoice({ transport }: Pick<TransportBarProps, 'transport'>) {
  const shownKey = useShownKeys();
  const { t, i18n } = useTranslation();
  const rate = useTransportState(transport, (state) => state.rate());
  const format = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 2 });
  const rates = PLAYBACK_RATES.includes(rate) ? PLAYBACK_RATES : [...PLAYBACK_RATES, rate].toSorted((a, b) => a - b);
  const options = rates.map((value) => ({
    key: String(value),
    text: t('player.speedValue', { rate: format.format(value) }),
  }));
  const slowerFaster = [shownKey('slower'), shownKey('faster')].filter((key) => key !== undefined).join(' ');
  return (
    <div className={styles.speed}>
      <WithTooltip text={t('player.speed')} keys={slowerFaster === '' ? undefined : slowerFaster}>
        <Choice
          label={t('player.speed')}
          isLabelHidden
          options={options}
          value={String(rate)}
          onChange={(key) => transport.setRate(Number(key))}
        />
      </WithTooltip>
    </div>
  );
}

function useNumber(value: number): string {
  const { i18n } = useTranslation();
  return new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(value);
}
