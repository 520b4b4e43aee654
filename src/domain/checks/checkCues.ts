import type { RuleProfile } from '../profiles/ruleProfile.ts';
import { checkPairs } from './pairChecks.ts';
import { checkSpeed } from './readingSpeed.ts';
import { checkShape, checkSpeakerDash } from './shapeChecks.ts';
import { checkText } from './textChecks.ts';
import { checkGap, checkOrder, checkTimes, orderInTime } from './timeChecks.ts';
import { CUE_RULES, type CheckedCue, type CueRule, type Report, type Violation } from './violation.ts';

/** What checks need to know besides the cues; `durationMs` is the recording's, `null` while unknown. */
export interface CheckedMedia {
  readonly durationMs: number | null;
}

/**
 * What is wrong with cues by a profile, and what is wrong in any: for each cue, in its order, at most one violation of
 * each rule, in the order of `CUE_RULES`. Cues stand as in their file: in any order, overlapping, or with times that
 * run backwards. Linear in the text, but for cues out of order, which are sorted.
 */
export function checkCues(cues: readonly CheckedCue[], profile: RuleProfile, media: CheckedMedia): Violation[] {
  const steps = checkCuesInSteps(cues, profile, media);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** How many cues are checked in a step: about a millisecond. */
const CUES_A_STEP = 250;

/** `checkCues`, some cues a step, for who must not be kept waiting. */
export function* checkCuesInSteps(
  cues: readonly CheckedCue[],
  profile: RuleProfile,
  { durationMs }: CheckedMedia,
): Generator<undefined, Violation[]> {
  const violations = checkPairs(cues);
  let cueIndex = 0;
  const report: Report = ({ rule, measured, limit, severity }) => {
    violations.push({ cueIndex, rule, measured, limit, severity });
  };
  for (const cue of cues) {
    const before = cues[cueIndex - 1];
    checkTimes(cue, profile, durationMs, report);
    checkOrder(cue, before, report);
    checkSpeed(cue, profile, report);
    checkShape(cue, profile, report);
    checkText(cue, before, report);
    checkSpeakerDash(cue, before, profile, report);
    cueIndex++;
    if (cueIndex % CUES_A_STEP === 0) yield;
  }
  let endMs = Number.NEGATIVE_INFINITY;
  for (cueIndex of orderInTime(cues)) {
    const cue = cues[cueIndex]!;
    checkGap(cue, endMs, profile, report);
    endMs = Math.max(endMs, cue.endMs);
  }
  return violations.toSorted((a, b) => a.cueIndex - b.cueIndex || PLACE[a.rule] - PLACE[b.rule]);
}

const PLACE = Object.fromEntries(Object.keys(CUE_RULES).map((rule, place) => [rule, place])) as Record<CueRule, number>;
