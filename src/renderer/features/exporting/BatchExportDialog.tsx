import { FolderOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { deliveryName } from '../../../domain/delivery/deliveryName.ts';
import type { TalkId } from '../../../domain/transcript/transcript.ts';
import { useSetting } from '../../host/settings.ts';
import { Button } from '../../ui/Button.tsx';
import { failureText } from '../../ui/failureText.ts';
import { Modal } from '../../ui/Modal.tsx';
import { Note } from '../../ui/Note.tsx';
import { PathPicker } from '../../ui/PathPicker.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { BatchProgress } from './BatchReport.tsx';
import { DeliverySetup } from './DeliverySetup.tsx';
import { soundChoice } from './exportChoice.ts';
import styles from './exporting.module.css';
import { useBatchExport, type BatchExporting } from './useBatchExport.ts';

const BY_DEFAULT = '{title}';

interface BatchExportDialogProps {
  readonly talkIds: readonly TalkId[];
  readonly onClose: () => void;
}

/** Delivers several talks into a folder: what each is written as, how the files are called, and what became of them. */
export function BatchExportDialog({ talkIds, onClose }: BatchExportDialogProps) {
  const { t } = useTranslation();
  const [kept, setChoice] = useSetting('exportChoice');
  const [pattern, setPattern] = useSetting('exportPattern');
  const choice = soundChoice(kept);
  const exporting = useBatchExport(talkIds, choice, pattern.trim() === '' ? BY_DEFAULT : pattern);
  const { state, folder } = exporting;
  const isRunning = state.phase === 'running';
  const names = choice.formats.map((format, index) => deliveryName(index === 0 ? pattern : '', format));
  return (
    <>
      <Modal
        title={t('exporting.batch.title', { count: talkIds.length })}
        isOpen
        onClose={onClose}
        width={1_000}
        footer={<BatchButtons exporting={exporting} canStart={choice.formats.length > 0} onClose={onClose} />}
      >
        <div className={styles.columns}>
          <DeliverySetup
            choice={choice}
            isLocked={isRunning}
            onChange={(next) => {
              setChoice(next);
              exporting.settle();
            }}
          />
          <div className={styles.result}>
            <TextInput
              label={t('exporting.batch.pattern')}
              hint={t('exporting.batch.patternHint')}
              value={pattern}
              isReadOnly={isRunning}
              onChange={(next) => {
                setPattern(next);
                // What was told is of files of other names.
                exporting.settle();
              }}
              maxLength={200}
            />
            <div className={styles.destination} data-bare="">
              <div>
                <strong>{names.join(', ')}</strong>
                <output>{folder ?? t('exporting.noFolder')}</output>
              </div>
              <Button icon={FolderOpen} isDisabled={isRunning} onPress={() => void exporting.choose(false)}>
                {t('exporting.change')}
              </Button>
            </div>
            {state.phase === 'failed' && <Note tone="bad">{failureText(t, state.error)}</Note>}
            <BatchProgress state={state} />
          </div>
        </div>
      </Modal>
      <PathPicker
        title={t('exporting.pickTitle')}
        mode="openFolder"
        isOpen={state.phase === 'picking'}
        initialFolder={folder}
        confirmText={t('common.choose')}
        onChoose={([path]) => {
          if (path !== undefined) void exporting.chosen(path, state.phase === 'picking' && state.writesAfter);
        }}
        onClose={exporting.settle}
      />
    </>
  );
}

interface BatchButtonsProps {
  readonly exporting: BatchExporting;
  readonly canStart: boolean;
  readonly onClose: () => void;
}

function BatchButtons({ exporting, canStart, onClose }: BatchButtonsProps) {
  const { t } = useTranslation();
  const { state, folder } = exporting;
  const isTaken = state.phase === 'ended' && state.report.talks.some(({ reason }) => reason === 'export.exists');
  const isRunning = state.phase === 'running';
  return (
    <>
      {isRunning ? (
        <Button onPress={exporting.cancel}>{t('exporting.batch.stop')}</Button>
      ) : (
        <Button onPress={onClose}>{state.phase === 'ended' ? t('common.close') : t('common.cancel')}</Button>
      )}
      {isTaken && <Button onPress={exporting.replaceAll}>{t('exporting.batch.replace')}</Button>}
      <Button variant="primary" onPress={exporting.start} isDisabled={!canStart} isPending={isRunning}>
        {folder === null ? t('exporting.exportTo') : t('exporting.export')}
      </Button>
    </>
  );
}
