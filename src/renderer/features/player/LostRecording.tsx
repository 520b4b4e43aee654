import { FileX2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Media, Talk } from '../../../contract/schemas.ts';
import { useHost } from '../../host/HostContext.ts';
import { useSetting } from '../../host/settings.ts';
import { Button } from '../../ui/Button.tsx';
import { failureText } from '../../ui/failureText.ts';
import { splitPath } from '../../ui/folderPath.ts';
import { Note } from '../../ui/Note.tsx';
import { PathPicker } from '../../ui/PathPicker.tsx';
import { DROPPED, type Attaching } from './useAttachRecording.ts';
import { useFindRecording, type Finding } from './useFindRecording.ts';
import styles from './player.module.css';

interface LostRecordingProps {
  readonly talk: Talk;
  readonly media: Media;
  readonly attaching: Attaching;
  /** Has the library look whether the file is there again. */
  readonly onLook: () => void;
}

/** What to do when the recording's file is gone; meanwhile it is looked for. */
export function LostRecording({ talk, media, attaching, onLook }: LostRecordingProps) {
  const { t } = useTranslation();
  const host = useHost();
  const [importFolder, setImportFolder] = useSetting('importFolder');
  const [isPicking, setPicking] = useState(false);
  const { state, searchIn, stop } = useFindRecording(talk, media);
  useReturn(onLook);
  const chooseFolder = async (): Promise<void> => {
    if (!host.features.hasNativeDialogs) return setPicking(true);
    const [folder] = await host.chooseFiles('searchFolder');
    if (folder !== undefined) searchIn(folder);
  };
  return (
    <div className={styles.empty}>
      <FileX2 size={28} strokeWidth={1.5} aria-hidden />
      <strong>{t('player.lost.title')}</strong>
      <code className={styles.path}>{media.path}</code>
      <p>{t('player.lost.help')}</p>
      <FindingStatus state={state} onTake={(path) => void attaching.take(path, DROPPED)} />
      <div className={styles.lostActions}>
        <Button variant="primary" onPress={() => void attaching.choose()} isPending={attaching.isBusy}>
          {t('player.lost.locate')}
        </Button>
        <Button onPress={() => void chooseFolder()} isDisabled={state.phase === 'searching'}>
          {t('player.lost.searchFolder')}
        </Button>
        {state.phase === 'searching' && <Button onPress={stop}>{t('player.lost.stop')}</Button>}
      </div>
      <PathPicker
        title={t('player.lost.searchPick')}
        mode="openFolder"
        isOpen={isPicking}
        initialFolder={importFolder}
        confirmText={t('player.lost.search')}
        onChoose={([folder]) => {
          setPicking(false);
          if (folder !== undefined) searchIn(folder);
        }}
        onFolder={setImportFolder}
        onClose={() => setPicking(false)}
      />
    </div>
  );
}

/** Runs when the user comes back to the window, having been elsewhere. */
function useReturn(onReturn: () => void): void {
  useEffect(() => {
    const onVisible = (): void => {
      if (document.visibilityState === 'visible') onReturn();
    };
    addEventListener('focus', onReturn);
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      removeEventListener('focus', onReturn);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [onReturn]);
}

function FindingStatus({ state, onTake }: { readonly state: Finding; readonly onTake: (path: string) => void }) {
  const { t } = useTranslation();
  if (state.phase === 'failed') return <Note tone="bad">{failureText(t, state.error)}</Note>;
  const { folder } = state;
  if (state.phase === 'searching') {
    return (
      <output>{folder === null ? t('player.lost.searching') : t('player.lost.searchingFolder', { folder })}</output>
    );
  }
  const { sameName } = state;
  if (sameName === null) {
    return <output>{folder === null ? t('player.lost.notKnown') : t('player.lost.notInFolder', { folder })}</output>;
  }
  const { folder: place, name } = splitPath(sameName);
  return (
    <Note tone="warn">
      {t('player.lost.sameName', { name, folder: place })}
      <div className={styles.retry}>
        <Button onPress={() => onTake(sameName)}>{t('player.lost.takeIt')}</Button>
      </div>
    </Note>
  );
}
