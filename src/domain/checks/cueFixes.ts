import type { RuleProfile } from '../profiles/ruleProfile.ts';
import { atomsOf } from '../segmentation/atoms.ts';
import { breakLines } from '../segmentation/splitIntoCues.ts';
import { beginsWithDash } from '../segmentation/turnDash.ts';
import type { CheckedMedia } from './checkCues.ts';
import { checkSpeed, readingTimeMs } from './readingSpeed.ts';
import { checkShape } from './shapeChecks.ts';
import { checkTimes, orderInTime } from './timeChecks.ts';
import type { CheckedCue, CueRule, Report, Violation } from './violation.ts';

/** What a fix may change of a cue. */
export type FixedFields = Pick<CheckedCue, 'startMs' | 'endMs' | 'lines'>;

/** One change of a fix, to be shown before it is made; `toIndex` is where the cue stands afterwards. */
interface CueChange {
  readonly cueIndex: number;
  readonly toIndex: number;
  readonly before: FixedFields;
  readonly after: FixedFields;
}

/** The cues as a fix leaves them, and what it changed. */
export interface FixedCues<C> {
  readonly cues: readonly C[];
  readonly changes: readonly CueChange[];
}

/** What a fix looks at besides the cue itself. */
interface FixContext extends CheckedMedia {
  readonly profile: RuleProfile;
  /** When the next cue in time begins, `Infinity` for the last. */
  readonly nextMs: number;
}

/**
 * The fixes of which it is sure that they make nothing worse, in the order in which they are best made. Each changes
 * a cue alone, so that one by one they do what all do together; `null` where there is nothing to change.
 */
const FIXERS = {
  /** Blanks at the ends of lines, blanks in a row, lines of nothing else. */
  trimBlanks,
  /** An end before the start is taken for the start. */
  swapTimes,
  /** An end beyond the start of the next cue comes before it. */
  shortenOverlap,
  /** An end too close to the next cue leaves the gap of the profile; or none, where the profile would rather. */
  setGap,
  /** Lines too long, too many or uneven are broken anew. */
  rebreakLines,
  /** A cue that is too short, or too fast to read, stays on into the silence behind it. */
  extend,
} satisfies Record<string, (cue: CheckedCue, context: FixContext) => Partial<FixedFields> | null>;

/** One of the fixes; `sortByTime` puts cues in the order of their starts. */
export type CueFix = keyof typeof FIXERS | 'sortByTime';

/** The fixes in the order in which they are best made: cues are in order before their ends are looked at. */
export const CUE_FIXES: readonly CueFix[] = [
  'trimBlanks',
  'swapTimes',
  'sortByTime',
  'shortenOverlap',
  'setGap',
  // A line less is a blank more to read: how long a cue must stay is known when its lines are.
  'rebreakLines',
  'extend',
];

/**
 * What a fix makes of cues, all of them or those that are meant (`sortByTime` always looks at all). The cues that were
 * given stay as they are: what is returned can be shown first and taken later, or not. Applying a fix to what it gave
 * changes nothing.
 */
export function fixCues<C extends CheckedCue>(
  cues: readonly C[],
  fix: CueFix,
  by: { readonly profile: RuleProfile } & CheckedMedia,
  isMeant: (cueIndex: number) => boolean = () => true,
): FixedCues<C> {
  if (fix === 'sortByTime') return sortByTime(cues);
  const nexts = nextStarts(cues);
  const changes: CueChange[] = [];
  const fixed = cues.map((cue, cueIndex) => {
    const change = isMeant(cueIndex) ? FIXERS[fix](cue, { ...by, nextMs: nexts[cueIndex]! }) : null;
    if (change === null) return cue;
    const after = { ...cue, ...change };
    changes.push({ cueIndex, toIndex: cueIndex, before: fieldsOf(cue), after: fieldsOf(after) });
    return after;
  });
  return { cues: fixed, changes };
}

function sortByTime<C extends CheckedCue>(cues: readonly C[]): FixedCues<C> {
  const order = orderInTime(cues);
  const changes = order.flatMap((cueIndex, toIndex): CueChange[] => {
    const fields = fieldsOf(cues[cueIndex]!);
    return cueIndex === toIndex ? [] : [{ cueIndex, toIndex, before: fields, after: fields }];
  });
  return { cues: order.map((index) => cues[index]!), changes };
}

function fieldsOf({ startMs, endMs, lines }: CheckedCue): FixedFields {
  return { startMs, endMs, lines };
}

function nextStarts(cues: readonly CheckedCue[]): number[] {
  const nexts = cues.map(() => Number.POSITIVE_INFINITY);
  const order = orderInTime(cues);
  for (const [place, index] of order.entries()) {
    const next = order[place + 1];
    if (next !== undefined) nexts[index] = cues[next]!.startMs;
  }
  return nexts;
}

function trimBlanks({ lines }: CheckedCue): Partial<FixedFields> | null {
  const trimmed = lines.map((line) => line.trim().replaceAll(/[ \t]{2,}/g, ' ')).filter((line) => line !== '');
  const isSame = trimmed.length === lines.length && trimmed.every((line, index) => line === lines[index]);
  return isSame ? null : { lines: trimmed };
}

function swapTimes({ startMs, endMs }: CheckedCue): Partial<FixedFields> | null {
  return endMs < startMs ? { startMs: endMs, endMs: startMs } : null;
}

function shortenOverlap(cue: CheckedCue, context: FixContext): Partial<FixedFields> | null {
  const { gap } = context.profile.rules;
  if (cue.endMs <= context.nextMs) return null;
  return endingAt(cue, context.nextMs - (gap === null || gap.orNone ? 0 : gap.leastMs), context);
}

function setGap(cue: CheckedCue, context: FixContext): Partial<FixedFields> | null {
  const { gap } = context.profile.rules;
  const gapMs = context.nextMs - cue.endMs;
  if (gap === null || gapMs < 0 || gapMs >= gap.leastMs || (gap.orNone && gapMs === 0)) return null;
  return endingAt(cue, gap.orNone ? context.nextMs : context.nextMs - gap.leastMs, context);
}

function extend(cue: CheckedCue, context: FixContext): Partial<FixedFields> | null {
  const { gap } = context.profile.rules;
  const latestMs = latestEnd(cue, context);
  const wantedMs = Math.min(cue.startMs + leastDuration(cue, context.profile), latestMs);
  const untilMs = context.nextMs - (gap?.leastMs ?? 0);
  if (wantedMs <= cue.endMs || cue.endMs <= cue.startMs) return null;
  if (wantedMs <= untilMs) return endingAt(cue, wantedMs, context);
  // Where cues may follow at once, less than the gap is worse than none.
  const endMs = gap?.orNone === true && context.nextMs <= latestMs ? context.nextMs : untilMs;
  return endMs > cue.endMs ? endingAt(cue, endMs, context) : null;
}

function leastDuration(cue: CheckedCue, profile: RuleProfile): number {
  const { minDurationMs } = profile.rules;
  return Math.max(minDurationMs?.error ?? 0, minDurationMs?.warn ?? 0, readingTimeMs(cue, profile));
}

function latestEnd({ startMs }: CheckedCue, { profile, durationMs }: FixContext): number {
  const { maxDurationMs } = profile.rules;
  const mostMs = maxDurationMs?.warn ?? maxDurationMs?.error ?? Number.POSITIVE_INFINITY;
  return Math.min(startMs + mostMs, durationMs ?? Number.POSITIVE_INFINITY);
}

function rebreakLines(cue: CheckedCue, { profile }: FixContext): Partial<FixedFields> | null {
  const before = found((report) => checkShape(cue, profile, report));
  if (before.length === 0 || cue.lines.some(beginsWithDash)) return null;
  const lines = breakLines(atomsOf(cue.lines.join(' '), [], 0), profile.limits);
  if (lines === null) return null;
  const after = found((report) => checkShape({ ...cue, lines }, profile, report));
  const speeds = [cue, { ...cue, lines }].map((each) => found((report) => checkSpeed(each, profile, report)));
  const isBetter = after.length < before.length && isNoWorse(before, after) && isNoWorse(speeds[0]!, speeds[1]!);
  return isBetter ? { lines } : null;
}

/** Another end, unless it breaks a rule that was kept: shown too short, or too fast to read. */
function endingAt(cue: CheckedCue, endMs: number, { profile, durationMs }: FixContext): Partial<FixedFields> | null {
  const timed = (checked: CheckedCue) =>
    found((report) => {
      checkTimes(checked, profile, durationMs, report);
      checkSpeed(checked, profile, report);
    });
  return isNoWorse(timed(cue), timed({ ...cue, endMs })) ? { endMs } : null;
}

type Found = Omit<Violation, 'cueIndex'>;

function found(check: (report: Report) => void): Found[] {
  const all: Found[] = [];
  check((violation) => all.push(violation));
  return all;
}

/** Whether every error was one before. */
function isNoWorse(before: readonly Found[], after: readonly Found[]): boolean {
  const known = new Set<CueRule>(errorsIn(before));
  return errorsIn(after).every((rule) => known.has(rule));
}

function errorsIn(all: readonly Found[]): CueRule[] {
  return all.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
}
