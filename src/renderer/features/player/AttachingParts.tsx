import { Film } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSetting } from '../../host/settings.ts';
import { Button } from '../../ui/Button.tsx';
import { splitPath } from '../../ui/folderPath.ts';
import { formatBytes } from '../../ui/formatBytes.ts';
import { Modal } from '../../ui/Modal.tsx';
import { Note } from '../../ui/Note.tsx';
import { PathPicker } from '../../ui/PathPicker.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { attachFailureText } from './attachFailures.ts';
import { RECORDING_EXTENSIONS, type Attaching } from './useAttachRecording.ts';
import styles from './player.module.css';

interface AttachingProps {
  readonly attaching: Attaching;
}

/** What to do while a talk has no recording. */
export function EmptyPlayer({ attaching }: AttachingProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.empty}>
      <Film size={28} strokeWidth={1.5} aria-hidden />
      <strong>{t('player.empty.title')}</strong>
      <p>{t('player.empty.help')}</p>
      <Button variant="primary" onPress={() => void attaching.choose()} isPending={attaching.isBusy}>
        {t('player.empty.choose')}
      </Button>
      <small>{t('player.empty.formats')}</small>
    </div>
  );
}

/** How far attaching is, and why it failed: that one may have failed while the next is under way. */
export function AttachStatus({ attaching }: AttachingProps) {
  const { t } = useTranslation();
  const { failure } = attaching;
  return (
    <>
      <Attached attaching={attaching} />
      {failure !== null && (
        <Note tone="bad">
          {attachFailureText(t, failure)}
          <div className={styles.retry}>
            <Button onPress={attaching.closeFailure}>{t('common.close')}</Button>
          </div>
        </Note>
      )}
    </>
  );
}

function Attached({ attaching }: AttachingProps) {
  const { t, i18n } = useTranslation();
  const { state, isReading } = attaching;
  if (isReading) return <Progress label={t('player.reading')} done={0} total={0} valueText="" />;
  if (state.phase !== 'sending') return null;
  const [sent, total] = [state.sentBytes, state.totalBytes].map((bytes) => formatBytes(bytes, i18n.language));
  return (
    <div className={styles.converting}>
      <Progress
        label={t('player.sending')}
        done={state.sentBytes}
        total={state.totalBytes}
        valueText={`${sent} / ${total}`}
      />
      <Button onPress={attaching.cancel}>{t('common.cancel')}</Button>
    </div>
  );
}

/** The dialogs of attaching: the path picker, and the question before a recording is replaced. */
export function AttachDialogs({ attaching }: AttachingProps) {
  const { t } = useTranslation();
  const [importFolder, setImportFolder] = useSetting('importFolder');
  const { state } = attaching;
  return (
    <>
      <PathPicker
        title={t('player.pickTitle')}
        mode="openFile"
        isOpen={state.phase === 'picking'}
        initialFolder={importFolder}
        extensions={RECORDING_EXTENSIONS}
        confirmText={t('player.attach')}
        onChoose={([path]) => {
          if (path !== undefined) void attaching.take(path);
        }}
        onFolder={setImportFolder}
        onClose={attaching.cancel}
      />
      {state.phase === 'confirming' && (
        <Modal
          title={t('player.replaceTitle')}
          isOpen
          onClose={attaching.cancel}
          footer={
            <>
              <Button onPress={attaching.cancel}>{t('common.cancel')}</Button>
              <Button onPress={() => void attaching.attach(state.path)}>{t('player.addBeside')}</Button>
              <Button variant="primary" onPress={() => void attaching.attach(state.path, state.before.id)}>
                {t('player.replace')}
              </Button>
            </>
          }
        >
          <p>{t('player.replaceText', { name: splitPath(state.path).name, before: state.before.name })}</p>
        </Modal>
      )}
    </>
  );
}
