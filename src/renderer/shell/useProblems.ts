import { useState } from 'react';
import type { Media, Talk } from '../../contract/schemas.ts';
import { endOnTimeLine } from '../../domain/time/recordingTime.ts';
import { countRepairs, repairTimes, repairTimesNear, type RepairCounts } from '../../domain/transcript/repairTimes.ts';
import type { Transcript } from '../../domain/transcript/transcript.ts';
import { listProblems, neighbourProblem, type ListedProblem } from '../features/problems/listProblems.ts';
import { createValueStore, type ValueStore } from '../ui/valueStore.ts';
import type { TalkSession } from './useTalkSession.ts';

/** The problems of a talk's text a moment after it changed. Asking again about the same text costs nothing. */
export function problemsOf({ timed }: Pick<TalkSession, 'timed'>, talk: Recorded): readonly ListedProblem[] {
  return timed === null ? [] : listProblems(timed, endOfRecording(talk));
}

/** A talk, as far as its recording tells when its words can be said. */
interface Recorded {
  readonly media: Pick<Media, 'offsetMs' | 'durationMs'> | null;
}

/**
 * Where the recording that is played ends on the talk's time line, as it was measured: what a notice says is too rough
 * to judge times by.
 */
function endOfRecording({ media }: Recorded): number | null {
  return media === null ? null : endOnTimeLine(media);
}

/** The key of the problem that was gone to last, by whichever way. */
export const visitedProblem: ValueStore<string | null> = createValueStore<string | null>(null);

/** Puts the caret on a problem. */
export function goToProblem({ editor }: TalkSession, { key, paragraphId, from, to }: ListedProblem): void {
  visitedProblem.set(key);
  editor?.select({ paragraphId, from, to });
  editor?.focus();
}

/** Steps through the problems from the caret. */
export function useProblemSteps(session: TalkSession, problems: readonly ListedProblem[]) {
  return (direction: -1 | 1): void => {
    const caret = session.editor?.caret();
    if (caret === undefined || session.timed === null) return;
    const paragraphIndex = session.timed.transcript.findIndex(({ id }) => id === caret.paragraph.id);
    const place = { paragraphIndex, offset: caret.place.offset };
    const next = neighbourProblem(problems, direction, place, visitedProblem.get());
    if (next !== null) goToProblem(session, next);
  };
}

/** Mends times as one undo step, and tells what that changed while it is the last thing that was done. */
export function useRepair(session: TalkSession, talk: Talk) {
  const [last, setLast] = useState<{ readonly counts: RepairCounts; readonly after: Transcript } | null>(null);
  const { editor, timed } = session;
  const now = editor?.margins.timed.transcript ?? null;
  const mend = (repair: (transcript: Transcript) => Transcript): RepairCounts | null => {
    if (editor === null) return null;
    const before = editor.margins.timed.transcript;
    const after = repair(before);
    editor.adopt(after);
    const counts = countRepairs(before, after);
    setLast({ counts, after: editor.margins.timed.transcript });
    return counts;
  };
  const isLast = last !== null && timed !== null && now !== null && isSame(last.after, now);
  return {
    counts: isLast ? last.counts : null,
    repair: ({ paragraphId }: ListedProblem) =>
      mend((text) => repairTimesNear(text, paragraphId, endOfRecording(talk))),
    repairAll: () => mend((text) => repairTimes(text, endOfRecording(talk))),
    undo: () => {
      editor?.undo();
      setLast(null);
    },
  };
}

/** Paragraphs that did not change are the same objects. */
function isSame(before: Transcript, after: Transcript): boolean {
  return before.length === after.length && before.every((paragraph, index) => paragraph === after[index]);
}
