import {
  AudioLines,
  AudioWaveform,
  Captions,
  FileInput,
  FileOutput,
  FileUp,
  FolderSync,
  CloudDownload,
  Mic,
  MoveHorizontal,
  Pause,
  Play,
  Replace,
  Undo2,
  X,
  type LucideIcon,
} from 'lucide-react';
import type { TFunction } from 'i18next';
import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Job } from '../../../contract/schemas.ts';
import type { TalkId } from '../../../domain/transcript/transcript.ts';
import { useHost } from '../../host/HostContext.ts';
import { failureOf } from '../../host/jobs.ts';
import { useTalk } from '../../host/useTalk.ts';
import { IconButton } from '../../ui/Button.tsx';
import { failureText } from '../../ui/failureText.ts';
import { outcomesText } from '../../ui/outcomesText.ts';
import { Progress } from '../../ui/Progress.tsx';
import { paceOf, remainingMs, roundSpan } from './jobFigures.ts';
import styles from './jobs.module.css';

const ICONS: Readonly<Record<Job['kind'], LucideIcon>> = {
  import: FileInput,
  undoImport: Undo2,
  watch: FolderSync,
  harvest: CloudDownload,
  replace: Replace,
  sound: AudioWaveform,
  align: AudioLines,
  remux: FileOutput,
  shift: MoveHorizontal,
  recognise: Mic,
  takeTexts: Captions,
  export: FileUp,
};

interface JobRowProps {
  readonly job: Job;
  readonly onOpenTalk: (talkId: TalkId) => void;
  readonly onShowTaking: (jobId: string) => void;
}

/** A job: what it is, how far, and what can be done with it. */
export function JobRow({ job, onOpenTalk, onShowTaking }: JobRowProps) {
  const { t } = useTranslation();
  const { id, kind, talkId, mediaName, state, takenTexts } = job;
  const Icon = ICONS[kind];
  const name = t(`jobs.kinds.${kind}`);
  return (
    <li className={styles.job} data-state={state}>
      <Icon size={16} aria-hidden />
      <div className={styles.text}>
        <strong>{name}</strong>
        {talkId !== null && <TalkLink talkId={talkId} onOpenTalk={onOpenTalk} />}
        {mediaName !== null && <span className={styles.file}>{mediaName}</span>}
        {takenTexts !== null && (
          <Link className={styles.talk!} onPress={() => onShowTaking(id)}>
            {t('jobs.report')}
          </Link>
        )}
        {state === 'running' ? <JobProgress job={job} /> : <span className={styles.ended}>{endText(t, job)}</span>}
      </div>
      {state === 'running' && <JobButtons job={job} name={mediaName === null ? name : `${name} (${mediaName})`} />}
    </li>
  );
}

/** How far a job is, its pace and what is left. */
export function JobProgress({ job }: { readonly job: Job }) {
  const { t, i18n } = useTranslation();
  const { done, total, isPaused } = job;
  return (
    <Progress
      label={isPaused ? t('jobs.paused') : leftText(t, job, i18n.language)}
      done={done}
      total={total}
      valueText={total === 0 ? '' : t('jobs.percent', { percent: Math.floor((100 * done) / total) })}
    />
  );
}

/** One that has ended meanwhile needs no order. */
const ignore = (): void => undefined;

/** Holds a job up, lets it go on, ends it. */
export function JobButtons({ job, name }: { readonly job: Job; readonly name: string }) {
  const { t } = useTranslation();
  const { connection } = useHost();
  const { id: jobId, isPaused } = job;
  return (
    <div className={styles.buttons}>
      <IconButton
        icon={isPaused ? Play : Pause}
        iconSize={14}
        label={t(isPaused ? 'jobs.resume' : 'jobs.pause', { name })}
        onPress={() => void connection.call('jobs.pause', { jobId, isPaused: !isPaused }).catch(ignore)}
      />
      <IconButton
        icon={X}
        iconSize={14}
        label={t('jobs.cancel', { name })}
        onPress={() => void connection.call('jobs.cancel', { jobId }).catch(ignore)}
      />
    </div>
  );
}

/** The talk that a job is on; opens it. */
function TalkLink({ talkId, onOpenTalk }: Pick<JobRowProps, 'onOpenTalk'> & { readonly talkId: TalkId }) {
  const talk = useTalk(talkId);
  if (talk.data === undefined) return null;
  return (
    <Link className={styles.talk!} onPress={() => onOpenTalk(talkId)}>
      {talk.data.title}
    </Link>
  );
}

function leftText(t: TFunction, job: Job, language: string): string {
  const pace = paceOf(job);
  const left = remainingMs(job);
  const parts = [
    left === null ? '' : spanText(t, left),
    pace === null
      ? ''
      : t(pace.isOfSound ? 'jobs.paceOfSound' : 'jobs.paceOfThings', { pace: paceText(pace.value, language) }),
  ].filter((part) => part !== '');
  return parts.length === 0 ? t('jobs.starting') : parts.join(' · ');
}

function spanText(t: TFunction, ms: number): string {
  const { unit, count } = roundSpan(ms);
  return t(unit === 'seconds' ? 'jobs.secondsLeft' : 'jobs.minutesLeft', { count });
}

function paceText(value: number, language: string): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
}

function endText(t: TFunction, job: Job): string {
  const failure = failureOf(job, '');
  if (failure !== null) return failureText(t, failure);
  const ended = t(job.state === 'cancelled' ? 'jobs.cancelled' : 'jobs.done');
  const told = job.report === null ? '' : outcomesText(t, job.report.counts);
  return told === '' ? ended : `${ended} · ${told}`;
}
