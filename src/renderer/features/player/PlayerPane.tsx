import { useEffect, useRef, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { Media, Talk } from '../../../contract/schemas.ts';
import type { Chapter } from '../../../domain/transcript/chaptersOf.ts';
import type { Cue } from '../../../domain/formats/cue.ts';
import { endOnTimeLine } from '../../../domain/time/recordingTime.ts';
import { formatClock } from '../../../domain/time/timecode.ts';
import { useHost } from '../../host/HostContext.ts';
import { useDropTarget } from '../../ui/useDropTarget.ts';
import { AttachDialogs, AttachStatus, EmptyPlayer } from './AttachingParts.tsx';
import { LostRecording } from './LostRecording.tsx';
import { MediaDetails } from './MediaDetails.tsx';
import type { MediaTransport } from './mediaTransport.ts';
import { Picture } from './Picture.tsx';
import { PlaybackProblemNote } from './PlaybackProblemNote.tsx';
import { RecordingChoice } from './RecordingChoice.tsx';
import { RecordingNotes } from './RecordingNotes.tsx';
import { SeekBar } from './SeekBar.tsx';
import { PlayingOptions, TransportBar } from './TransportBar.tsx';
import { useAttachRecording } from './useAttachRecording.ts';
import { useLoudness, useMediaElement } from './useMediaElement.ts';
import { usePlayheadValue } from '../../ui/usePlayheadValue.ts';
import { VolumeControl } from './VolumeControl.tsx';
import styles from './player.module.css';

interface PlayerPaneProps {
  readonly talk: Talk;
  readonly transport: MediaTransport;
  readonly captions: readonly Cue[];
  /** Ticks of the seek bar. */
  readonly chapters: readonly Chapter[];
  /** A recording was attached, replaced or detached: the talk is to be read again. */
  readonly onMediaChanged: () => void;
  /** The paragraph at the caret, while it has a time. */
  readonly paragraphRange: { readonly startMs: number; readonly endMs: number } | null;
  /** Starts or ends repeating what is selected, or the paragraph at the caret. */
  readonly onLoop: () => void;
}

/** The recording of a talk: heard, seen, moved through; attached by dropping a file on the pane. */
export function PlayerPane(props: PlayerPaneProps) {
  const { t } = useTranslation();
  const { talk, onMediaChanged } = props;
  const attaching = useAttachRecording(talk, onMediaChanged);
  const drop = useDropTarget((transfer) => void attaching.drop(transfer));
  const { media } = talk;
  return (
    <div className={styles.pane} {...drop.handlers}>
      {media === null && <EmptyPlayer attaching={attaching} />}
      {media?.isPresent === false && (
        <LostRecording talk={talk} attaching={attaching} media={media} onLook={onMediaChanged} />
      )}
      {media?.isPresent === true && <Player {...props} media={media} />}
      <div className={styles.below}>
        <AttachStatus attaching={attaching} />
        {media?.isPresent === true && <RecordingNotes key={media.id} talk={talk} media={media} />}
        <RecordingChoice talk={talk} />
        {media !== null && (
          <MediaDetails
            talk={talk}
            media={media}
            onReplace={() => void attaching.choose()}
            onAdd={() => void attaching.choose(true)}
            onMediaChanged={onMediaChanged}
          />
        )}
      </div>
      <AttachDialogs attaching={attaching} />
      {drop.isOver && <div className={styles.dropHint}>{t('player.drop')}</div>}
    </div>
  );
}

interface PlayerProps extends Omit<PlayerPaneProps, 'onMediaChanged'> {
  readonly media: Media;
}

function Player({ talk, media, transport, captions, chapters, paragraphRange, onLoop }: PlayerProps) {
  const host = useHost();
  const { ref, state, retry } = useMediaElement(host.mediaUrl(media.id), media.offsetMs, transport);
  const loudness = useLoudness(ref);
  useLoopFollowing(transport, paragraphRange);
  // The library has measured the file; the element guesses until it has read it all.
  const ownMs = media.durationMs > 0 ? media.durationMs : (state.durationMs ?? 0);
  const durationMs = endOnTimeLine({ offsetMs: media.offsetMs, durationMs: ownMs });
  return (
    <>
      <Picture media={media} mediaRef={ref} transport={transport} captions={captions} />
      <div className={styles.controls}>
        <div className={styles.seekRow}>
          <Elapsed transport={transport} durationMs={durationMs} />
          <SeekBar transport={transport} durationMs={durationMs} chapters={chapters} />
          <time>{formatClock(durationMs)}</time>
        </div>
        <div className={styles.bar}>
          <TransportBar transport={transport} />
          <div className={styles.options}>
            <PlayingOptions transport={transport} canLoop={paragraphRange !== null} onLoop={onLoop} />
            <VolumeControl loudness={loudness} />
          </div>
        </div>
        <PlaybackProblemNote talk={talk} media={media} state={state} onRetry={retry} />
      </div>
    </>
  );
}

function Elapsed({ transport, durationMs }: { readonly transport: MediaTransport; readonly durationMs: number }) {
  const timeMs = usePlayheadValue(transport, (now) => now - (now % 1_000));
  const width = { '--clock-width': `${formatClock(durationMs).length}ch` } as CSSProperties;
  return <time style={width}>{formatClock(timeMs)}</time>;
}

/**
 * While the paragraph at the caret repeats, the loop goes to the next one with the caret, and with its times as they
 * are corrected. A loop of something else stays as it is.
 */
function useLoopFollowing(transport: MediaTransport, range: PlayerProps['paragraphRange']): void {
  const [startMs, endMs] = [range?.startMs ?? 0, range?.endMs ?? 0];
  const before = useRef({ startMs, endMs });
  useEffect(() => {
    const loop = transport.loop();
    const isParagraph = loop?.startMs === before.current.startMs && loop.endMs === before.current.endMs;
    if (isParagraph) transport.setLoop({ startMs, endMs });
    before.current = { startMs, endMs };
  }, [transport, startMs, endMs]);
}
