import { Volume1, Volume2, VolumeX } from 'lucide-react';
import { Slider, SliderFill, SliderThumb, SliderTrack } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/Button.tsx';
import type { useLoudness } from './useMediaElement.ts';
import styles from './player.module.css';

interface VolumeControlProps {
  readonly loudness: ReturnType<typeof useLoudness>;
}

/** Mute, and how loud. */
export function VolumeControl({ loudness }: VolumeControlProps) {
  const { t } = useTranslation();
  const { volume, isMuted, setMuted, changeVolume, keepVolume } = loudness;
  const heard = isMuted ? 0 : volume;
  const louder = heard > 0.5 ? Volume2 : Volume1;
  return (
    <div className={styles.volume}>
      <IconButton
        icon={heard === 0 ? VolumeX : louder}
        label={isMuted ? t('player.unmute') : t('player.mute')}
        onPress={() => setMuted(!isMuted)}
      />
      <Slider
        aria-label={t('player.volume')}
        className={styles.volumeSlider!}
        value={heard}
        maxValue={1}
        step={0.05}
        formatOptions={{ style: 'percent' }}
        onChange={changeVolume}
        onChangeEnd={keepVolume}
      >
        <SliderTrack className={styles.track!}>
          <SliderFill className={styles.fill!} />
          <SliderThumb className={styles.thumb!} />
        </SliderTrack>
      </Slider>
    </div>
  );
}
