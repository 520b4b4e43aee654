import { endOnTimeLine } from '../../domain/time/recordingTime.ts';
import type { LibraryStore } from '../store/libraryStore.ts';
import type { TalkNumber } from '../store/talkNumber.ts';

/** Where the recording of a talk that is played ends on its time line; `null` when there is none. */
export function endOfRecording({ media }: LibraryStore, talk: TalkNumber): number | null {
  const played = media.of(talk);
  return played === undefined ? null : endOnTimeLine(played);
}
