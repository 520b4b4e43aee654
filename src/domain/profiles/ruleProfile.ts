import { LECTURE_FR, type CueLimits } from '../segmentation/cueLimits.ts';
import type { ReadingTable } from '../segmentation/readingTable.ts';

/** From where on a measure is a warning, and from where on a violation; `null` where the profile has no such bound. */
export interface Bound {
  readonly warn: number | null;
  readonly error: number | null;
}

/**
 * How fast a subtitle may have to be read: by the characters of a second, by the words of a minute, or by a table.
 */
export type SpeedRule =
  | ({ readonly kind: 'charsPerSecond' } & Bound)
  | ({ readonly kind: 'wordsPerMinute' } & Bound)
  | ({ readonly kind: 'readingTable' } & ReadingTable);

/** What subtitles are checked for beyond what is wrong in any. `null`: the source of the profile does not say. */
export interface CueRules {
  /** Characters of a line, as the reader sees them. */
  readonly charsPerLine: Bound | null;
  /** Characters of a whole cue. */
  readonly charsPerCue: Bound | null;
  readonly lineCount: Bound | null;
  readonly speed: SpeedRule | null;
  readonly minDurationMs: Bound | null;
  readonly maxDurationMs: Bound | null;
  /** The least time between two cues; with `orNone`, cues may also follow at once. */
  readonly gap: { readonly leastMs: number; readonly orNone: boolean } | null;
  /** How short the shorter of two lines may be, as a share of the longer: less is a warning. */
  readonly balance: number | null;
  /** How far a word may begin outside the time of its cue: more is a warning. */
  readonly syncMs: number | null;
  /** How long before its first word a cue may appear: more is a warning. */
  readonly leadMs: number | null;
  /** `eachChange`: a dash where another speaks than before. `bothInCue`: where two speak in a cue, each has a dash. */
  readonly speakerDash: 'eachChange' | 'bothInCue' | null;
}

/** The names of the rules, in the order in which they are shown. */
export const RULE_NAMES = [
  'lineCount',
  'balance',
  'charsPerLine',
  'charsPerCue',
  'speed',
  'minDurationMs',
  'maxDurationMs',
  'gap',
  'syncMs',
  'leadMs',
  'speakerDash',
] as const satisfies readonly (keyof CueRules)[];

/** Where the numbers of a rule come from: the work that says so, by its name. A rule that is somebody's own has none. */
export type RuleSources = Readonly<Partial<Record<keyof CueRules, string>>>;

/** What a broadcaster, platform or school asks of subtitles, as data: what they are derived by, and checked for. */
export interface RuleProfile {
  /** Names the profile in files and on the command line: `a-z`, digits and hyphens. */
  readonly id: string;
  readonly names: { readonly fr: string; readonly en: string };
  /** What cues are derived by: always whole, with the default's numbers where the profile's source is silent. */
  readonly limits: CueLimits;
  readonly rules: CueRules;
  readonly sources: RuleSources;
}

/** Characters of a word with the blank behind it: what turns words a minute into characters a second. */
const CHARS_PER_WORD = 6;

/** What to derive cues by so that they keep to `rules`; the default's numbers where the rules are silent. */
export function limitsOf(rules: CueRules): CueLimits {
  return {
    charsPerLine: rules.charsPerLine?.warn ?? refusedBy(rules.charsPerLine, LECTURE_FR.charsPerLine),
    lineCount: (rules.lineCount?.warn ?? refusedBy(rules.lineCount, LECTURE_FR.lineCount)) < 2 ? 1 : 2,
    charsPerSecond: speedOf(rules.speed, 'error'),
    easyCharsPerSecond: speedOf(rules.speed, 'warn'),
    readingTable: tableOf(rules.speed),
    minDurationMs: refusedBy(rules.minDurationMs, LECTURE_FR.minDurationMs),
    maxDurationMs: refusedBy(rules.maxDurationMs, LECTURE_FR.maxDurationMs),
    ...gapsOf(rules.gap),
    // Two that speak never share a cue, so a dash before both of them is never needed.
    turnDash: rules.speakerDash === 'eachChange',
    joinsSentences: LECTURE_FR.joinsSentences,
    balance: rules.balance ?? LECTURE_FR.balance,
  };
}

function gapsOf(gap: CueRules['gap']): Pick<CueLimits, 'gapMs' | 'closedGapMs'> {
  if (gap === null) return { gapMs: LECTURE_FR.gapMs, closedGapMs: LECTURE_FR.closedGapMs };
  return gap.orNone ? { gapMs: 0, closedGapMs: gap.leastMs } : { gapMs: gap.leastMs, closedGapMs: 0 };
}

function refusedBy(bound: Bound | null, silent: number): number {
  return bound?.error ?? bound?.warn ?? silent;
}

/** The characters a second at which a speed is warned of, or refused; the other where the rule has only that. */
function speedOf(speed: SpeedRule | null, from: 'warn' | 'error'): number {
  if (speed === null) return from === 'warn' ? LECTURE_FR.easyCharsPerSecond : LECTURE_FR.charsPerSecond;
  if (speed.kind === 'readingTable') {
    // What is shown beside the speed of a cue; the table itself is what cues are derived by.
    const chars = speed.rows.reduce((sum, row) => sum + row.chars, 0);
    return (1_000 * chars) / speed.rows.reduce((sum, row) => sum + row.durationMs, 0);
  }
  const most = from === 'warn' ? (speed.warn ?? speed.error) : (speed.error ?? speed.warn);
  if (most === null) return LECTURE_FR.charsPerSecond;
  return speed.kind === 'charsPerSecond' ? most : (most * CHARS_PER_WORD) / 60;
}

function tableOf(speed: SpeedRule | null): ReadingTable | null {
  return speed?.kind === 'readingTable' ? { rows: speed.rows, tolerance: speed.tolerance } : null;
}
