import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReplaceReport } from '../../../contract/schemas.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { failureText } from '../../ui/failureText.ts';
import { Note } from '../../ui/Note.tsx';
import { Progress } from '../../ui/Progress.tsx';
import styles from './find.module.css';
import type { FindSession } from './findSession.ts';
import type { FindWork } from './findState.ts';
import { ReplaceReportDialog } from './ReplaceReportDialog.tsx';

interface ReplaceOutcomeProps {
  readonly session: FindSession;
  readonly work: FindWork;
}

/** A replacement on its way, and what it did. */
export function ReplaceOutcome({ session, work }: ReplaceOutcomeProps) {
  const { t } = useTranslation();
  if (work.phase === 'failed') return <Note tone="bad">{failureText(t, work.failure)}</Note>;
  if (work.phase === 'ended') return <Outcome session={session} report={work.report} />;
  const { done, total } = work.job ?? { done: 0, total: 0 };
  return (
    <div className={styles.progress}>
      <Progress
        label={t(work.isUndo ? 'find.undoing' : 'find.replacing')}
        done={done}
        total={total}
        valueText={t('find.searchingCount', { done, total })}
      />
      <Button onPress={() => session.cancelWork()}>{t('find.stop')}</Button>
    </div>
  );
}

function Outcome({ session, report }: { readonly session: FindSession; readonly report: ReplaceReport }) {
  const { t } = useTranslation();
  const [isShown, setShown] = useState(false);
  const outcome = useRef<HTMLDivElement>(null);
  // The button that was pressed is disabled or gone by now, and the focus with it.
  useEffect(() => {
    if (document.activeElement === document.body) outcome.current?.focus();
  }, [report]);
  const { replacementId, isUndo, talks, wasCancelled } = report;
  const replaced = talks.reduce((sum, talk) => sum + talk.replaced, 0);
  const skipped = talks.flatMap((talk) => talk.skipped).reduce((sum, { count }) => sum + count, 0);
  const changed = talks.filter((talk) => talk.replaced > 0).length;
  const what = t(isUndo ? 'find.undone' : 'find.replaced', { count: replaced });
  const sentences = [
    replaced === 0 ? t('find.reportNothing') : t('find.reportIn', { what, count: changed }),
    skipped > 0 ? t('find.skipped', { count: skipped }) : '',
    wasCancelled ? t('find.cancelled') : '',
  ];
  return (
    <div ref={outcome} tabIndex={-1} className={styles.outcome}>
      <output className={styles.outcomeText}>{sentences.filter((sentence) => sentence !== '').join(' ')}</output>
      <IconButton icon={X} label={t('common.close')} iconSize={14} onPress={() => session.dismissWork()} />
      <div className={styles.buttons}>
        {!isUndo && replacementId !== null && (
          <Button onPress={() => void session.undo(replacementId)}>{t('find.undo')}</Button>
        )}
        {(talks.length > 1 || skipped > 0) && <Button onPress={() => setShown(true)}>{t('find.details')}</Button>}
      </div>
      <ReplaceReportDialog report={report} isOpen={isShown} onClose={() => setShown(false)} />
    </div>
  );
}
