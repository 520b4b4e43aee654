import { AudioLines } from 'lucide-react';
import type { RefObject } from 'react';
import type { Media } from '../../../contract/schemas.ts';
import type { Cue } from '../../../domain/formats/cue.ts';
import { useSetting } from '../../host/settings.ts';
import { captionIndexAt } from '../../../domain/formats/captionAt.ts';
import type { MediaTransport } from './mediaTransport.ts';
import { hasPicture } from './playbackProblem.ts';
import { usePlayheadValue } from '../../ui/usePlayheadValue.ts';
import styles from './player.module.css';

interface PictureProps {
  readonly media: Media;
  readonly mediaRef: RefObject<(HTMLVideoElement & HTMLAudioElement) | null>;
  readonly transport: MediaTransport;
  readonly captions: readonly Cue[];
}

/** The picture of a recording, or a card for one that is only sound, with the captions over it. */
export function Picture({ media, mediaRef, transport, captions }: PictureProps) {
  const [showsCaptions] = useSetting('showsCaptions');
  const isVideo = hasPicture(media);
  return (
    <div className={styles.frame} data-kind={isVideo ? 'video' : 'audio'}>
      {isVideo ? (
        // oxlint-disable-next-line jsx-a11y/media-has-caption -- the captions are drawn over it from the transcript
        <video key={media.id} ref={mediaRef} preload="auto" playsInline />
      ) : (
        <>
          <div className={styles.soundName}>
            <AudioLines size={20} aria-hidden />
            <span>{media.name}</span>
          </div>
          {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- as above */}
          <audio key={media.id} ref={mediaRef} preload="auto" />
        </>
      )}
      {/* The play button says the same to the keyboard and to screen readers. */}
      <button
        type="button"
        className={styles.pictureButton}
        tabIndex={-1}
        aria-hidden
        onClick={() => transport.toggle()}
      />
      {showsCaptions && <CaptionsOverlay transport={transport} captions={captions} />}
    </div>
  );
}

function CaptionsOverlay({ transport, captions }: Pick<PictureProps, 'transport' | 'captions'>) {
  const index = usePlayheadValue(transport, (timeMs) => captionIndexAt(captions, timeMs));
  const lines = captions[index]?.lines ?? [];
  if (lines.length === 0) return null;
  return (
    <p className={styles.captions}>
      <span>{lines.join('\n')}</span>
    </p>
  );
}
