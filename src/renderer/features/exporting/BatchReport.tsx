import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../contract/failure.ts';
import type { ExportReport } from '../../../contract/schemas.ts';
import { failureText } from '../../ui/failureText.ts';
import { Progress } from '../../ui/Progress.tsx';
import type { BatchExporting } from './useBatchExport.ts';
import { unspokenText } from './unspokenText.ts';
import styles from './exporting.module.css';

/** How far the writing is; once it has ended, what became of each talk. */
export function BatchProgress({ state }: Pick<BatchExporting, 'state'>) {
  const { t } = useTranslation();
  if (state.phase === 'running') {
    const { done = 0, total = 0, detail = '' } = state.job ?? {};
    return (
      <div className={styles.running}>
        <Progress
          label={t('exporting.batch.running')}
          done={done}
          total={total}
          valueText={total === 0 ? '' : t('exporting.batch.progress', { done, total })}
        />
        <p>{detail}</p>
      </div>
    );
  }
  if (state.phase === 'ended') return <BatchReport report={state.report} total={state.report.talks.length} />;
  const job = state.phase === 'failed' ? state.job : null;
  return job?.exportReport == null ? null : <BatchReport report={job.exportReport} total={job.total} />;
}

interface BatchReportProps {
  readonly report: ExportReport;
  /** How many talks it was to be; those behind what ended it are not in the report. */
  readonly total: number;
}

function BatchReport({ report, total }: BatchReportProps) {
  const { t } = useTranslation();
  const written = report.talks.filter(({ reason }) => reason === null).length;
  const broken = report.talks.filter((talk) => toneOf(talk) === 'warn').length;
  return (
    <>
      <output className={styles.summary}>
        {t('exporting.batch.written', { count: written, total })}
        {broken > 0 && ` ${t('exporting.check.brokenTalks', { count: broken })}`}
        {report.wasCancelled && ` ${t('exporting.batch.cancelled')}`}
      </output>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- else the keyboard could not scroll it */}
      <ul className={styles.report} tabIndex={0} aria-label={t('exporting.batch.report')}>
        {report.talks.map((talk) => (
          <li key={talk.talkId} data-tone={toneOf(talk)}>
            <ToneIcon tone={toneOf(talk)} />
            <strong>{talk.title === '' ? t('common.untitled') : talk.title}</strong>
            <BatchOutcome talk={talk} />
          </li>
        ))}
      </ul>
    </>
  );
}

type ExportedTalk = ExportReport['talks'][number];

const TONE_ICONS = { good: CircleCheck, warn: TriangleAlert, bad: CircleAlert };

/** Whether it was written, and keeps the rules. */
function toneOf({ reason, check }: ExportedTalk): keyof typeof TONE_ICONS {
  if (reason !== null) return 'bad';
  return check !== null && check.errorCount > 0 ? 'warn' : 'good';
}

function ToneIcon({ tone }: { readonly tone: keyof typeof TONE_ICONS }) {
  const Icon = TONE_ICONS[tone];
  return <Icon size={14} aria-hidden />;
}

function BatchOutcome({ talk }: { readonly talk: ExportedTalk }) {
  const { t } = useTranslation();
  const { reason, detail, paths, estimatedCount, dropped, unspoken, lost, check } = talk;
  if (reason !== null) return <span>{failureText(t, new Failure(reason, detail))}</span>;
  const droppedNames = dropped.map((what) => t(`exporting.batch.droppedNames.${what}`));
  const facts = [
    t('exporting.batch.files', { count: paths.length }),
    ...(check === null || check.brokenCount === 0 ? [] : [t('exporting.check.written', { count: check.brokenCount })]),
    ...(estimatedCount === 0 ? [] : [t('exporting.batch.estimated', { count: estimatedCount })]),
    ...(dropped.length === 0 ? [] : [t('exporting.batch.dropped', { list: droppedNames.join(', ') })]),
    ...(unspoken.length === 0 ? [] : [unspokenText(t, unspoken)]),
    ...(lost.length === 0 ? [] : [t('exporting.batch.lost', { count: lost.length })]),
  ];
  return <span>{facts.join(' · ')}</span>;
}
