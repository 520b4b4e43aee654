import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Failure, type FailureCode } from '../../../contract/failure.ts';
import type { Conversion, Media, Talk } from '../../../contract/schemas.ts';
import { formatClock } from '../../../domain/time/timecode.ts';
import { Button } from '../../ui/Button.tsx';
import { failureText } from '../../ui/failureText.ts';
import { Note } from '../../ui/Note.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { useConversion } from './useConversion.ts';
import styles from './player.module.css';

interface ConversionOfferProps {
  readonly talk: Talk;
  readonly media: Media;
  readonly conversion: Conversion;
  /** What is wrong with the recording as it is. */
  readonly reason: string;
  readonly tone: 'warn' | 'bad';
  /** What the conversion does, and its button. */
  readonly promise?: string;
  readonly button?: string;
}

/** Says what is wrong with a recording, what a conversion would do about it, and does it. */
export function ConversionOffer({ talk, media, conversion, reason, tone, promise, button }: ConversionOfferProps) {
  const { t } = useTranslation();
  const { state, start, cancel } = useConversion(talk.id);
  if (state.phase === 'running') {
    const { done, total } = state.job;
    return (
      <div className={styles.converting}>
        <Progress
          label={t('player.convert.running')}
          done={done}
          total={total}
          valueText={total === 0 ? '' : `${formatClock(done)} / ${formatClock(total)}`}
        />
        <Button onPress={cancel}>{t('player.convert.cancel')}</Button>
      </div>
    );
  }
  return (
    <>
      <Note tone={tone}>
        {reason} {promise ?? t(`player.convert.${whatIsEncoded(conversion)}`)}
        <div className={styles.retry}>
          <Button onPress={() => start(media.id, conversion)}>{button ?? t('player.convert.start')}</Button>
        </div>
      </Note>
      {state.phase === 'failed' && <Note tone="bad">{convertFailureText(t, state.code)}</Note>}
    </>
  );
}

function whatIsEncoded({ audio, video }: Conversion): 'copy' | 'audio' | 'video' | 'both' {
  if (video === 'encode') return audio === 'encode' ? 'both' : 'video';
  return audio === 'encode' ? 'audio' : 'copy';
}

function convertFailureText(t: TFunction, code: FailureCode): string {
  if (code === 'media.noDecoder') return t('player.convert.needsFfmpeg');
  return code === 'media.undecodable' ? t('player.convert.failed') : failureText(t, new Failure(code));
}
