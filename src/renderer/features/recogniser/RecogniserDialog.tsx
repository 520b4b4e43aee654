import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Talk } from '../../../contract/schemas.ts';
import { useSetting } from '../../host/settings.ts';
import { Button } from '../../ui/Button.tsx';
import { failureText } from '../../ui/failureText.ts';
import { splitPath } from '../../ui/folderPath.ts';
import { Modal } from '../../ui/Modal.tsx';
import { Fact, Facts } from '../../ui/Facts.tsx';
import { Note } from '../../ui/Note.tsx';
import styles from './recogniser.module.css';
import type { TalkRecognition } from './useRecognition.ts';

interface RecogniserDialogProps {
  readonly talk: Talk;
  readonly recognition: TalkRecognition;
  /** How far the recognition under way is, and what ends it. */
  readonly progress: ReactNode;
  /** Looks at the words that were found. */
  readonly onLook: (path: string) => void;
  readonly onSettings: () => void;
  readonly onClose: () => void;
}

/** Begins the recognition of a talk's speech, shows how far it is, and what came of the last one. */
export function RecogniserDialog(props: RecogniserDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      title={t('recogniser.title')}
      isOpen
      onClose={props.onClose}
      width={560}
      footer={props.recognition.job === null ? <Choices {...props} /> : <CloseButton onClose={props.onClose} />}
    >
      <div className={styles.dialog}>
        {props.recognition.job === null ? <LastResult {...props} /> : props.progress}
        {props.recognition.job !== null && <p className={styles.quiet}>{t('recogniser.goesOn')}</p>}
      </div>
    </Modal>
  );
}

/** Whether program and model are set. */
function useIsSet(): boolean {
  const [{ program, model }] = useSetting('recogniser');
  return program !== '' && model !== '';
}

function CloseButton({ onClose }: Pick<RecogniserDialogProps, 'onClose'>) {
  const { t } = useTranslation();
  return <Button onPress={onClose}>{t('common.close')}</Button>;
}

/** What can be done while nothing is under way. */
function Choices({ recognition, onLook, onSettings, onClose }: RecogniserDialogProps) {
  const { t } = useTranslation();
  const isSet = useIsSet();
  const { path, failure, start } = recognition;
  const isFirst = path === null && failure === null;
  return (
    <>
      <Button onPress={onClose}>{t(isFirst ? 'common.cancel' : 'common.close')}</Button>
      <Button variant={isSet ? 'plain' : 'primary'} onPress={onSettings}>
        {t('recogniser.settings')}
      </Button>
      {isSet && (
        <Button variant={path === null ? 'primary' : 'plain'} onPress={() => void start()}>
          {t(isFirst ? 'recogniser.start' : 'recogniser.again')}
        </Button>
      )}
      {path !== null && (
        <Button variant="primary" onPress={() => onLook(path)}>
          {t('recogniser.look')}
        </Button>
      )}
    </>
  );
}

/** What is set, and what came of the last recognition. */
function LastResult({ talk, recognition: { path, failure } }: RecogniserDialogProps) {
  const { t } = useTranslation();
  const [{ program, model }] = useSetting('recogniser');
  return (
    <>
      {useIsSet() ? (
        <Facts>
          <Fact name={t('recogniser.program')}>{splitPath(program).name}</Fact>
          <Fact name={t('recogniser.model')}>{splitPath(model).name}</Fact>
          <Fact name={t('recogniser.language')}>{talk.language ?? t('recogniser.languageUnknown')}</Fact>
        </Facts>
      ) : (
        <Note tone="warn">{t('recogniser.unset')}</Note>
      )}
      {failure !== null && <Note tone="bad">{failureText(t, failure)}</Note>}
      {path !== null && <Note tone="info">{t('recogniser.found')}</Note>}
      {path === null && failure === null && <p className={styles.quiet}>{t('recogniser.whatComes')}</p>}
    </>
  );
}
