import type { TFunction } from 'i18next';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Failure, type FailureCode } from '../../../contract/failure.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { failureText } from '../../ui/failureText.ts';
import { ThinProgress } from '../../ui/ThinProgress.tsx';
import { useValue } from '../../ui/valueStore.ts';
import type { SoundReading } from './SoundReading.ts';
import styles from './waveform.module.css';

/** How far the sound is read, or why it is not, over the strip. */
export function ReadingNote({ reading }: { readonly reading: SoundReading }) {
  const { t } = useTranslation();
  const state = useValue(reading.state);
  if (state.kind === 'loading' || state.kind === 'whole') return null;
  if (state.kind === 'reading') {
    const share = state.total === 0 ? 0 : Math.min(1, state.done / state.total);
    return (
      <div className={styles.reading}>
        <span>{t('waveform.reading')}</span>
        <ThinProgress label={t('waveform.reading')} value={share} max={1} width={96} tone="accent" />
        <span>{t('waveform.percent', { percent: Math.floor(100 * share) })}</span>
        <IconButton icon={X} iconSize={13} label={t('waveform.stop')} onPress={() => reading.cancel()} />
      </div>
    );
  }
  return (
    <div className={styles.failed}>
      <output>{state.kind === 'failed' ? reasonText(t, state.code) : t('waveform.cancelled')}</output>
      {!(state.kind === 'failed' && state.code === 'media.noSound') && (
        <Button onPress={() => reading.retry()}>{t('common.retry')}</Button>
      )}
    </div>
  );
}

/** The code alone comes with a job that failed, so that the common sentences would lack their detail. */
function reasonText(t: TFunction, code: FailureCode): string {
  switch (code) {
    case 'media.undecodable':
      return t('waveform.failed.undecodable');
    case 'media.noSound':
      return t('waveform.failed.noSound');
    case 'media.noDecoder':
      return t('waveform.failed.noDecoder');
    case 'media.notFound':
      return t('waveform.failed.notFound');
    default:
      return failureText(t, new Failure(code));
  }
}
