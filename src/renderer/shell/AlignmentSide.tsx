import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { AlignmentPanel } from '../features/alignment/AlignmentPanel.tsx';
import type { TimeRange } from '../../domain/transcript/wordTimes.ts';
import { alignmentRows, rowsToCheck, type AlignmentRow } from '../features/alignment/alignmentRows.ts';
import { JobButtons, JobProgress } from '../features/jobs/JobRow.tsx';
import type { SidePanelProps } from './sidePanelProps.ts';
import { isUntimed, useAlignment } from './useAlignment.ts';

/** The alignment of the open talk, joined to its editor and its sound. */
export function AlignmentSide({ talk, session, transport }: SidePanelProps) {
  const { t } = useTranslation();
  const alignment = useAlignment(talk, session);
  const { job, proposal, taken, failure, obstacle } = alignment;
  const { timed, editor } = session;
  const rows = useMemo(
    () => (proposal === null || timed === null ? null : alignmentRows(proposal, timed)),
    [proposal, timed],
  );
  const toCheck = useMemo(() => (taken === null || timed === null ? [] : rowsToCheck(taken, timed)), [taken, timed]);
  const go = useCallback(
    ({ place, after, before }: AlignmentRow) => {
      if (place !== null) editor?.select(place);
      const range = after ?? before;
      if (range !== null) transport.seek(range.startMs);
    },
    [editor, transport],
  );
  const play = useCallback((range: TimeRange) => transport.playRange(range), [transport]);
  return (
    <AlignmentPanel
      rows={rows}
      toCheck={toCheck}
      job={job}
      obstacle={obstacle}
      failure={failure}
      work={
        job !== null && (
          <>
            <JobProgress job={job} />
            <JobButtons job={job} name={t('jobs.kinds.align')} />
          </>
        )
      }
      changedCount={alignment.changed.length}
      isMostlyTimed={!isUntimed(session)}
      onStart={(isWhole) => void alignment.start(isWhole ? null : alignment.changed)}
      onTake={() => void alignment.take()}
      onDismiss={() => void alignment.dismiss()}
      onGo={go}
      onPlay={play}
    />
  );
}
