import { ChartNoAxesColumn, Maximize2, PanelBottomClose, Repeat, ZoomIn, ZoomOut } from 'lucide-react';
import { useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useSetting } from '../../host/settings.ts';
import { IconButton, IconToggle } from '../../ui/Button.tsx';
import { remark } from '../../ui/remarks.ts';
import { useShownKeys } from '../../ui/shownKeys.ts';
import { useValue, type ValueStore } from '../../ui/valueStore.ts';
import { ReadingNote } from './ReadingNote.tsx';
import { ResizeHandle } from './ResizeHandle.tsx';
import { SpectrogramNote } from './SpectrogramNote.tsx';
import type { StripProps } from './stripActions.ts';
import { ZOOM_STEP } from './stripKeys.ts';
import { useStrip } from './useStrip.ts';
import styles from './waveform.module.css';

const LEAST_HEIGHT = 110;
const MOST_HEIGHT = 480;

/** The sound of the recording as it is spoken, with the text on it: seen, gone to, and timed by dragging. */
export function WaveformStrip(props: StripProps) {
  const { t } = useTranslation();
  const shownKey = useShownKeys();
  const [height, setHeight] = useSetting('waveformHeight');
  const [, setShown] = useSetting('showsWaveform');
  const [showsSpectrogram, setShowsSpectrogram] = useSetting('showsSpectrogram');
  const { strip, ref } = useStrip(props);
  useEffect(() => {
    if (strip === null || !showsSpectrogram) return undefined;
    strip.showSpectrogram();
    return () => strip.hideSpectrogram();
  }, [strip, showsSpectrogram]);
  const { transport } = props;
  const isLooping = useSyncExternalStore(
    (listener) => transport.subscribe(listener),
    () => transport.loop() !== null,
  );
  return (
    <section className={styles.strip} style={{ height }} aria-label={t('waveform.title')}>
      <ResizeHandle
        label={t('waveform.resize')}
        height={height}
        minHeight={LEAST_HEIGHT}
        maxHeight={MOST_HEIGHT}
        onChange={setHeight}
      />
      <div className={styles.tools}>
        <IconButton
          icon={ZoomIn}
          label={t('waveform.zoomIn')}
          keys="+"
          onPress={() => strip?.model.zoom(1 / ZOOM_STEP)}
        />
        <IconButton
          icon={ZoomOut}
          label={t('waveform.zoomOut')}
          keys="−"
          onPress={() => strip?.model.zoom(ZOOM_STEP)}
        />
        <IconButton icon={Maximize2} label={t('waveform.whole')} keys="0" onPress={() => strip?.model.showWhole()} />
        <IconToggle
          icon={Repeat}
          label={t('waveform.loop')}
          keys="L"
          isSelected={isLooping}
          onChange={() => strip?.selection.toggleLoop() === false && remark('nothingSelected')}
        />
        <IconToggle
          icon={ChartNoAxesColumn}
          label={t('waveform.spectrogram')}
          keys={shownKey('toggleSpectrogram')}
          isSelected={showsSpectrogram}
          onChange={setShowsSpectrogram}
        />
        <IconButton
          icon={PanelBottomClose}
          label={t('waveform.hide')}
          keys={shownKey('toggleWaveform')}
          onPress={() => setShown(false)}
        />
      </div>
      <div ref={ref} className={styles.main}>
        <div
          className={styles.stage}
          data-part="stage"
          // A range input has nowhere to put a canvas, and a step of its own.
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
          role="slider"
          tabIndex={0}
          aria-label={t('waveform.position')}
          aria-valuemin={0}
          aria-valuemax={Math.ceil(props.durationMs / 1_000)}
          aria-valuenow={0}
        >
          <canvas data-part="canvas" />
          <i className={styles.playhead} data-part="playhead" />
        </div>
        <div className={styles.map} data-part="map" aria-hidden>
          <canvas data-part="mapCanvas" />
          <i className={styles.mapFrame} data-part="mapFrame" />
          <i className={styles.mapPlayhead} data-part="mapPlayhead" />
        </div>
        {strip !== null && <SpectrogramNote shown={strip.spectrogram} />}
        {strip !== null && <ReadingNote reading={strip.reading} />}
      </div>
      <output className="visually-hidden">{strip !== null && <Said said={strip.said} />}</output>
    </section>
  );
}

/** What a key did, drawn by itself. */
function Said({ said }: { readonly said: ValueStore<string> }) {
  return useValue(said);
}
