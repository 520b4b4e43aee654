import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reply } from '../../contract/methods.ts';
import type { Talk } from '../../contract/schemas.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import { ExportDialog } from '../features/exporting/ExportDialog.tsx';
import { onlyProblems } from '../features/subtitles/onlyProblems.ts';
import { createMediaTransport, type MediaTransport } from '../features/player/mediaTransport.ts';
import { changeSetting, useSetting } from '../host/settings.ts';
import { Button } from '../ui/Button.tsx';
import { useCommands } from '../ui/commandHub.ts';
import { failureText } from '../ui/failureText.ts';
import { Note } from '../ui/Note.tsx';
import { AlignmentStatus } from './AlignmentStatus.tsx';
import { EditorSpelling } from './EditorSpelling.tsx';
import { CorrectionOffer } from './CorrectionOffer.tsx';
import { EditorTypography } from './EditorTypography.tsx';
import { GoToTimeDialog } from './GoToTimeDialog.tsx';
import { RecognitionStatus } from './RecognitionStatus.tsx';
import { goTo } from './route.ts';
import styles from './shell.module.css';
import { ProblemsCount } from './ProblemsCount.tsx';
import { RemarkLine } from './RemarkLine.tsx';
import { StatusBar } from './StatusBar.tsx';
import { talkActions } from './talkActions.ts';
import { TalkPanes } from './TalkPanes.tsx';
import { TalkTools } from './TalkTools.tsx';
import { TopBar } from './TopBar.tsx';
import { UnsavedBanner } from './UnsavedBanner.tsx';
import { useTalk } from '../host/useTalk.ts';
import { useStoredTranscript } from './useTalkData.ts';
import { useSpeech } from './useSpeech.ts';
import { useAcceptedGlossary } from './useAcceptedGlossary.ts';
import { useKeptFocus } from './useKeptFocus.ts';
import { useFindCommands } from './useFindCommands.ts';
import { UnsureWords } from './UnsureWords.tsx';
import { useTalkSession } from './useTalkSession.ts';

interface TalkScreenProps {
  readonly talkId: TalkId;
  readonly isConnected: boolean;
  readonly onKeys: () => void;
}

/** One talk: its notice, its transcript and its recording side by side. */
export function TalkScreen({ talkId, isConnected, onKeys }: TalkScreenProps) {
  const { t } = useTranslation();
  const talk = useTalk(talkId);
  const stored = useStoredTranscript(talkId);
  const error = talk.error ?? stored.error;
  if (error !== null && talk.data === undefined) {
    return (
      <>
        <TopBar title={t('common.untitled')} onKeys={onKeys} />
        <main className={styles.alone}>
          <Note tone="bad">{failureText(t, error)}</Note>
          <Button onPress={() => goTo({ screen: 'library' })}>{t('shell.backToLibrary')}</Button>
        </main>
      </>
    );
  }
  if (talk.data === undefined || stored.data === undefined) {
    return (
      <>
        <TopBar title={talk.data?.title ?? ''} onKeys={onKeys} />
        <Waiting />
      </>
    );
  }
  return (
    <OpenTalk
      talk={talk.data}
      stored={stored.data}
      isConnected={isConnected}
      onKeys={onKeys}
      onChanged={() => void talk.refetch()}
    />
  );
}

/** Says what is waited for, once it takes longer than anybody likes: a text that was left and is not stored yet. */
function Waiting() {
  const { t } = useTranslation();
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), 1_000);
    return () => clearTimeout(timer);
  }, []);
  return <main className={styles.alone}>{isLong && <Note tone="warn">{t('shell.waiting')}</Note>}</main>;
}

interface OpenTalkProps extends Omit<TalkScreenProps, 'talkId'> {
  readonly talk: Talk;
  readonly stored: Reply<'transcripts.get'>;
  readonly onChanged: () => void;
}

function OpenTalk({ talk, stored, isConnected, onKeys, onChanged }: OpenTalkProps) {
  const [transport] = useState<MediaTransport>(createMediaTransport);
  const session = useTalkSession(talk.id, stored, transport);
  // The actions are made anew when the mode changes, in which Tab has one.
  useSetting('transcribesWithTab');
  const [dialog, setDialog] = useState<'export' | 'goToTime' | null>(null);
  const close = (): void => {
    setDialog(null);
    session.editor?.focus();
  };
  // While the text cannot be saved the status bar says so, and a file of the stored text would lack the last words.
  const openExport = async (): Promise<void> => {
    if (!(await session.flush())) return;
    // The dialog gives the focus back to where it was: to the text, also when a button opened it.
    session.editor?.focus();
    setDialog('export');
  };
  useSpeech(talk, transport);
  useAcceptedGlossary(talk.id);
  useKeptFocus();
  useFindCommands(talk.id, session);
  useCommands(
    talkActions({
      talk,
      session,
      transport,
      onGoToTime: () => setDialog('goToTime'),
      onExport: () => void openExport(),
    }),
  );

  return (
    <>
      <TopBar title={talk.title} onKeys={onKeys}>
        <TalkTools talk={talk} onExport={() => void openExport()} />
      </TopBar>
      <UnsavedBanner session={session} isConnected={isConnected} />
      <TalkPanes
        talk={talk}
        stored={stored}
        session={session}
        transport={transport}
        isConnected={isConnected}
        onChanged={onChanged}
      />
      <StatusBar session={session}>
        <RemarkLine />
        <AlignmentStatus talk={talk} session={session} />
        <RecognitionStatus talk={talk} />
        <ProblemsCount talk={talk} session={session} />
        <UnsureWords talk={talk} session={session} />
        <CorrectionOffer session={session} />
        {session.editor !== null && <EditorSpelling talk={talk} editor={session.editor} />}
      </StatusBar>
      <ExportDialog
        talk={talk}
        isOpen={dialog === 'export'}
        onClose={close}
        onShowProblems={() => {
          close();
          changeSetting('sidePanel', 'subtitles');
          onlyProblems.set(true);
        }}
      />
      {session.editor !== null && <EditorTypography talk={talk} editor={session.editor} />}
      <GoToTimeDialog
        isOpen={dialog === 'goToTime'}
        onClose={close}
        onTime={(timeMs) => {
          transport.seek(timeMs);
          session.sound.following.set({ isOn: true });
          close();
        }}
      />
    </>
  );
}
