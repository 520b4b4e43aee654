import { ProblemsPanel } from '../features/problems/ProblemsPanel.tsx';
import { currentProblem, type ListedProblem } from '../features/problems/listProblems.ts';
import { useValue } from '../ui/valueStore.ts';
import type { SidePanelProps } from './sidePanelProps.ts';
import { goToProblem, problemsOf, useProblemSteps, useRepair, visitedProblem } from './useProblems.ts';

/** The problems of the open text, joined to its editor and its sound. */
export function ProblemsSide({ talk, session, transport }: SidePanelProps) {
  const problems = problemsOf(session, talk);
  const step = useProblemSteps(session, problems);
  const { counts, repair, repairAll, undo } = useRepair(session, talk);
  const caret = useValue(session.caret);
  const visited = useValue(visitedProblem);
  const go = (problem: ListedProblem): void => {
    goToProblem(session, problem);
    if (transport.hasMedia()) transport.playRange(problem.range);
  };
  return (
    <ProblemsPanel
      problems={problems}
      current={currentProblem(problems, caret?.id ?? null, visited)?.key ?? null}
      lastRepair={counts}
      isEditable={session.editor !== null}
      onGo={go}
      onStep={step}
      onRepair={repair}
      onRepairAll={repairAll}
      onUndo={undo}
    />
  );
}
