import type { RuleProfile } from '../profiles/ruleProfile.ts';
import { countGraphemes } from '../segmentation/graphemes.ts';
import { beginsWithDash } from '../segmentation/turnDash.ts';
import { above, below } from './bounds.ts';
import type { CheckedCue, Report } from './violation.ts';

/** Lines: how long, how many, how even; all blanks at their ends left out, as they are not seen. */
export function checkShape(cue: CheckedCue, { rules }: RuleProfile, report: Report): void {
  const lengths = cue.lines.map((line) => countGraphemes(line.trim()));
  let longest = 0;
  let total = 0;
  for (const length of lengths) {
    longest = Math.max(longest, length);
    total += length;
  }
  above('lineLength', longest, rules.charsPerLine, report);
  above('lineCount', lengths.length, rules.lineCount, report);
  above('cueLength', total, rules.charsPerCue, report);
  const balance = rules.balance === null || lengths.length !== 2 ? 1 : balanceOf(cue, lengths);
  below('balance', balance, { warn: rules.balance, error: null }, report);
}

/** The shorter of two lines as a share of the longer; 1 of lines that need not be even. */
function balanceOf({ lines }: CheckedCue, [first = 0, second = 0]: readonly number[]): number {
  // Two voices are as long as they are.
  if (first === 0 || second === 0 || lines.every(beginsWithDash)) return 1;
  return Math.min(first, second) / Math.max(first, second);
}

/** Whether a change of speaker is marked as the profile asks. `before` is the cue that stands before it. */
export function checkSpeakerDash(
  cue: CheckedCue,
  before: CheckedCue | undefined,
  { rules: { speakerDash } }: RuleProfile,
  report: Report,
): void {
  const { lines, speaker } = cue;
  const unmarked =
    speakerDash === 'eachChange'
      ? isUnmarkedChange(cue, before)
        ? speaker
        : null
      : speakerDash === 'bothInCue'
        ? unmarkedVoice(lines)
        : null;
  if (unmarked !== null) report({ rule: 'speakerDash', measured: unmarked, limit: '-', severity: 'error' });
}

function isUnmarkedChange({ lines, speaker }: CheckedCue, before: CheckedCue | undefined): boolean {
  const isChange = speaker !== null && typeof before?.speaker === 'string' && before.speaker !== speaker;
  return isChange && !beginsWithDash(lines[0] ?? '');
}

/** The line of a cue of two voices that has no dash. */
function unmarkedVoice(lines: readonly string[]): string | null {
  if (lines.length < 2 || !lines.some(beginsWithDash)) return null;
  return lines.find((line) => !beginsWithDash(line)) ?? null;
}
