import { useTranslation } from 'react-i18next';
import { TIMED_TEXT_EXTENSIONS } from '../../../contract/timedTextSchemas.ts';
import { useSetting } from '../../host/settings.ts';
import { Button } from '../../ui/Button.tsx';
import { splitPath } from '../../ui/folderPath.ts';
import { formatBytes } from '../../ui/formatBytes.ts';
import { Modal } from '../../ui/Modal.tsx';
import { Note } from '../../ui/Note.tsx';
import { PathPicker } from '../../ui/PathPicker.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { EncodingChoice } from './EncodingChoice.tsx';
import { TakingChoices } from './TakingChoices.tsx';
import { TimedTextFacts } from './TimedTextFacts.tsx';
import type { FoundText, TimedTextTaking } from './useTimedText.ts';
import styles from './timedText.module.css';

interface TimedTextDialogsProps {
  readonly taking: TimedTextTaking;
  /** How many words the present text has. */
  readonly wordCount: number;
  /** The length of the recording, where there is one. */
  readonly mediaMs: number | null;
}

/** The dialogs of taking over a timed text: the file, what it holds, and what will become of the present text. */
export function TimedTextDialogs(props: TimedTextDialogsProps) {
  const { t } = useTranslation();
  const [folder, setFolder] = useSetting('importFolder');
  const { state, close, read } = props.taking;
  if (state.phase === 'idle') return null;
  if (state.phase !== 'picking') return <TakingDialog {...props} />;
  return (
    <PathPicker
      title={t('timedText.pickTitle')}
      mode="openFile"
      isOpen
      initialFolder={folder}
      extensions={TIMED_TEXT_EXTENSIONS}
      confirmText={t('timedText.choose')}
      onChoose={([path]) => void (path === undefined ? close() : read(path))}
      onFolder={setFolder}
      onClose={close}
    />
  );
}

function TakingDialog({ taking, wordCount, mediaMs }: TimedTextDialogsProps) {
  const { t } = useTranslation();
  const { state, close } = taking;
  const found = state.phase === 'found' || state.phase === 'taking' ? state : null;
  return (
    <Modal
      title={found === null ? t('timedText.title') : splitPath(found.path).name}
      isOpen
      onClose={close}
      width={620}
      footer={
        <>
          <Button isDisabled={state.phase === 'taking'} onPress={close}>
            {t(state.phase === 'failed' ? 'common.close' : 'common.cancel')}
          </Button>
          {found !== null && <TakeButton taking={taking} found={found} isReplacing={wordCount > 0} />}
        </>
      }
    >
      <div className={styles.dialog}>
        {state.phase === 'failed' && <Note tone="bad">{state.message}</Note>}
        {(state.phase === 'sending' || state.phase === 'reading') && <Underway state={state} />}
        {found !== null && (
          <TimedTextFacts
            summary={found.summary}
            choice={found.choice}
            mediaMs={mediaMs}
            encoding={<EncodingChoice found={found} onChange={(encoding) => void taking.read(found.path, encoding)} />}
          />
        )}
        {found !== null && <TakingChoices {...found} wordCount={wordCount} onChange={taking.setChoice} />}
      </div>
    </Modal>
  );
}

interface TakeButtonProps {
  readonly taking: TimedTextTaking;
  readonly found: FoundText;
  readonly isReplacing: boolean;
}

function TakeButton({ taking, found, isReplacing }: TakeButtonProps) {
  const { t } = useTranslation();
  const { phase, choice } = found;
  const text = choice.takes === 'times' ? 'timedText.takeTimes' : isReplacing ? 'timedText.replace' : 'timedText.take';
  return (
    <Button variant="primary" isPending={phase === 'taking'} onPress={() => void taking.take(found)}>
      {t(text)}
    </Button>
  );
}

function Underway({ state }: { readonly state: TimedTextTaking['state'] }) {
  const { t, i18n } = useTranslation();
  if (state.phase !== 'sending') return <Progress label={t('timedText.reading')} done={0} total={0} valueText="" />;
  const [sent, total] = [state.sentBytes, state.totalBytes].map((bytes) => formatBytes(bytes, i18n.language));
  return (
    <Progress
      label={t('timedText.sending')}
      done={state.sentBytes}
      total={state.totalBytes}
      valueText={`${sent} / ${total}`}
    />
  );
}
