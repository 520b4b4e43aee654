import type { CueRules, RuleProfile } from '../profiles/ruleProfile.ts';
import { above, below } from './bounds.ts';
import type { CheckedCue, Report } from './violation.ts';

/** What the time of one cue alone tells. `mediaMs` is the length of the recording, `null` while unknown. */
export function checkTimes(cue: CheckedCue, { rules }: RuleProfile, mediaMs: number | null, report: Report): void {
  const durationMs = cue.endMs - cue.startMs;
  const latestMs = Math.max(cue.startMs, cue.endMs);
  if (durationMs <= 0) report({ rule: 'duration', measured: durationMs, limit: 1, severity: 'error' });
  else below('minDuration', durationMs, rules.minDurationMs, report);
  above('maxDuration', durationMs, rules.maxDurationMs, report);
  above('mediaEnd', latestMs, { warn: null, error: mediaMs }, report);
  checkWords(cue, rules, report);
  if (cue.unspoken !== undefined)
    report({ rule: 'unspoken', measured: cue.unspoken, limit: null, severity: 'warning' });
}

/** Where a profile does not say: what is noticed as out of step. */
const DEFAULT_SYNC_MS = 500;

/** How far the word that is furthest outside the cue begins outside it, and how long before the first the cue appears. */
function checkWords(cue: CheckedCue, { syncMs, leadMs }: CueRules, report: Report): void {
  const { startMs, endMs, words = [], firstWordMs = startMs } = cue;
  let furthest = 0;
  if (endMs > startMs)
    for (const word of words) furthest = Math.max(furthest, startMs - word.startMs, word.startMs - endMs);
  above('words', furthest, { warn: syncMs ?? DEFAULT_SYNC_MS, error: null }, report);
  above('lead', firstWordMs - startMs, { warn: leadMs, error: null }, report);
}

/** The order of the cues in time; their own where they stand in it. */
export function orderInTime(cues: readonly CheckedCue[]): readonly number[] {
  const order = cues.map((_, index) => index);
  const isInOrder = cues.every(({ startMs }, index) => index === 0 || startMs >= cues[index - 1]!.startMs);
  return isInOrder ? order : order.toSorted((a, b) => cues[a]!.startMs - cues[b]!.startMs || a - b);
}

/** What the time of a cue tells beside the cue that stands before it in the file. */
export function checkOrder({ startMs }: CheckedCue, before: CheckedCue | undefined, report: Report): void {
  if (before === undefined || startMs >= before.startMs) return;
  report({ rule: 'order', measured: startMs, limit: before.startMs, severity: 'error' });
}

/** What the time of a cue tells beside the end of all that begin before it, `endMs`. */
export function checkGap(
  { startMs }: CheckedCue,
  endMs: number,
  { rules: { gap } }: RuleProfile,
  report: Report,
): void {
  const gapMs = startMs - endMs;
  if (gapMs < 0) report({ rule: 'overlap', measured: -gapMs, limit: 0, severity: 'error' });
  if (gapMs < 0 || gap === null || gapMs >= gap.leastMs || (gap.orNone && gapMs === 0)) return;
  report({ rule: 'gap', measured: gapMs, limit: gap.leastMs, severity: 'error' });
}
