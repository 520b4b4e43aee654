import type { RuleProfile } from '../profiles/ruleProfile.ts';
import { areSameLines } from '../segmentation/pinEdits.ts';
import { checkCues, type CheckedMedia } from './checkCues.ts';
import { CUE_FIXES, fixCues, type FixedFields } from './cueFixes.ts';
import type { CheckedCue, CueRule, Violation } from './violation.ts';

/** What all fixes together change in one cue, and what comes of it; to be shown before it is made. */
export interface CueRepair {
  readonly cueIndex: number;
  readonly before: FixedFields;
  readonly after: FixedFields;
  /** What is wrong no longer, or no more than a warning: with this cue, or with the next where its end was too late. */
  readonly ended: readonly Violation[];
  /** What is wrong with the cue afterwards. */
  readonly left: readonly Violation[];
}

/** The rules that the start of a cue breaks and the end of the one before mends. */
const BETWEEN: ReadonlySet<CueRule> = new Set(['gap', 'overlap']);

/**
 * What the fixes can do for cues that stand in the order of their starts and have these violations, as `checkCues`
 * found them: one repair for each cue that the fixes change, where that ends something. A cue that would only break its
 * rules a little less is left as it is: it is the editor's.
 */
export function repairCues(
  cues: readonly CheckedCue[],
  violations: readonly Violation[],
  by: { readonly profile: RuleProfile } & CheckedMedia,
): CueRepair[] {
  let fixed = cues;
  for (const fix of CUE_FIXES) if (fix !== 'sortByTime') fixed = fixCues(fixed, fix, by).cues;
  if (fixed.every((cue, index) => cue === cues[index])) return [];
  const before = byCue(violations);
  const after = byCue(checkCues(fixed, by.profile, by));
  return cues.flatMap((cue, cueIndex): CueRepair[] => {
    const changed = fixed[cueIndex]!;
    if (areSame(cue, changed)) return [];
    const isLasting = ({ rule, severity }: Violation, index: number): boolean =>
      (after[index] ?? []).some((now) => now.rule === rule && (now.severity === 'error' || severity === 'warning'));
    const own = (before[cueIndex] ?? []).filter((each) => !BETWEEN.has(each.rule) && !isLasting(each, cueIndex));
    const next = (before[cueIndex + 1] ?? []).filter(
      (each) => BETWEEN.has(each.rule) && !isLasting(each, cueIndex + 1),
    );
    const ended = [...own, ...next];
    return ended.length === 0
      ? []
      : [{ cueIndex, before: fieldsOf(cue), after: fieldsOf(changed), ended, left: after[cueIndex] ?? [] }];
  });
}

/** Whether two cues are shown alike. */
export function areSame(cue: FixedFields, other: FixedFields): boolean {
  return cue.startMs === other.startMs && cue.endMs === other.endMs && areSameLines(cue.lines, other.lines);
}

function fieldsOf({ startMs, endMs, lines }: CheckedCue): FixedFields {
  return { startMs, endMs, lines };
}

/** Violations by the index of their cue, which has a place only where there are any. */
function byCue(violations: readonly Violation[]): readonly (readonly Violation[] | undefined)[] {
  const found: Violation[][] = [];
  for (const violation of violations) (found[violation.cueIndex] ??= []).push(violation);
  return found;
}
