import type { RuleProfile } from '../profiles/ruleProfile.ts';
import type { TimeRange } from '../transcript/wordTimes.ts';

/**
 * A cue as it is checked: derived, or read from a file. `speaker` is who begins it, `null` when no one is named.
 * `words` are the times of its words, as far as they are known; left out when none is. `firstWordMs` is when the first
 * of all its words begins, left out while that is not known. `unspoken` is what of its text nobody says, left out where
 * there is nothing.
 */
export interface CheckedCue extends TimeRange {
  readonly lines: readonly string[];
  readonly speaker: string | null;
  readonly words?: readonly TimeRange[];
  readonly firstWordMs?: number;
  readonly unspoken?: string;
}

/** In what a rule measures: milliseconds, characters and so on; `text` quotes what stands there. */
export const RULE_UNITS = ['ms', 'chars', 'lines', 'charsPerSecond', 'wordsPerMinute', 'share', 'text'] as const;
/** One of `RULE_UNITS`. */
export type RuleUnit = (typeof RULE_UNITS)[number];

/**
 * The rules that cues are checked by, in the order in which the violations of one cue are told, with the unit of
 * `measured` and `limit`. `speed` has that of its profile: characters by a reading table, or one of the two speeds.
 *
 * To add one: 1. its name here; 2. its check in one of the files beside this one; 3. a test on both sides of its limit;
 * 4. its sentence among the `rules` of `strings/subtitles.ts`, in both languages; the command line tells its name.
 */
export const CUE_RULES = {
  /** Its end is not after its start. */
  duration: 'ms',
  /** It starts before the cue that stands before it. */
  order: 'ms',
  overlap: 'ms',
  mediaEnd: 'ms',
  minDuration: 'ms',
  maxDuration: 'ms',
  gap: 'ms',
  speed: 'charsPerSecond',
  empty: 'text',
  lineLength: 'chars',
  lineCount: 'lines',
  cueLength: 'chars',
  balance: 'share',
  /** A word begins before the cue appears, or after it is gone. */
  words: 'ms',
  /** The cue appears too long before its first word. */
  lead: 'ms',
  /** A sentence in it is said by nobody, or has no times in a text that has some. */
  unspoken: 'text',
  /** Another speaks than in the cue before, or two speak in it, and no dash says so. */
  speakerDash: 'text',
  repeatedWords: 'text',
  /** A quotation mark or bracket without its partner. */
  pairs: 'text',
  placeholder: 'text',
} satisfies Record<string, RuleUnit>;

/** One of `CUE_RULES`. */
export type CueRule = keyof typeof CUE_RULES;

/** What is wrong with a cue: at most one for each rule. */
export interface Violation {
  readonly cueIndex: number;
  readonly rule: CueRule;
  readonly measured: number | string;
  /** `null` where there is nothing to compare with: a repeated word, a placeholder. */
  readonly limit: number | string | null;
  readonly severity: 'warning' | 'error';
}

/** Takes what a check finds wrong with the cue it looks at. */
export type Report = (violation: Omit<Violation, 'cueIndex'>) => void;

/** The unit in which a rule of a profile measures. */
export function unitOf(rule: CueRule, { rules: { speed } }: RuleProfile): RuleUnit {
  if (rule !== 'speed' || speed === null) return CUE_RULES[rule];
  return speed.kind === 'readingTable' ? 'chars' : speed.kind;
}
