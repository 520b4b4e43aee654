import { TriangleAlert } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Talk } from '../../contract/schemas.ts';
import { useSetting } from '../host/settings.ts';
import { useCommands } from '../ui/commandHub.ts';
import { remark } from '../ui/remarks.ts';
import styles from './shell.module.css';
import { problemsOf, useProblemSteps, useRepair } from './useProblems.ts';
import type { TalkSession } from './useTalkSession.ts';

/** How many problems the text has, in the status bar; opens their list. Its commands work while it is there. */
export function ProblemsCount({ talk, session }: { readonly talk: Talk; readonly session: TalkSession }) {
  const { t } = useTranslation();
  const [panel, setPanel] = useSetting('sidePanel');
  const problems = problemsOf(session, talk);
  const step = useProblemSteps(session, problems);
  const { repairAll } = useRepair(session, talk);
  const stepBy = (direction: -1 | 1) => (): void => (problems.length === 0 ? remark('noProblems') : step(direction));
  // The subtitles beside the text have problems of their own.
  const areTheirs = panel === 'subtitles';
  useCommands({
    nextProblem: areTheirs ? undefined : stepBy(1),
    previousProblem: areTheirs ? undefined : stepBy(-1),
    showProblems: () => setPanel('problems'),
    repairTimes: () => {
      if (problems.length === 0) return remark('noProblems');
      const paragraphs = repairAll()?.paragraphs ?? 0;
      remark(paragraphs === 0 ? 'beyondRepair' : 'repaired', paragraphs);
    },
  });
  if (problems.length === 0) return null;
  return (
    <Button className={styles.problemsCount!} onPress={() => setPanel('problems')}>
      <TriangleAlert size={13} aria-hidden />
      {t('problems.count', { count: problems.length })}
    </Button>
  );
}
