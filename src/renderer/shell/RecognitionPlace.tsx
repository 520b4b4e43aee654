import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Job, Talk } from '../../contract/schemas.ts';
import { JobButtons, JobProgress } from '../features/jobs/JobRow.tsx';
import { RecogniserDialog } from '../features/recogniser/RecogniserDialog.tsx';
import type { TalkRecognition } from '../features/recogniser/useRecognition.ts';
import { useCommands } from '../ui/commandHub.ts';
import { remark } from '../ui/remarks.ts';
import { shownSettings } from './shownSettings.ts';
import styles from './shell.module.css';

interface RecognitionPlaceProps {
  readonly talk: Talk;
  readonly recognition: TalkRecognition;
  /** Looks at the words that were found, to take them over. */
  readonly onLook: (path: string) => void;
}

/** Recognises the speech of a talk by command; the words that are found go the way of a timed text from a file. */
export function RecognitionPlace({ talk, recognition, onLook }: RecognitionPlaceProps) {
  const [isOpen, setOpen] = useState(false);
  const { job, path } = recognition;
  const wasRunning = useRef(false);
  const look = (found: string): void => {
    setOpen(false);
    onLook(found);
  };
  useEffect(() => {
    // Who waited for it goes on to what was found.
    if (isOpen && job === null && wasRunning.current && path !== null) look(path);
    if (job !== null || path !== null) wasRunning.current = job !== null;
  });
  useCommands({ recognise: () => (talk.media === null ? remark('noRecording') : setOpen(true)) });
  if (!isOpen) return null;
  return (
    <RecogniserDialog
      talk={talk}
      recognition={recognition}
      progress={job === null ? null : <RunningJob job={job} />}
      onLook={look}
      onSettings={() => {
        setOpen(false);
        shownSettings.set('recognition');
      }}
      onClose={() => setOpen(false)}
    />
  );
}

function RunningJob({ job }: { readonly job: Job }) {
  const { t } = useTranslation();
  return (
    <div className={styles.runningJob}>
      <JobProgress job={job} />
      <JobButtons job={job} name={t('jobs.kinds.recognise')} />
    </div>
  );
}
