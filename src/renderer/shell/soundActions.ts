import type { TimeRange } from '../../domain/transcript/wordTimes.ts';
import { moveCaretToSound, timeAtCaret, timeOfSelection } from '../features/editor/soundPlaces.ts';
import type { MediaTransport } from '../features/player/mediaTransport.ts';
import { changeSetting, settingNow } from '../host/settings.ts';
import type { CommandActions } from '../ui/commandHub.ts';
import { remark } from '../ui/remarks.ts';
import type { TalkSession } from './useTalkSession.ts';

/** What the commands of the sound do while a talk is open. */
export function soundActions(session: TalkSession, transport: MediaTransport): CommandActions {
  const { editor } = session;
  const { following, pauseWhileTyping } = session.sound;
  const goToCaret = (): void => {
    const timeMs = editor === null ? null : timeAtCaret(editor);
    if (timeMs === null) return;
    transport.seek(timeMs);
    following.set({ isOn: true });
  };
  return {
    playPause: () => (transport.hasMedia() ? transport.toggle() : remark('noRecording')),
    playWhileHeld: {
      press: () => transport.play(),
      release: () => {
        pauseWhileTyping.takeOver();
        transport.pause();
      },
    },
    ...transcribing(transport),
    transcriptionMode: () => changeSetting('transcribesWithTab', !settingNow('transcribesWithTab')),
    pauseWhileTyping: () => changeSetting('pausesWhileTyping', !settingNow('pausesWhileTyping')),
    showTimeSources: () => changeSetting('showsTimeSources', !settingNow('showsTimeSources')),
    back: () => transport.skip(-settingNow('skipMs')),
    forward: () => transport.skip(settingNow('skipMs')),
    slower: () => transport.stepRate(-1),
    faster: () => transport.stepRate(1),
    playFromCaret: () => {
      if (!transport.hasMedia()) return remark('noRecording');
      goToCaret();
      transport.play();
    },
    playParagraph: () => playParagraph(session, transport),
    loopParagraph: () => toggleLoop(session, transport),
    soundToCaret: goToCaret,
    caretToSound: () => {
      if (!transport.hasMedia()) remark('noRecording');
      else if (editor !== null) moveCaretToSound(editor, transport.heardMs());
    },
    followSound: () => following.set({ isOn: !following.get().isOn }),
  };
}

/** The keys of transcription mode, while it is on: otherwise Tab goes to the next control. */
function transcribing(transport: MediaTransport): CommandActions {
  if (!settingNow('transcribesWithTab')) return {};
  return {
    transcribePlayPause: () => transport.toggle(),
    transcribeBack: () => transport.skip(-settingNow('skipMs')),
  };
}

/** Plays the words that are selected, or else the paragraph at the caret, over and over; or goes on to the end again. */
export function toggleLoop(session: TalkSession, transport: MediaTransport): void {
  const isLooping = transport.loop() !== null;
  transport.setLoop(isLooping ? null : loopRange(session));
  if (!isLooping && transport.loop() !== null) transport.play();
}

function loopRange({ editor, caret }: TalkSession): TimeRange | null {
  return (editor === null ? null : timeOfSelection(editor)) ?? caret.get()?.times ?? null;
}

function playParagraph({ caret }: TalkSession, transport: MediaTransport): void {
  const times = caret.get()?.times;
  if (times === undefined) return;
  if (transport.loop() === null) return transport.playRange(times);
  transport.setLoop(times);
  transport.seek(times.startMs);
  transport.play();
}
