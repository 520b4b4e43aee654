import type { Command } from '@tiptap/pm/state';
import type { Talk } from '../../contract/schemas.ts';
import { durationOf } from '../../domain/time/recordingTime.ts';
import {
  confirmTimesAtCaret,
  mergeIntoPrevious,
  moveParagraph,
  moveToNeighbour,
  setSpeaker,
  setTimeAtCaret,
  setWordTimeAtCaret,
  splitAtCaret,
  toggleHeading,
} from '../features/editor/editCommands.ts';
import type { TranscriptEditor } from '../features/editor/transcriptEditor.ts';
import type { MediaTransport } from '../features/player/mediaTransport.ts';
import { changeSetting } from '../host/settings.ts';
import { soundActions } from './soundActions.ts';
import { reviewActions } from './reviewActions.ts';
import type { CommandAction, CommandActions } from '../ui/commandHub.ts';
import { remark, type RemarkKind } from '../ui/remarks.ts';
import { runOnParagraph } from './runOnParagraph.ts';
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
  const toNeighbour = (command: Command, otherwise: RemarkKind): void => {
    if (editor?.run(command) === false) remark(otherwise);
  };
  return {
    ...soundActions(session, transport),
    setStart: atSound(transport, (timeMs) => runOnParagraph(editor, setTimeAtCaret('start', timeMs))),
    setEnd: atSound(transport, (timeMs) => runOnParagraph(editor, setTimeAtCaret('end', timeMs))),
    setWordStart: atSound(transport, (timeMs) => setWordStart(editor, timeMs)),
    confirmTimes: () => runOnParagraph(editor, confirmTimesAtCaret(durationOf(talk)), 'timesKnown'),
    previousParagraph: () => toNeighbour(moveToNeighbour(-1), 'firstParagraph'),
    nextParagraph: () => toNeighbour(moveToNeighbour(1), 'lastParagraph'),
    goToTime: onGoToTime,
    split: () => void editor?.run(splitAtCaret),
    merge: () => void editor?.run(mergeIntoPrevious),
    moveParagraphUp: () => toNeighbour(moveParagraph(-1), 'firstParagraph'),
    moveParagraphDown: () => toNeighbour(moveParagraph(1), 'lastParagraph'),
    undo: () => {
      if (editor?.undo() === false) remark('nothingToUndo');
    },
    redo: () => {
      if (editor?.redo() === false) remark('nothingToRedo');
    },
    toggleHeading: () => void editor?.run(toggleHeading),
    ...speakerActions(talk, session),
    ...reviewActions(talk, session),
    showNotice: () => changeSetting('sidePanel', 'notice'),
    showComments: () => changeSetting('sidePanel', 'comments'),
    showGlossary: () => changeSetting('sidePanel', 'glossary'),
    showRevisions: () => changeSetting('sidePanel', 'revisions'),
    export: onExport,
  };
}

/** An action at the time of the sound: without sound there is no "here". */
function atSound(transport: MediaTransport, action: (timeMs: number) => void): () => void {
  return () => (transport.hasMedia() ? action(transport.timeMs()) : remark('noRecording'));
}

function setWordStart(editor: TranscriptEditor | null, timeMs: number): void {
  if (editor === null) return;
  const { startMs, endMs, text } = editor.caret().paragraph;
  const hasEnds = startMs !== null && endMs !== null;
  runOnParagraph(
    editor,
    setWordTimeAtCaret(timeMs),
    text === '' ? 'noWord' : hasEnds ? 'wordOutside' : 'wordNeedsEnds',
  );
}

/** Gives the selected paragraphs, or the one at the caret, to a speaker of the talk by number, or to nobody. */
function speakerActions({ speakers }: Talk, { editor }: TalkSession): CommandActions {
  const give = (number: number): CommandAction => {
    const speaker = speakers[number - 1];
    if (speaker === undefined) return { refuse: () => remark('noSuchSpeaker', speakers.length) };
    return () => runOnParagraph(editor, setSpeaker(speaker.id));
  };
  return {
    speaker1: give(1),
    speaker2: give(2),
    speaker3: give(3),
    speaker4: give(4),
    speaker5: give(5),
    speaker6: give(6),
    speaker7: give(7),
    speaker8: give(8),
    speaker9: give(9),
    speakerNobody: () => runOnParagraph(editor, setSpeaker(null)),
  };
}
