import type { Talk } from '../../contract/schemas.ts';
import type { ParagraphTimes } from '../../domain/transcript/estimateTimes.ts';
import {
  confirmTimesAtCaret,
  moveToNeighbour,
  setSpeakerAt,
  setTimeAtCaret,
  toggleHeading,
} from '../features/editor/editCommands.ts';
import type { MediaTransport } from '../features/player/mediaTransport.ts';
import { settingNow } from '../host/settings.ts';
import type { CommandActions } from './useCommands.ts';
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
  const caretTimes = (): ParagraphTimes | null => session.caret.get()?.times ?? null;
  return {
    playPause: () => transport.toggle(),
    back: () => transport.skip(-settingNow('skipMs')),
    forward: () => transport.skip(settingNow('skipMs')),
    slower: () => transport.stepRate(-1),
    faster: () => transport.stepRate(1),
    playParagraph: () => {
      const times = caretTimes();
      if (times === null) return;
      if (transport.loop() === null) return transport.playRange(times);
      transport.setLoop(times);
      transport.seek(times.startMs);
      transport.play();
    },
    loopParagraph: () => transport.setLoop(transport.loop() === null ? caretTimes() : null),
    setStart: () => {
      // Without sound there is no "here".
      if (transport.hasMedia()) editor?.run(setTimeAtCaret('start', transport.timeMs()));
    },
    setEnd: () => {
      if (transport.hasMedia()) editor?.run(setTimeAtCaret('end', transport.timeMs()));
    },
    confirmTimes: () => void editor?.run(confirmTimesAtCaret(durationOf(talk))),
    previousParagraph: () => void editor?.run(moveToNeighbour(-1)),
    nextParagraph: () => void editor?.run(moveToNeighbour(1)),
    goToTime: onGoToTime,
    toggleHeading: () => void editor?.run(toggleHeading),
    setSpeaker: (keys) => {
      // Alt+0 is nobody.
      const digit = Number(keys.at(-1));
      const speakerId = digit === 0 ? null : talk.speakers[digit - 1]?.id;
      const caret = session.caret.get();
      const target = caret === null ? undefined : editor?.find(caret.id);
      if (speakerId !== undefined && target !== undefined) editor?.run(setSpeakerAt(target.position, speakerId));
    },
    export: onExport,
  };
}

/** How long the recording is: what was measured before what the notice says. */
export function durationOf(talk: Talk): number | null {
  return talk.media?.durationMs ?? talk.durationMs;
}
