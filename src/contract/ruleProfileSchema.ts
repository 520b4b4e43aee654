import { z } from 'zod';
import { profileOf } from '../domain/profiles/builtInProfiles.ts';
import {
  RULE_NAMES,
  type Bound,
  type CueRules,
  type RuleProfile,
  type RuleSources,
  type SpeedRule,
} from '../domain/profiles/ruleProfile.ts';
import type { CueLimits } from '../domain/segmentation/cueLimits.ts';
import type { ReadingTable } from '../domain/segmentation/readingTable.ts';

/** How what a profile says can contradict itself, or a profile another; the issue of the schema has it as `reason`. */
export type Contradiction = 'warnAbove' | 'warnBelow' | 'leastAboveMost' | 'notRising' | 'builtIn';

function contradiction(reason: Contradiction, message: string) {
  return { message, params: { reason } };
}

const WARNS_ABOVE = contradiction('warnAbove', 'warn must not be more than error');

const count = z.int().min(1).max(10_000);
const ms = z.int().min(0).max(600_000);
const speed = z.number().positive().max(10_000);
const share = z.number().min(0).max(1);

/** `warn` and `error`, of which an upper bound warns first at less, a lower one at more. */
function bound(value: z.ZodType<number>, kind: 'most' | 'least') {
  return z
    .strictObject({ warn: value.nullable().default(null), error: value.nullable().default(null) })
    .refine(
      ({ warn, error }) => warn === null || error === null || (kind === 'most' ? warn <= error : warn >= error),
      kind === 'most' ? WARNS_ABOVE : contradiction('warnBelow', 'warn must not be less than error'),
    ) satisfies z.ZodType<Bound>;
}

/** A rule that may be left out. */
function optional<T extends z.ZodType>(rule: T) {
  return rule.nullable().default(null);
}

/** What a speed can be measured by. */
export const SPEED_KINDS = [
  'charsPerSecond',
  'wordsPerMinute',
  'readingTable',
] as const satisfies readonly SpeedRule['kind'][];

const readingTable = {
  rows: z
    .array(z.strictObject({ chars: count, durationMs: ms.min(1) }))
    .min(1)
    .max(100)
    .refine(isRising, contradiction('notRising', 'both chars and durationMs must rise from row to row'))
    .readonly(),
  tolerance: share.default(0),
};

const speedBound = { warn: optional(speed), error: optional(speed) };
const warnsFirst = ({ warn, error }: Bound) => warn === null || error === null || warn <= error;
const speedRule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('charsPerSecond'), ...speedBound }).refine(warnsFirst, WARNS_ABOVE),
  z.strictObject({ kind: z.literal('wordsPerMinute'), ...speedBound }).refine(warnsFirst, WARNS_ABOVE),
  z.strictObject({ kind: z.literal('readingTable'), ...readingTable }),
]) satisfies z.ZodType<SpeedRule>;

function isRising(rows: ReadingTable['rows']): boolean {
  return rows.every((row, index) => {
    const before = rows[index - 1];
    return before === undefined || (row.chars > before.chars && row.durationMs > before.durationMs);
  });
}

const LEAST_FIRST = {
  path: ['minDurationMs'],
  ...contradiction('leastAboveMost', 'the least duration must not be more than maxDurationMs'),
};

const cueRules = z
  .strictObject({
    charsPerLine: optional(bound(count, 'most')),
    charsPerCue: optional(bound(count, 'most')),
    lineCount: optional(bound(count, 'most')),
    speed: optional(speedRule),
    minDurationMs: optional(bound(ms, 'least')),
    maxDurationMs: optional(bound(ms.min(1), 'most')),
    gap: optional(z.strictObject({ leastMs: ms, orNone: z.boolean().default(false) })),
    balance: optional(share),
    syncMs: optional(ms),
    leadMs: optional(ms),
    speakerDash: optional(z.enum(['eachChange', 'bothInCue'])),
  })
  .refine(
    ({ minDurationMs, maxDurationMs }) =>
      minDurationMs?.error == null || maxDurationMs?.error == null || minDurationMs.error <= maxDurationMs.error,
    LEAST_FIRST,
  ) satisfies z.ZodType<CueRules>;

const cueLimits = z.strictObject({
  charsPerLine: count,
  lineCount: z.literal([1, 2]),
  charsPerSecond: speed,
  easyCharsPerSecond: speed,
  readingTable: z.strictObject(readingTable).nullable(),
  minDurationMs: ms.min(1),
  maxDurationMs: ms.min(1),
  gapMs: ms,
  closedGapMs: ms,
  turnDash: z.boolean(),
  joinsSentences: z.boolean(),
  balance: share,
}) satisfies z.ZodType<CueLimits>;

function isLeastFirst({ minDurationMs, maxDurationMs }: CueLimits): boolean {
  return minDurationMs <= maxDurationMs;
}

/** What cues can be derived by. */
export const soundLimits = cueLimits.refine(isLeastFirst, LEAST_FIRST);

const ruleSources = z
  .partialRecord(z.enum(RULE_NAMES), z.string().trim().min(1).max(500))
  .default({}) satisfies z.ZodType<RuleSources>;

/** Names a profile in files, on the command line and in the library. */
export const profileId = z
  .string()
  .max(64)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'an id has a-z, 0-9 and single hyphens');

/** A profile on the wire: `RuleProfile` of the domain. */
export const ruleProfile = z.strictObject({
  id: profileId,
  names: z.strictObject({ fr: z.string().trim().min(1).max(200), en: z.string().trim().min(1).max(200) }),
  rules: cueRules,
  limits: cueLimits,
  sources: ruleSources,
}) satisfies z.ZodType<RuleProfile>;

/** A profile that cues can be derived by. */
export const soundProfile = ruleProfile.refine(({ limits }) => isLeastFirst(limits), {
  ...LEAST_FIRST,
  path: ['limits', ...LEAST_FIRST.path],
});

/** A profile that is none of the built-in ones. */
export const ownProfile = soundProfile.refine(
  ({ id }) => profileOf(id) === undefined,
  contradiction('builtIn', 'a built-in profile stays'),
);

/** A profile as a file has it: rules, limits and sources may be left out. */
export const profileDocument = ruleProfile.extend({ limits: cueLimits.partial().default({}) });
