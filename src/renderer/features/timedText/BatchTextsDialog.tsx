import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../contract/failure.ts';
import type { Job } from '../../../contract/schemas.ts';
import type { MatchTextsReply } from '../../../contract/timedTextSchemas.ts';
import type { TalkId } from '../../../domain/transcript/transcript.ts';
import { useHost } from '../../host/HostContext.ts';
import { failureOf, useJobs } from '../../host/jobs.ts';
import { Button } from '../../ui/Button.tsx';
import { failureText } from '../../ui/failureText.ts';
import { splitPath } from '../../ui/folderPath.ts';
import { Modal } from '../../ui/Modal.tsx';
import { Note } from '../../ui/Note.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { useValue } from '../../ui/valueStore.ts';
import { askedFiles, batchTexts, chosenOf, chosenTwice, likelyRows, shownTaking } from './batchTexts.ts';
import { BatchReport } from './BatchReport.tsx';
import { BatchTable } from './BatchTable.tsx';
import styles from './timedText.module.css';

interface BatchTextsDialogProps {
  readonly onOpenTalk: (talkId: TalkId) => void;
}

/** Asks which talks timed texts are of, takes them, and tells what became of each. */
export function BatchTextsDialog({ onOpenTalk }: BatchTextsDialogProps) {
  const texts = useValue(batchTexts);
  const jobId = useValue(shownTaking);
  const open = (talkId: TalkId): void => {
    putAway();
    onOpenTalk(talkId);
  };
  if (jobId !== null) return <TakingDialog jobId={jobId} onOpenTalk={open} onClose={putAway} />;
  if (texts === null) return null;
  return (
    <ChoosingDialog
      // Others may join them.
      key={`${texts.files.length} ${texts.files[0]!.path}`}
      {...texts}
      onStarted={showTaking}
      onClose={() => batchTexts.set(null)}
    />
  );
}

function putAway(): void {
  shownTaking.set(null);
}

function showTaking(jobId: string): void {
  batchTexts.set(null);
  shownTaking.set(jobId);
}

interface ChoosingDialogProps extends Pick<MatchTextsReply, 'files' | 'unread'> {
  readonly onStarted: (jobId: string) => void;
  readonly onClose: () => void;
}

function ChoosingDialog({ files, unread, onStarted, onClose }: ChoosingDialogProps) {
  const { t, i18n } = useTranslation();
  const { connection } = useHost();
  const [rows, setRows] = useState(() => likelyRows(files));
  const [failure, setFailure] = useState<unknown>(null);
  const [isStarting, setStarting] = useState(false);
  const asked = askedFiles(rows);
  const twice = chosenTwice(rows);
  const replaced = rows.filter((row) => row.replaces && chosenOf(row)?.hasText === true).length;
  const unlike = files.filter(({ candidates }) => candidates.length === 0).length;
  const unsure = files.filter(({ isSure }) => !isSure).length - unlike;
  const start = (): void => {
    setStarting(true);
    setFailure(null);
    connection.call('timedTexts.takeAll', { files: asked }).then(
      ({ id }) => onStarted(id),
      (error: unknown) => {
        setStarting(false);
        setFailure(error);
      },
    );
  };
  return (
    <Modal
      title={t('timedText.batch.title')}
      isOpen
      onClose={onClose}
      width={980}
      footer={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={asked.length === 0 || twice.length > 0}
            isPending={isStarting}
            onPress={start}
          >
            {t('timedText.batch.take', { count: asked.length })}
          </Button>
        </>
      }
    >
      <div className={styles.dialog}>
        <p className={styles.about}>
          {t('timedText.batch.found', { count: files.length })}{' '}
          {unsure > 0 && t('timedText.batch.unsure', { count: unsure })} {unlike > 0 && t('timedText.batch.unlike')}
        </p>
        <BatchTable rows={rows} onChange={(row, at) => setRows(rows.with(at, row))} />
        {unread.length > 0 && <UnreadFiles unread={unread} />}
        {twice.length > 0 && (
          <Note tone="warn">
            {t('timedText.batch.twice', { titles: new Intl.ListFormat(i18n.language).format(twice) })}
          </Note>
        )}
        {replaced > 0 && <Note tone="warn">{t('timedText.batch.replaced', { count: replaced })}</Note>}
        {failure !== null && <Note tone="bad">{failureText(t, failure)}</Note>}
      </div>
    </Modal>
  );
}

/** What could not be looked at, and why. */
function UnreadFiles({ unread }: Pick<MatchTextsReply, 'unread'>) {
  const { t } = useTranslation();
  return (
    <Note tone="warn">
      <p>{t('timedText.batch.unread', { count: unread.length })}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- else the keyboard could not scroll it */}
      <ul className={styles.unread} tabIndex={0} aria-label={t('timedText.batch.unreadList')}>
        {unread.map(({ path, reason }) => (
          <li key={path} title={path}>
            {failureText(t, new Failure(reason, splitPath(path).name))}
          </li>
        ))}
      </ul>
    </Note>
  );
}

interface TakingDialogProps extends BatchTextsDialogProps {
  readonly jobId: string;
  readonly onClose: () => void;
}

/** The work under way, then its report. Closed before, it goes on among the jobs. */
function TakingDialog({ jobId, onOpenTalk, onClose }: TakingDialogProps) {
  const { t } = useTranslation();
  const { connection } = useHost();
  const job = useJobs().find(({ id }) => id === jobId);
  const isOver = job !== undefined && job.state !== 'running';
  const cancel = (): void => {
    // It may have ended just before.
    connection.call('jobs.cancel', { jobId }).catch(() => undefined);
  };
  return (
    <Modal
      title={t('timedText.batch.title')}
      isOpen
      onClose={onClose}
      width={980}
      footer={
        <>
          {!isOver && <Button onPress={cancel}>{t('timedText.batch.stop')}</Button>}
          <Button variant="primary" onPress={onClose}>
            {t(isOver ? 'common.close' : 'timedText.batch.background')}
          </Button>
        </>
      }
    >
      <TakingState job={job} onOpenTalk={onOpenTalk} />
    </Modal>
  );
}

function TakingState({ job, onOpenTalk }: BatchTextsDialogProps & { readonly job: Job | undefined }) {
  const { t } = useTranslation();
  const { state, detail, done, total, takenTexts } = job ?? NOT_HEARD_OF;
  const failure = failureOf(job ?? null, '');
  return (
    <div className={styles.dialog}>
      {state === 'running' && (
        <Progress
          label={detail || t('timedText.reading')}
          done={done}
          total={total}
          valueText={total === 0 ? '' : `${done} / ${total}`}
        />
      )}
      {state === 'cancelled' && <Note tone="warn">{t('timedText.batch.stopped')}</Note>}
      {failure !== null && <Note tone="bad">{failureText(t, failure)}</Note>}
      {takenTexts !== null && <BatchReport texts={takenTexts} onOpenTalk={onOpenTalk} />}
    </div>
  );
}

/** A job before its first announcement. */
const NOT_HEARD_OF = { state: 'running', detail: '', done: 0, total: 0, takenTexts: null } as const;
