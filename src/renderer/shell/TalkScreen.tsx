import { useState } from 'react';
import { useTranslation } from 'react-i18next';
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
import { createValueStore } from '../ui/valueStore.ts';
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
import { SubtitleProblemsCount, type ShownSubtitles } from './SubtitleProblemsCount.tsx';
import { talkActions } from './talkActions.ts';
import { TalkPanes } from './TalkPanes.tsx';
import { TalkTools } from './TalkTools.tsx';
import { TopBar } from './TopBar.tsx';
import { UnsavedBanner } from './UnsavedBanner.tsx';
import { useTalk } from '../host/useTalk.ts';
import { useTextAhead } from './useTalkData.ts';
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
  useTextAhead(talkId);
  // A talk that was open before is known by then, but not where it was left.
  if (talk.data !== undefined && talk.isFetchedAfterMount) {
    return (
      <OpenTalk talk={talk.data} isConnected={isConnected} onKeys={onKeys} onChanged={() => void talk.refetch()} />
    );
  }
  return (
    <>
      <TopBar title={talk.error === null ? '' : t('common.untitled')} onKeys={onKeys} />
      <main className={styles.alone}>
        {talk.error !== null && (
          <>
            <Note tone="bad">{failureText(t, talk.error)}</Note>
            <Button onPress={() => goTo({ screen: 'library' })}>{t('shell.backToLibrary')}</Button>
          </>
        )}
      </main>
    </>
  );
}

interface OpenTalkProps extends Omit<TalkScreenProps, 'talkId'> {
  readonly talk: Talk;
  readonly onChanged: () => void;
}

function OpenTalk({ talk, isConnected, onKeys, onChanged }: OpenTalkProps) {
  const [transport] = useState<MediaTransport>(createMediaTransport);
  const session = useTalkSession(talk.id, transport);
  const [subtitles] = useState(() => createValueStore<ShownSubtitles | null>(null));
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
        session={session}
        transport={transport}
        onSubtitles={subtitles.set}
        isConnected={isConnected}
        onChanged={onChanged}
      />
      <StatusBar session={session}>
        <RemarkLine />
        <AlignmentStatus talk={talk} session={session} />
        <RecognitionStatus talk={talk} />
        <ProblemsCount talk={talk} session={session} />
        <SubtitleProblemsCount shown={subtitles} />
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
