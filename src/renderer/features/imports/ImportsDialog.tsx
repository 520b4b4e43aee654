import { ChevronLeft } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportSummary } from '../../../contract/importSchemas.ts';
import type { Job } from '../../../contract/schemas.ts';
import type { TalkId } from '../../../domain/transcript/transcript.ts';
import { failureOf } from '../../host/jobs.ts';
import { Button } from '../../ui/Button.tsx';
import { failureText } from '../../ui/failureText.ts';
import { Modal } from '../../ui/Modal.tsx';
import { Note } from '../../ui/Note.tsx';
import { ImportActions } from './ImportActions.tsx';
import { ImportHistory } from './ImportHistory.tsx';
import { ImportReport } from './ImportReport.tsx';
import styles from './imports.module.css';
import { KeptNote } from './KeptNote.tsx';
import { useImportSummary, useRefreshOnImport } from './useImports.ts';

interface ImportsDialogProps {
  /** The import that has just ended; `null` shows the list of all. */
  readonly job: Job | null;
  readonly onOpenTalk: (talkId: TalkId) => void;
  /** Imports files anew; the dialog is closed before. `null` while that cannot be. */
  readonly onRetry: ((paths: readonly string[]) => void) | null;
  readonly onClose: () => void;
}

/** What became of imports: the report of the last, or of any that was made before. */
export function ImportsDialog({ job, onOpenTalk, onRetry, onClose }: ImportsDialogProps) {
  useRefreshOnImport();
  const [importId, setImportId] = useState(job?.report?.importId ?? null);
  const showAll = (): void => setImportId(null);
  if (importId === null) return <HistoryDialog onShow={setImportId} onClose={onClose} />;
  const ended = job?.report?.importId === importId ? job : null;
  return <ReportDialog {...{ importId, onOpenTalk, onRetry, onClose }} job={ended} onShowAll={showAll} />;
}

interface HistoryDialogProps {
  readonly onShow: (importId: string) => void;
  readonly onClose: () => void;
}

function HistoryDialog({ onShow, onClose }: HistoryDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal title={t('imports.history')} isOpen onClose={onClose} width={760}>
      <ImportHistory onShow={onShow} />
    </Modal>
  );
}

interface ReportDialogProps extends ImportsDialogProps {
  readonly importId: string;
  readonly onShowAll: () => void;
}

function ReportDialog({ importId, job, onOpenTalk, onRetry, onShowAll, onClose }: ReportDialogProps) {
  const { t } = useTranslation();
  const [failure, setFailure] = useState<unknown>(null);
  const summary = useImportSummary(importId);
  const error = failure ?? summary.error;
  return (
    <Modal
      title={t(`imports.titles.${summary.data?.state ?? 'done'}`)}
      isOpen
      onClose={onClose}
      width={1240}
      footer={
        <>
          <Button icon={ChevronLeft} variant="ghost" onPress={onShowAll}>
            {t('imports.history')}
          </Button>
          <span className={styles.gap} />
          {summary.data !== undefined && (
            <ImportActions
              summary={summary.data}
              onRetry={
                onRetry &&
                ((paths) => {
                  onClose();
                  onRetry(paths);
                })
              }
              onFailure={setFailure}
            />
          )}
          <Button variant="primary" onPress={onClose}>
            {t('common.close')}
          </Button>
        </>
      }
    >
      <div className={styles.report}>
        {error !== null && <Note tone="bad">{failureText(t, error)}</Note>}
        {summary.data !== undefined && (
          <>
            <Ending summary={summary.data} job={job} />
            <ImportReport summary={summary.data} onOpenTalk={onOpenTalk} onFailure={setFailure} />
          </>
        )}
      </div>
    </Modal>
  );
}

/** Says that an import did not come to its end, was only tried, or was undone. */
function Ending({ summary, job }: { readonly summary: ImportSummary; readonly job: Job | null }) {
  const { t } = useTranslation();
  const { state, isDryRun } = summary;
  if (isDryRun) return <Note tone="info">{t('imports.dryRun')}</Note>;
  if (state === 'cancelled') return <Note tone="warn">{t('imports.cancelled')}</Note>;
  if (state === 'undone') return <KeptNote summary={summary} />;
  if (state !== 'failed') return null;
  const failure = failureOf(job, '');
  return (
    <Note tone="bad">
      {failure !== null && failureText(t, failure)} {t('imports.failed')}
    </Note>
  );
}
