import { checkCues, checkCuesInSteps } from '../../../domain/checks/checkCues.ts';
import { charsOf } from '../../../domain/checks/readingSpeed.ts';
import { spokenCuesOf, withSpokenWords } from '../../../domain/checks/spokenWords.ts';
import type { CheckedCue, Violation } from '../../../domain/checks/violation.ts';
import type { RuleProfile } from '../../../domain/profiles/ruleProfile.ts';
import type { DerivedCue } from '../../../domain/segmentation/deriveCues.ts';
import { countGraphemes } from '../../../domain/segmentation/graphemes.ts';
import type { TimedTranscript } from '../../../domain/transcript/timedTranscript.ts';

/** A cue with what is told about it. */
export interface SubtitleRow {
  readonly cue: DerivedCue;
  /** Its place among all cues, from 0. */
  readonly index: number;
  /** Characters of each line as the reader sees them. */
  readonly lineLengths: readonly number[];
  readonly charsPerSecond: number;
  /** Errors first. */
  readonly violations: readonly Violation[];
  /** Whether one of them is an error: a problem, and no mere advice. */
  readonly isBroken: boolean;
}

/** What cues are checked against besides a profile. */
export interface CueSource {
  /** The recording's, `null` while unknown. */
  readonly durationMs: number | null;
  /** The text that the cues were derived from, `null` while unknown: no word is looked at then. */
  readonly timed: TimedTranscript | null;
  /** What is spoken, BCP 47; `null` when not known. */
  readonly language: string | null;
}

/** A row for each cue, in order, checked by a profile. */
export function subtitleRows(cues: readonly DerivedCue[], profile: RuleProfile, source: CueSource): SubtitleRow[] {
  const found: Violation[][] = cues.map(() => []);
  for (const violation of checkCues(spokenCues(cues, source), profile, source))
    found[violation.cueIndex]!.push(violation);
  return cues.map((cue, index) => {
    const errors = found[index]!.filter(({ severity }) => severity === 'error');
    return {
      cue,
      index,
      lineLengths: cue.lines.map(countGraphemes),
      charsPerSecond: (1_000 * charsOf(cue)) / Math.max(1, cue.endMs - cue.startMs),
      violations: [...errors, ...found[index]!.filter(({ severity }) => severity === 'warning')],
      isBroken: errors.length > 0,
    };
  });
}

/** How many rows would be broken, some cues a step: it is asked after each change of the text. */
export function* countBrokenInSteps(
  cues: readonly DerivedCue[],
  profile: RuleProfile,
  source: CueSource,
): Generator<undefined, number> {
  const violations = yield* checkCuesInSteps(yield* spokenCuesInSteps(cues, source), profile, source);
  return new Set(violations.flatMap(({ severity, cueIndex }) => (severity === 'error' ? [cueIndex] : []))).size;
}

/** How many cues get their words in a step. */
const CUES_A_STEP = 250;

/** `spokenCues`, some cues a step: a text that was never asked for its words is gone through for them. */
function* spokenCuesInSteps(
  cues: readonly DerivedCue[],
  { timed, language }: CueSource,
): Generator<undefined, readonly CheckedCue[]> {
  if (timed === null) return cues;
  const spoken: CheckedCue[] = [];
  for (const cue of spokenCuesOf(cues, timed.transcript, timed.times, language)) {
    spoken.push(cue);
    if (spoken.length % CUES_A_STEP === 0) yield;
  }
  return spoken;
}

function spokenCues(cues: readonly DerivedCue[], { timed, language }: CueSource): readonly CheckedCue[] {
  return timed === null ? cues : withSpokenWords(cues, timed.transcript, timed.times, language);
}

/** What is said in words; that reading is near its limit is seen from the bar alone, since most lectures are. */
export function saidViolations(violations: readonly Violation[]): readonly Violation[] {
  return violations.filter(({ rule, severity }) => rule !== 'speed' || severity === 'error');
}

/** The next row with a problem behind or before the row `from` (-1: before the first), around the end; or `null`. */
export function neighbourBroken(rows: readonly SubtitleRow[], from: number, direction: -1 | 1): SubtitleRow | null {
  const broken = rows.filter(({ isBroken }) => isBroken);
  if (direction === 1) return broken.find(({ index }) => index > from) ?? broken[0] ?? null;
  return broken.findLast(({ index }) => index < from) ?? broken.at(-1) ?? null;
}
