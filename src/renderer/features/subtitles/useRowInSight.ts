import type { Virtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect } from 'react';
import { startedCaptionIndex } from '../../../domain/formats/captionAt.ts';
import type { Cue } from '../../../domain/formats/cue.ts';
import type { Transport } from '../../ui/playhead.ts';
import { usePlayheadValue } from '../../ui/usePlayheadValue.ts';
import type { ValueStore } from '../../ui/valueStore.ts';
import type { SubtitleRow } from './subtitleRows.ts';

/** Subtitles, and the two places among them that move. */
export interface RowsInTime {
  readonly rows: readonly SubtitleRow[];
  /** All cues, listed or not. */
  readonly cues: readonly Cue[];
  /** The index of the cue that the caret of the text is in; -1 where it is in none. */
  readonly caret: number;
  readonly transport: Transport;
  /** Whether text and list scroll along with the sound. */
  readonly following: ValueStore<{ readonly isOn: boolean }>;
}

interface RowInSight {
  /** The index of the cue that is heard, or that was heard last in a silence; -1 where there is none. */
  readonly heard: number;
  /** The user scrolls: what is heard may go out of sight. */
  readonly onScrolledAway: () => void;
}

/** Keeps the row that is heard in sight while the sound plays and is followed, and that of the caret when it moves. */
export function useRowInSight<Row extends Element>(
  { rows, cues, caret, transport, following }: RowsInTime,
  virtualizer: Virtualizer<HTMLUListElement, Row>,
): RowInSight {
  const heard = usePlayheadValue(transport, (timeMs) =>
    transport.hasMedia() ? startedCaptionIndex(cues, timeMs) : -1,
  );
  const isFollowed = useCallback(() => transport.isPlaying() && following.get().isOn, [transport, following]);
  const show = useCallback(
    (cueIndex: number) => {
      const at = rows.findIndex(({ index }) => index === cueIndex);
      if (at >= 0 && !isInSight(virtualizer, at)) virtualizer.scrollToIndex(at, { align: 'center' });
    },
    [rows, virtualizer],
  );
  useEffect(() => {
    if (isFollowed()) show(heard);
  }, [heard, isFollowed, show]);
  // Whoever asks to follow the sound anew is shown at once where it is.
  useEffect(() => following.subscribe(() => isFollowed() && show(heard)), [following, heard, isFollowed, show]);
  useEffect(() => {
    if (!isFollowed()) show(caret);
  }, [caret, isFollowed, show]);
  const onScrolledAway = useCallback(() => {
    if (isFollowed()) following.set({ isOn: false });
  }, [following, isFollowed]);
  return { heard, onScrolledAway };
}

/** Whether a row can be seen whole. */
function isInSight<Row extends Element>(virtualizer: Virtualizer<HTMLUListElement, Row>, at: number): boolean {
  const row = virtualizer.measurementsCache[at];
  const top = virtualizer.scrollOffset ?? 0;
  const height = virtualizer.scrollRect?.height ?? 0;
  return row !== undefined && row.start >= top && row.end <= top + height;
}
