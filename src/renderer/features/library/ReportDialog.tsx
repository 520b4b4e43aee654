import { Copy } from 'lucide-react';
import { useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Failure, FAILURE_CODES } from '../../../contract/failure.ts';
import type { ImportItem } from '../../../contract/importSchemas.ts';
import type { ImportOutcome, Job } from '../../../contract/schemas.ts';
import type { TalkId } from '../../../domain/transcript/transcript.ts';
import { Button } from '../../ui/Button.tsx';
import { failureText } from '../../ui/failureText.ts';
import { Modal } from '../../ui/Modal.tsx';
import { Note } from '../../ui/Note.tsx';
import styles from './import.module.css';
import { commonFolder, countOutcomes, formatReport, type ReportWords } from './importReport.ts';
import { ReportTable } from './ReportTable.tsx';
import { useReportItems } from './useReportItems.ts';

interface ReportDialogProps {
  /** An import that has ended. */
  readonly job: Job;
  readonly onOpenTalk: (talkId: TalkId) => void;
  readonly onClose: () => void;
}

const TITLES = { done: 'title', running: 'title', cancelled: 'titleCancelled', failed: 'titleFailed' } as const;

/** What became of every file of an import. */
export function ReportDialog({ job, onOpenTalk, onClose }: ReportDialogProps) {
  const { t } = useTranslation();
  const words = useReportWords();
  const [outcome, setOutcome] = useState<ImportOutcome | null>(null);
  const { data: files = [], isPending } = useReportItems(job.report?.importId ?? null);
  const folder = commonFolder(files.map((file) => file.path));
  return (
    <Modal
      title={t(`library.report.${TITLES[job.state]}`)}
      isOpen
      onClose={onClose}
      width={880}
      footer={
        <>
          {files.length > 0 && <CopyButton text={() => formatReport(files, words)} />}
          <Button variant="primary" onPress={onClose}>
            {t('common.close')}
          </Button>
        </>
      }
    >
      <div className={styles.report}>
        <Ending job={job} />
        {files.length === 0 ? (
          <p aria-busy={isPending}>{isPending ? '' : t('library.report.none')}</p>
        ) : (
          <>
            <Counts files={files} outcome={outcome} onChange={setOutcome} />
            {folder !== '' && <p className={styles.folder}>{t('library.report.folder', { folder })}</p>}
            <ReportTable
              // A filter shows another list: it begins at its top.
              key={outcome}
              files={outcome === null ? files : files.filter((file) => file.outcome === outcome)}
              roomFor={files.length}
              folder={folder}
              words={words}
              onOpenTalk={onOpenTalk}
            />
          </>
        )}
      </div>
    </Modal>
  );
}

/** Says that an import did not come to its end, and why. */
function Ending({ job }: { readonly job: Job }) {
  const { t } = useTranslation();
  if (job.state === 'cancelled') return <Note tone="warn">{t('library.report.cancelled')}</Note>;
  if (job.state !== 'failed') return null;
  const code = FAILURE_CODES.find((known) => known === job.detail) ?? 'internal';
  return (
    <Note tone="bad">
      {failureText(t, new Failure(code))} {t('library.report.failed')}
    </Note>
  );
}

interface CountsProps {
  readonly files: readonly ImportItem[];
  readonly outcome: ImportOutcome | null;
  readonly onChange: (outcome: ImportOutcome | null) => void;
}

const ALL = 'all';

function Counts({ files, outcome, onChange }: CountsProps) {
  const { t, i18n } = useTranslation();
  const shown = (count: number) => <b>{count.toLocaleString(i18n.language)}</b>;
  return (
    <ToggleButtonGroup
      className={styles.counts!}
      aria-label={t('library.report.filter')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[outcome ?? ALL]}
      onSelectionChange={(keys) => {
        const key = [...keys][0];
        onChange(key === ALL ? null : (key as ImportOutcome));
      }}
    >
      <ToggleButton id={ALL} className={styles.countButton!}>
        {t('library.report.all')} {shown(files.length)}
      </ToggleButton>
      {countOutcomes(files).map(({ outcome: id, count }) => (
        <ToggleButton key={id} id={id} className={styles.countButton!} isDisabled={count === 0}>
          {t(`library.report.outcomes.${id}`)} {shown(count)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

function useReportWords(): ReportWords {
  const { t } = useTranslation();
  return {
    outcome: (outcome) => t(`library.report.oneOutcome.${outcome}`),
    reason: (reason) => t(`library.report.reasons.${reason}`),
    stubs: (count) => t('library.report.stubs', { count }),
    corrected: (count) => t('library.report.corrected', { count }),
    conflicts: (count) => t('library.report.conflicts', { count }),
  };
}

function CopyButton({ text }: { readonly text: () => string }) {
  const { t } = useTranslation();
  const [result, setResult] = useState<'copied' | 'notCopied' | null>(null);
  const copy = (): void => {
    navigator.clipboard.writeText(text()).then(
      () => setResult('copied'),
      () => setResult('notCopied'),
    );
  };
  return (
    <>
      <output className={styles.copied}>{result !== null && t(`library.report.${result}`)}</output>
      <Button icon={Copy} onPress={copy}>
        {t('library.report.copy')}
      </Button>
    </>
  );
}
