import { z } from 'zod';
import { profileOf } from '../domain/profiles/builtInProfiles.ts';
import {
  limitsOf,
  type Bound,
  type CueRules,
  type ReadingTableRow,
  type RuleProfile,
  type SpeedRule,
} from '../domain/profiles/ruleProfile.ts';
import type { CueLimits } from '../domain/segmentation/cueLimits.ts';

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
      kind === 'most' ? 'warn must not be more than error' : 'warn must not be less than error',
    ) satisfies z.ZodType<Bound>;
}

/** A rule that may be left out. */
function optional<T extends z.ZodType>(rule: T) {
  return rule.nullable().default(null);
}

const speedBound = { warn: optional(speed), error: optional(speed) };
const warnsFirst = ({ warn, error }: Bound) => warn === null || error === null || warn <= error;
const speedRule = z.discriminatedUnion('kind', [
  z
    .strictObject({ kind: z.literal('charsPerSecond'), ...speedBound })
    .refine(warnsFirst, 'warn must not be more than error'),
  z
    .strictObject({ kind: z.literal('wordsPerMinute'), ...speedBound })
    .refine(warnsFirst, 'warn must not be more than error'),
  z.strictObject({
    kind: z.literal('readingTable'),
    rows: z
      .array(z.strictObject({ chars: count, durationMs: ms.min(1) }))
      .min(1)
      .max(100)
      .refine(isRising, 'both chars and durationMs must rise from row to row')
      .readonly(),
    tolerance: share.default(0),
  }),
]) satisfies z.ZodType<SpeedRule>;

function isRising(rows: readonly ReadingTableRow[]): boolean {
  return rows.every((row, index) => {
    const before = rows[index - 1];
    return before === undefined || (row.chars > before.chars && row.durationMs > before.durationMs);
  });
}

const LEAST_FIRST = { path: ['minDurationMs'], message: 'the least duration must not be more than maxDurationMs' };

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
  minDurationMs: ms.min(1),
  maxDurationMs: ms.min(1),
  gapMs: ms,
  closedGapMs: ms,
  balance: share,
}) satisfies z.ZodType<CueLimits>;

function isLeastFirst({ minDurationMs, maxDurationMs }: CueLimits): boolean {
  return minDurationMs <= maxDurationMs;
}

/** What cues can be derived by. */
const soundLimits = cueLimits.refine(isLeastFirst, LEAST_FIRST);

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
}) satisfies z.ZodType<RuleProfile>;

/** A profile that is none of the built-in ones. */
export const ownProfile = ruleProfile
  .refine(({ id }) => profileOf(id) === undefined, 'a built-in profile stays')
  .refine(({ limits }) => isLeastFirst(limits), {
    path: ['limits', ...LEAST_FIRST.path],
    message: LEAST_FIRST.message,
  });

/** A profile as a file has it: rules and limits may be left out. */
const profileDocument = ruleProfile.extend({ limits: cueLimits.partial().default({}) });

/** A profile, or what is wrong with the document, a sentence each with the place. */
type ReadProfile =
  | { readonly ok: true; readonly profile: RuleProfile }
  | { readonly ok: false; readonly errors: readonly string[] };

/**
 * Reads the document of a profile. `limits` names what cues are derived by where that is other than what the rules
 * make of themselves.
 */
export function parseRuleProfile(document: unknown): ReadProfile {
  const read = profileDocument.safeParse(document);
  if (!read.success) return { ok: false, errors: errorsIn(read.error, []) };
  const { limits: own, ...rest } = read.data;
  const given = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
  const limits = soundLimits.safeParse({ ...limitsOf(rest.rules), ...given });
  if (!limits.success) return { ok: false, errors: errorsIn(limits.error, ['limits']) };
  return { ok: true, profile: { ...rest, limits: limits.data } };
}

function errorsIn({ issues }: z.ZodError, at: readonly string[]): string[] {
  return issues.map(({ path, message }) => `${[...at, ...path].join('.') || 'profile'}: ${message}`);
}

/** The document of a profile, which `parseRuleProfile` reads as the same. */
export function ruleProfileDocument({ id, names, rules, limits }: RuleProfile) {
  const usual = limitsOf(rules);
  const own = (Object.keys(limits) as (keyof CueLimits)[]).filter((name) => limits[name] !== usual[name]);
  const aims = Object.fromEntries(own.map((name) => [name, limits[name]]));
  return { id, names, rules, ...(own.length === 0 ? {} : { limits: aims }) };
}
