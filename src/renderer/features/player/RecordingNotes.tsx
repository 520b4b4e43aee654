import { useTranslation } from 'react-i18next';
import type { Media, Talk } from '../../../contract/schemas.ts';
import { formatClock } from '../../../domain/time/timecode.ts';
import { Note } from '../../ui/Note.tsx';
import { misnamedContainer } from './container.ts';
import { ConversionOffer } from './ConversionOffer.tsx';

/** What is to be known of a recording although it plays. */
export function RecordingNotes({ talk, media }: { readonly talk: Talk; readonly media: Media }) {
  const { t } = useTranslation();
  const misnamed = misnamedContainer(media.name, media.mimeType);
  return (
    <>
      {misnamed !== null && <Note tone="info">{t('player.misnamed', misnamed)}</Note>}
      {media.declaredMs !== null && (
        <Note tone="warn">
          {t('player.cutOff', { end: formatClock(media.durationMs), declared: formatClock(media.declaredMs) })}
        </Note>
      )}
      {media.seeksInexactly && (
        <ConversionOffer
          talk={talk}
          media={media}
          conversion={{ audio: 'copy', video: 'drop' }}
          tone="warn"
          reason={t('player.convert.inexact')}
          promise={t('player.convert.exact')}
          button={t('player.convert.lossless')}
        />
      )}
    </>
  );
}
