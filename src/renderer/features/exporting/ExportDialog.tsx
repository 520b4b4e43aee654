import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reply } from '../../../contract/methods.ts';
import type { ExportFormat, Talk } from '../../../contract/schemas.ts';
import { useHost } from '../../host/HostContext.ts';
import { Button } from '../../ui/Button.tsx';
import { failureText } from '../../ui/failureText.ts';
import { Modal } from '../../ui/Modal.tsx';
import { Note } from '../../ui/Note.tsx';
import { PathPicker } from '../../ui/PathPicker.tsx';
import { ReplaceFileQuestion } from '../../ui/ReplaceFileQuestion.tsx';
import { deliveryName } from './deliveryName.ts';
import { Destination } from './DeliveryParts.tsx';
import { FormatChoice } from './FormatChoice.tsx';
import { PreviewText } from './PreviewText.tsx';
import { useExport } from './useExport.ts';
import styles from './exporting.module.css';

interface ExportDialogProps {
  readonly talk: Talk;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Delivers a talk as a file: what it will hold, where it goes, and what became of it. */
export function ExportDialog(props: ExportDialogProps) {
  // Mounted anew each time it opens: the text may have changed since.
  return props.isOpen ? <OpenExportDialog {...props} /> : null;
}

function OpenExportDialog({ talk, onClose }: ExportDialogProps) {
  const { t } = useTranslation();
  const [format, setFormat] = useState<ExportFormat>('srt');
  const preview = usePreview(talk, format);
  const exporting = useExport(talk, format, deliveryName(talk.title, format, t('exporting.untitled')));
  const { state } = exporting;
  const isDone = state.phase === 'done';
  const changeFormat = (next: ExportFormat): void => {
    setFormat(next);
    exporting.settle();
  };
  return (
    <>
      <Modal
        title={t('exporting.title')}
        isOpen
        onClose={onClose}
        width={720}
        footer={
          <>
            <Button onPress={onClose}>{isDone ? t('common.close') : t('common.cancel')}</Button>
            {/* Pending, not disabled: a disabled button would lose the focus, and with it the keys of the dialog. */}
            <Button
              variant="primary"
              onPress={exporting.start}
              isDisabled={preview.data === undefined}
              isPending={state.phase === 'writing'}
            >
              {exporting.path === null ? t('exporting.exportTo') : t('exporting.export')}
            </Button>
          </>
        }
      >
        <div className={styles.dialog}>
          <FormatChoice value={format} onChange={changeFormat} />
          {preview.error === null ? (
            <PreviewText text={preview.data?.text ?? ''} />
          ) : (
            <div className={styles.previewFailed}>
              <Note tone="bad">{failureText(t, preview.error)}</Note>
            </div>
          )}
          {preview.error === null && <Summary format={format} preview={preview.data} />}
          <Destination exporting={exporting} />
        </div>
      </Modal>
      <PathPicker
        title={t('exporting.pickTitle')}
        mode="save"
        isOpen={state.phase === 'picking'}
        initialFolder={exporting.folder}
        suggestedName={exporting.name}
        extensions={[format]}
        confirmText={state.phase === 'picking' && state.writesAfter ? t('exporting.export') : t('common.choose')}
        onChoose={([path]) => {
          if (path !== undefined) void exporting.chosen(path, state.phase === 'picking' && state.writesAfter);
        }}
        onClose={exporting.settle}
      />
      {state.phase === 'asking' && (
        <ReplaceFileQuestion
          path={state.path}
          onReplace={() => void exporting.write(state.path, true)}
          onClose={exporting.settle}
        />
      )}
    </>
  );
}

/** The delivery as it would be written now; never an older one. */
function usePreview(talk: Talk, format: ExportFormat) {
  const { connection } = useHost();
  return useQuery({
    queryKey: ['exports.preview', talk.id, format],
    queryFn: () => connection.call('exports.preview', { talkId: talk.id, format }),
    gcTime: 0,
    staleTime: 0,
  });
}

interface SummaryProps {
  readonly format: ExportFormat;
  readonly preview: Reply<'exports.preview'> | undefined;
}

/** How much the delivery holds, and whether its times can be trusted. */
function Summary({ format, preview }: SummaryProps) {
  const { t, i18n } = useTranslation();
  if (preview === undefined) return <p className={styles.summary}>{t('common.loading')}</p>;
  const { cueCount, estimatedCount, text } = preview;
  const isText = format === 'txt';
  const shown = new Intl.NumberFormat(i18n.language).format(isText ? text.length : cueCount);
  return (
    <div className={styles.summary}>
      <p>
        {isText
          ? t('exporting.characters', { count: text.length, shown })
          : t('exporting.cues', { count: cueCount, shown })}
      </p>
      {!isText && estimatedCount > 0 && <Note tone="warn">{t('exporting.estimated', { count: estimatedCount })}</Note>}
    </div>
  );
}
