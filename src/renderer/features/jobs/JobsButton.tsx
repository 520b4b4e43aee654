import { Activity } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton, Dialog, Popover, DialogTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { TalkId } from '../../../domain/transcript/transcript.ts';
import { useJobs } from '../../host/jobs.ts';
import { useCommands } from '../../ui/commandHub.ts';
import controls from '../../ui/controls.module.css';
import { useShownKeys } from '../../ui/shownKeys.ts';
import { WithTooltip } from '../../ui/WithTooltip.tsx';
import { JobRow } from './JobRow.tsx';
import styles from './jobs.module.css';

/** How many that have ended are listed below those under way. */
const ENDED_SHOWN = 8;

interface JobsButtonProps {
  readonly onOpenTalk: (talkId: TalkId) => void;
  /** Shows what became of each file of a job that took timed texts. */
  readonly onShowTaking: (jobId: string) => void;
}

/** How much long work is under way; opens its list. */
export function JobsButton({ onOpenTalk, onShowTaking }: JobsButtonProps) {
  const { t } = useTranslation();
  const shownKey = useShownKeys();
  const [isOpen, setOpen] = useState(false);
  const jobs = useJobs();
  useCommands({ showJobs: () => setOpen(true) });
  const running = jobs.filter(({ state }) => state === 'running');
  const ended = jobs.filter(({ state }) => state !== 'running').toReversed();
  const label = running.length === 0 ? t('jobs.title') : t('jobs.running', { count: running.length });
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <WithTooltip text={label} keys={shownKey('showJobs')}>
        <AriaButton className={controls.button!} data-variant="ghost" data-icon="" aria-label={label}>
          <Activity size={16} aria-hidden className={running.length > 0 ? styles.busy : undefined} />
          {running.length > 0 && <span className={styles.badge}>{running.length}</span>}
        </AriaButton>
      </WithTooltip>
      <Popover className={styles.popover!} offset={6} placement="bottom end">
        <Dialog className={styles.dialog!} aria-label={t('jobs.title')}>
          {jobs.length === 0 ? (
            <p className={styles.none}>{t('jobs.none')}</p>
          ) : (
            <ul className={styles.list}>
              {[...running, ...ended.slice(0, ENDED_SHOWN)].map((job) => (
                <JobRow
                  key={job.id}
                  job={job}
                  onOpenTalk={(talkId) => {
                    setOpen(false);
                    onOpenTalk(talkId);
                  }}
                  onShowTaking={(jobId) => {
                    setOpen(false);
                    onShowTaking(jobId);
                  }}
                />
              ))}
            </ul>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
