import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Talk } from '../../contract/schemas.ts';
import { durationOf } from '../../domain/time/recordingTime.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import { EditorPane } from '../features/editor/EditorPane.tsx';
import type { Transport } from '../ui/playhead.ts';
import { failureText } from '../ui/failureText.ts';
import { Note } from '../ui/Note.tsx';
import styles from './shell.module.css';
import { useSpeakerEdits } from './useSpeakerEdits.ts';
import { isBeingStored } from './unsavedTexts.ts';
import { useStoredTranscript } from './useTalkData.ts';
import type { TalkSession } from './useTalkSession.ts';

interface TalkTextProps {
  readonly talk: Talk;
  readonly session: TalkSession;
  readonly transport: Transport;
  readonly isConnected: boolean;
  readonly onChanged: () => void;
}

/** The editor, once the library has read the text; the panes around it are not drawn again for that. */
export function TalkText({ talk, session, transport, isConnected, onChanged }: TalkTextProps) {
  const { t } = useTranslation();
  const { data: stored, error } = useStoredTranscript(talk.id);
  const speakerEdits = useSpeakerEdits(talk, onChanged);
  const { onOpened } = session;
  useEffect(() => (stored === undefined ? undefined : onOpened(stored)), [onOpened, stored]);
  if (stored === undefined) {
    return (
      <div className={styles.noText}>
        {error === null ? <Waiting talkId={talk.id} /> : <Note tone="bad">{failureText(t, error)}</Note>}
      </div>
    );
  }
  const { bookmark } = talk;
  return (
    <EditorPane
      talkId={talk.id}
      transcript={stored.paragraphs}
      language={talk.language}
      speakers={talk.speakers}
      durationMs={durationOf(talk)}
      isComplete={talk.transcriptIsComplete}
      isEditable={isConnected}
      place={bookmark?.paragraphId == null ? null : { paragraphId: bookmark.paragraphId, offset: bookmark.offset }}
      transport={transport}
      following={session.sound.following}
      onTyped={() => session.sound.pauseWhileTyping.typed()}
      speakerEdits={speakerEdits}
      onTimed={session.onTimed}
      onSelection={session.onSelection}
      onEditor={session.onEditor}
    />
  );
}

/** Says what is waited for, once it takes longer than anybody likes. */
function Waiting({ talkId }: { readonly talkId: TalkId }) {
  const { t } = useTranslation();
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), 1_000);
    return () => clearTimeout(timer);
  }, []);
  if (!isLong) return null;
  // A text that was left and could not be stored yet, or one that is read by a slow machine.
  return isBeingStored(talkId) ? (
    <Note tone="warn">{t('shell.waiting')}</Note>
  ) : (
    <Note tone="info">{t('shell.reading')}</Note>
  );
}
