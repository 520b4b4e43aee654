import { ChevronDown, ChevronUp, CircleCheck, Undo2, Wrench } from 'lucide-react';
import { GridList, GridListItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { RepairCounts } from '../../../domain/transcript/repairTimes.ts';
import { formatClock } from '../../../domain/time/timecode.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { useShownKeys } from '../../ui/shownKeys.ts';
import type { ListedProblem } from './listProblems.ts';
import styles from './problems.module.css';

interface ProblemsPanelProps {
  readonly problems: readonly ListedProblem[];
  /** The key of the problem that the caret is at, which is marked. */
  readonly current: string | null;
  /** What the last repair did, while it can still be undone; `null` when there is none. */
  readonly lastRepair: RepairCounts | null;
  readonly isEditable: boolean;
  readonly onGo: (problem: ListedProblem) => void;
  readonly onStep: (direction: -1 | 1) => void;
  readonly onRepair: (problem: ListedProblem) => void;
  readonly onRepairAll: () => void;
  readonly onUndo: () => void;
}

/** More than a person goes through at once; the list fills up again as they are settled. */
const MOST_SHOWN = 200;

/** The problems of a text: go to one, hear it, mend one or all. */
export function ProblemsPanel(props: ProblemsPanelProps) {
  const { problems, current, lastRepair, isEditable, onGo, onStep, onRepair, onRepairAll, onUndo } = props;
  const { t } = useTranslation();
  const shownKey = useShownKeys();
  const left = problems.length - MOST_SHOWN;
  const isRepairable = isEditable && problems.some((problem) => problem.isRepairable);
  return (
    <div className={styles.panel}>
      <header className={styles.head}>
        <h2>{problems.length === 0 ? t('problems.list') : t('problems.count', { count: problems.length })}</h2>
        <IconButton
          icon={ChevronUp}
          label={t('problems.previous')}
          keys={shownKey('previousProblem')}
          isDisabled={problems.length === 0}
          onPress={() => onStep(-1)}
        />
        <IconButton
          icon={ChevronDown}
          label={t('problems.next')}
          keys={shownKey('nextProblem')}
          isDisabled={problems.length === 0}
          onPress={() => onStep(1)}
        />
      </header>
      {lastRepair !== null && <Repaired counts={lastRepair} isAllMended={problems.length === 0} onUndo={onUndo} />}
      {problems.length === 0 && lastRepair === null && (
        <div className={styles.empty}>
          <CircleCheck size={26} strokeWidth={1.5} aria-hidden />
          <strong>{t('problems.none')}</strong>
          <p>{t('problems.noneText')}</p>
        </div>
      )}
      {problems.length > 0 && (
        <>
          <GridList
            className={styles.list!}
            aria-label={t('problems.list')}
            items={problems.slice(0, MOST_SHOWN).map((problem) => ({ id: problem.key, problem }))}
            dependencies={[current, isEditable]}
            onAction={(key) => {
              const problem = problems.find((each) => each.key === key);
              if (problem !== undefined) onGo(problem);
            }}
          >
            {({ problem }) => (
              <ProblemRow
                problem={problem}
                isAtCaret={problem.key === current}
                onRepair={isEditable && problem.isRepairable ? () => onRepair(problem) : null}
              />
            )}
          </GridList>
          {left > 0 && <p className={styles.more}>{t('problems.more', { count: left })}</p>}
          <footer className={styles.foot}>
            <p>{t('problems.repairHelp')}</p>
            <Button variant="primary" icon={Wrench} isDisabled={!isRepairable} onPress={onRepairAll}>
              {t('problems.repairAll')}
            </Button>
          </footer>
        </>
      )}
    </div>
  );
}

interface ProblemRowProps {
  readonly problem: ListedProblem;
  readonly isAtCaret: boolean;
  readonly onRepair: (() => void) | null;
}

function ProblemRow({ problem, isAtCaret, onRepair }: ProblemRowProps) {
  const { t } = useTranslation();
  const { key, kind, count, context, range } = problem;
  const [before, marked, after] = context;
  const what = t(`problems.kinds.${kind}`, { count });
  return (
    <GridListItem
      id={key}
      className={styles.row!}
      textValue={`${what} ${context.join('')}`}
      data-current={isAtCaret || undefined}
    >
      <div className={styles.what}>
        <span>{what}</span>
        <time>{formatClock(range.startMs)}</time>
      </div>
      <p className={styles.context}>
        {before}
        {marked !== '' && <mark>{marked}</mark>}
        {after}
      </p>
      {onRepair !== null && (
        <Button variant="ghost" onPress={onRepair}>
          {t('problems.repair')}
        </Button>
      )}
    </GridListItem>
  );
}

interface RepairedProps {
  readonly counts: RepairCounts;
  readonly isAllMended: boolean;
  readonly onUndo: () => void;
}

function Repaired({ counts, isAllMended, onUndo }: RepairedProps) {
  const { t } = useTranslation();
  const words = t('problems.repairedWords', { count: counts.words });
  const paragraphs = t('problems.repairedParagraphs', { count: counts.paragraphs });
  return (
    <div className={styles.repaired}>
      <Note tone="info">
        {counts.paragraphs > 0 && (
          <p>{t(counts.words > 0 ? 'problems.repaired' : 'problems.repairedEnds', { words, paragraphs })}</p>
        )}
        {!isAllMended && counts.paragraphs === 0 && <p>{t('problems.byHand')}</p>}
        {counts.paragraphs > 0 && (
          <Button variant="ghost" icon={Undo2} onPress={onUndo}>
            {t('problems.undo')}
          </Button>
        )}
      </Note>
    </div>
  );
}
