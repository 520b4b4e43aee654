import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Media, Talk } from '../../../contract/schemas.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { conversionFor } from './conversionFor.ts';
import { ConversionOffer } from './ConversionOffer.tsx';
import { containerOf, playbackProblem, type PlaybackProblem } from './playbackProblem.ts';
import type { ElementState } from './useMediaElement.ts';
import styles from './player.module.css';

interface PlaybackProblemNoteProps {
  readonly talk: Talk;
  readonly media: Media;
  readonly state: ElementState;
  readonly onRetry: () => void;
}

const canPlayType = (type: string): string => document.createElement('video').canPlayType(type);

/** Why the recording does not play, if it does not, and what helps: trying again, or converting it. */
export function PlaybackProblemNote({ talk, media, state, onRetry }: PlaybackProblemNoteProps) {
  const { t } = useTranslation();
  const problem = playbackProblem({ media, ...state, canPlayType });
  if (problem === null) return null;
  const text = problemText(t, problem, media);
  if (problem.kind !== 'unreachable' && problem.kind !== 'damaged') {
    const conversion = conversionFor(media, canPlayType);
    const tone = problem.kind === 'noPicture' ? 'warn' : 'bad';
    return (
      <ConversionOffer key={media.id} talk={talk} media={media} conversion={conversion} reason={text} tone={tone} />
    );
  }
  return (
    <Note tone="bad">
      {text}
      <div className={styles.retry}>
        <Button onPress={onRetry}>{t('common.retry')}</Button>
      </div>
    </Note>
  );
}

function problemText(t: TFunction, problem: PlaybackProblem, media: Media): string {
  switch (problem.kind) {
    case 'noPicture':
      return t('player.problem.noPicture', { video: problem.video });
    case 'videoCodec':
      return t('player.problem.videoCodec', { video: problem.video });
    case 'audioCodec':
      return t('player.problem.audioCodec', { audio: problem.audio });
    case 'bothCodecs':
      return t('player.problem.bothCodecs', { video: problem.video, audio: problem.audio });
    case 'container':
      return t('player.problem.container', { type: containerOf(media.mimeType) });
    case 'malformed':
      return t('player.problem.malformed');
    case 'damaged':
      return t('player.problem.damaged');
    case 'unreachable':
      return t('player.problem.unreachable');
  }
}
