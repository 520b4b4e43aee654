import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../contract/failure.ts';
import { failureText } from '../../ui/failureText.ts';
import { useValue, type ValueStore } from '../../ui/valueStore.ts';
import type { Spectrogram, SpectrogramNote as Note } from './Spectrogram.ts';
import styles from './waveform.module.css';

/** Why there is no spectrogram to be seen, over the strip. */
export function SpectrogramNote({ shown }: { readonly shown: ValueStore<Spectrogram | null> }) {
  const spectrogram = useValue(shown);
  return spectrogram !== null && <NoteLine spectrogram={spectrogram} />;
}

function NoteLine({ spectrogram }: { readonly spectrogram: Spectrogram }) {
  const { t } = useTranslation();
  const note = useValue(spectrogram.note);
  return <output className={styles.note}>{note !== null && noteText(t, note)}</output>;
}

function noteText(t: TFunction, note: NonNullable<Note>): string {
  switch (note) {
    case 'zoomIn':
      return t('waveform.noSpectrogram.zoomIn');
    case 'media.undecodable':
      return t('waveform.noSpectrogram.undecodable');
    case 'media.noSound':
      return t('waveform.failed.noSound');
    case 'media.notFound':
      return t('waveform.noSpectrogram.notFound');
    default:
      return failureText(t, new Failure(note));
  }
}
