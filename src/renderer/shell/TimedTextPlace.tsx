import { useQueryClient } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import type { Talk } from '../../contract/schemas.ts';
import { endOnTimeLine } from '../../domain/time/recordingTime.ts';
import { countWords } from '../../domain/transcript/countWords.ts';
import { goToEdge } from '../features/editor/editCommands.ts';
import { useRecognition } from '../features/recogniser/useRecognition.ts';
import { TimedTextDialogs } from '../features/timedText/TimedTextDialogs.tsx';
import { TimedTextZone } from '../features/timedText/TimedTextZone.tsx';
import { useTimedText } from '../features/timedText/useTimedText.ts';
import { useSetting } from '../host/settings.ts';
import { useCommands } from '../ui/commandHub.ts';
import { remark } from '../ui/remarks.ts';
import { RecognitionPlace } from './RecognitionPlace.tsx';
import { CONFIDENCES } from './UnsureWords.tsx';
import type { TalkSession } from './useTalkSession.ts';

interface TimedTextPlaceProps {
  readonly talk: Talk;
  readonly session: TalkSession;
  readonly children: ReactNode;
}

/** The place of the text, where a timed text can be dropped, or chosen by command, and taken over. */
export function TimedTextPlace({ talk, session, children }: TimedTextPlaceProps) {
  const queries = useQueryClient();
  const [, setPanel] = useSetting('sidePanel');
  const { editor, timed } = session;
  const recognition = useRecognition(talk.id);
  const taking = useTimedText({
    talk,
    flush: session.flush,
    onTaken({ path, paragraphs, summary, timesOnly }) {
      // The talk was left meanwhile: what was recognised waits for its next opening.
      if (editor === null || editor.view.isDestroyed) return;
      editor.adopt(paragraphs);
      if (path === recognition.path) void discardOnceStored();
      void queries.invalidateQueries({ queryKey: [CONFIDENCES, talk.id] });
      if (timesOnly !== null) return remark('timesTaken', timesOnly.matchedCount, timesOnly.estimatedCount);
      // The caret is where the old text ended otherwise.
      editor.run(goToEdge('start', false));
      if (summary.timeProblemCount > 0) setPanel('problems');
    },
    focusText: () => editor?.focus(),
  });
  const discardOnceStored = async (): Promise<void> => {
    if (await session.flush()) await recognition.discard();
  };
  useCommands({ attachText: editor === null ? undefined : () => void taking.choose() });
  const wordCount = useMemo(() => countWords(timed?.transcript ?? []), [timed]);
  const isEmpty = timed !== null && timed.transcript.every(({ text }) => text === '');
  return (
    <TimedTextZone taking={taking} isEmpty={isEmpty} hasSound={talk.media?.isPresent === true}>
      {children}
      <RecognitionPlace talk={talk} recognition={recognition} onLook={(path) => void taking.read(path)} />
      <TimedTextDialogs
        taking={taking}
        wordCount={wordCount}
        mediaMs={talk.media === null ? null : endOnTimeLine(talk.media)}
      />
    </TimedTextZone>
  );
}
