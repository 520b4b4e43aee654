import type { RuleProfile } from '../profiles/ruleProfile.ts';
import { countGraphemes } from '../segmentation/graphemes.ts';
import { charsInTable, durationInTable } from '../segmentation/readingTable.ts';
import { tokensOf } from '../transcript/tokensOf.ts';
import { above, rounded } from './bounds.ts';
import type { CheckedCue, Report } from './violation.ts';

/** Characters to read in a cue: blanks inside lines count, the ends of lines do not. */
export function charsOf({ lines }: Pick<CheckedCue, 'lines'>): number {
  let chars = 0;
  for (const line of lines) chars += countGraphemes(line.trim());
  return chars;
}

/** Words a minute, characters a second, or characters beyond the reading table; none of a cue without duration. */
export function checkSpeed(cue: CheckedCue, { rules: { speed } }: RuleProfile, report: Report): void {
  const durationMs = cue.endMs - cue.startMs;
  if (speed === null || durationMs <= 0) return;
  if (speed.kind === 'charsPerSecond') return above('speed', (1_000 * charsOf(cue)) / durationMs, speed, report);
  if (speed.kind === 'wordsPerMinute') return above('speed', (60_000 * wordsOf(cue)) / durationMs, speed, report);
  const warn = charsInTable(speed, durationMs);
  const bound = { warn: rounded(warn), error: rounded(warn * (1 + speed.tolerance)) };
  above('speed', charsOf(cue), bound, report);
}

/** How long a cue must last so that its speed is not even warned of, in whole milliseconds; 0 without such a rule. */
export function readingTimeMs(cue: CheckedCue, { rules: { speed } }: RuleProfile): number {
  if (speed === null) return 0;
  if (speed.kind === 'readingTable') return durationInTable(speed, charsOf(cue));
  const most = speed.warn ?? speed.error;
  if (most === null) return 0;
  const amount = speed.kind === 'charsPerSecond' ? 1_000 * charsOf(cue) : 60_000 * wordsOf(cue);
  return Math.ceil(amount / most);
}

function wordsOf({ lines }: CheckedCue): number {
  let words = 0;
  for (const line of lines) words += tokensOf(line).length;
  return words;
}
