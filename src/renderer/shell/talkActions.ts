import type { Talk } from '../../contract/schemas.ts';
import { durationOf } from '../../domain/time/recordingTime.ts';
import type { SpeakerId } from '../../domain/transcript/transcript.ts';
import {
  confirmTimesAtCaret,
  mergeIntoPrevious,
  moveParagraph,
  moveToNeighbour,
  setSpeakerAt,
  setTimeAtCaret,
  setWordTimeAtCaret,
  splitAtCaret,
  toggleHeading,
} from '../features/editor/editCommands.ts';
import type { MediaTransport } from '../features/player/mediaTransport.ts';
import { soundActions } from './soundActions.ts';
import { reviewActions } from './reviewActions.ts';
import type { CommandAction, CommandActions } from '../ui/commandHub.ts';
import { remark } from '../ui/remarks.ts';
import type { TalkSession } from './useTalkSession.ts';

interface TalkActionsOptions {
  readonly talk: Talk;
  readonly session: TalkSession;
  readonly transport: MediaTransport;
  readonly onGoToTime: () => void;
  readonly onExport: () => void;
}

/** What the commands do while a talk is open. */
export function talkActions({ talk, session, transport, onGoToTime, onExport }: TalkActionsOptions): CommandActions {
  const { editor } = session;
  return {
    ...soundActions(session, transport),
    setStart: atSound(transport, (timeMs) => void editor?.run(setTimeAtCaret('start', timeMs))),
    setEnd: atSound(transport, (timeMs) => void editor?.run(setTimeAtCaret('end', timeMs))),
    setWordStart: atSound(transport, (timeMs) => {
      if (editor === null || editor.run(setWordTimeAtCaret(timeMs))) return;
      const { startMs, endMs, text } = editor.caret().paragraph;
      remark(text === '' ? 'noWord' : startMs === null || endMs === null ? 'wordNeedsEnds' : 'wordOutside');
    }),
    confirmTimes: () => {
      if (editor?.run(confirmTimesAtCaret(durationOf(talk))) === false) remark('timesKnown');
    },
    previousParagraph: () => void editor?.run(moveToNeighbour(-1)),
    nextParagraph: () => void editor?.run(moveToNeighbour(1)),
    goToTime: onGoToTime,
    split: () => void editor?.run(splitAtCaret),
    merge: () => void editor?.run(mergeIntoPrevious),
    moveParagraphUp: () => void editor?.run(moveParagraph(-1)),
    moveParagraphDown: () => void editor?.run(moveParagraph(1)),
    undo: () => editor?.undo(),
    redo: () => editor?.redo(),
    toggleHeading: () => void editor?.run(toggleHeading),
    ...speakerActions(talk, session),
    ...reviewActions(talk, session),
    export: onExport,
  };
}

/** An action at the time of the sound: without sound there is no "here". */
function atSound(transport: MediaTransport, action: (timeMs: number) => void): () => void {
  return () => (transport.hasMedia() ? action(transport.timeMs()) : remark('noRecording'));
}

/** Gives the paragraph at the caret to a speaker of the talk by number, or to nobody. */
function speakerActions({ speakers }: Talk, { caret, editor }: TalkSession): CommandActions {
  const give = (speakerId: SpeakerId | null | undefined): CommandAction => {
    if (speakerId === undefined) return 'unavailable';
    return () => {
      const at = caret.get();
      const target = at === null ? undefined : editor?.find(at.id);
      if (target !== undefined) editor?.run(setSpeakerAt(target.position, speakerId));
    };
  };
  return {
    speaker1: give(speakers[0]?.id),
    speaker2: give(speakers[1]?.id),
    speaker3: give(speakers[2]?.id),
    speaker4: give(speakers[3]?.id),
    speaker5: give(speakers[4]?.id),
    speaker6: give(speakers[5]?.id),
    speaker7: give(speakers[6]?.id),
    speaker8: give(speakers[7]?.id),
    speaker9: give(speakers[8]?.id),
    speakerNobody: give(null),
  };
}
