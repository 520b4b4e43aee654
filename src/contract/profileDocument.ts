import type { z } from 'zod';
import { limitsOf, type RuleProfile } from '../domain/profiles/ruleProfile.ts';
import type { CueLimits } from '../domain/segmentation/cueLimits.ts';
import { SPEED_KINDS, profileDocument, soundLimits, type Contradiction } from './ruleProfileSchema.ts';

/**
 * What is wrong at a place of a profile. `least`, `above`, `most` and `tooLong` have the bound as their detail, `type` the
 * kind of value that belongs there, `choice` what can be chosen, `unknown` the name that means nothing.
 */
type FaultReason =
  | 'notJson'
  | 'missing'
  | 'type'
  | 'least'
  | 'above'
  | 'most'
  | 'tooLong'
  | 'choice'
  | 'unknown'
  | 'id'
  | 'other'
  | Contradiction;

/** What is wrong with the document of a profile. */
export interface ProfileFault {
  /** Where, as `rules.speed.warn`; empty for the whole document. */
  readonly at: string;
  readonly reason: FaultReason;
  readonly detail: string;
  /** The same in English, for those who write such files. */
  readonly message: string;
}

/** A profile, or what is wrong with the document, by place. */
type ReadProfile =
  | { readonly ok: true; readonly profile: RuleProfile }
  | { readonly ok: false; readonly faults: readonly ProfileFault[] };

/** Reads the text of a file, which may begin with a byte order mark. Never throws. */
export function readProfileText(text: string): ReadProfile {
  let document: unknown;
  try {
    document = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { ok: false, faults: [{ at: '', reason: 'notJson', detail: '', message: 'not a JSON document' }] };
  }
  return parseRuleProfile(document);
}

/**
 * Reads the document of a profile. `limits` names what cues are derived by where that is other than what the rules
 * make of themselves. Never throws.
 */
export function parseRuleProfile(document: unknown): ReadProfile {
  const read = parsed(document);
  if (read === null) return { ok: false, faults: [{ at: '', reason: 'other', detail: '', message: 'not understood' }] };
  if (!read.success) return { ok: false, faults: faultsIn(read.error, document, []) };
  const { limits: own, ...rest } = read.data;
  const given = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
  const whole = { ...limitsOf(rest.rules), ...given };
  const limits = soundLimits.safeParse(whole);
  if (!limits.success) return { ok: false, faults: faultsIn(limits.error, whole, ['limits']) };
  return { ok: true, profile: { ...rest, limits: limits.data } };
}

/** `null`: zod measures what has a `length` before it has found it to be no string, and JavaScript itself may refuse. */
function parsed(document: unknown) {
  try {
    return profileDocument.safeParse(document);
  } catch {
    return null;
  }
}

function faultsIn({ issues }: z.ZodError, document: unknown, within: readonly string[]): ProfileFault[] {
  return issues.flatMap((issue): ProfileFault[] => {
    const at = [...within, ...issue.path.map(String)];
    if (issue.code !== 'unrecognized_keys')
      return [{ at: at.join('.'), ...reasonOf(issue, document), message: issue.message }];
    return issue.keys.map((key) => ({
      at: [...at, key].join('.'),
      reason: 'unknown',
      detail: key,
      message: issue.message,
    }));
  });
}

type Told = Pick<ProfileFault, 'reason' | 'detail'>;

function reasonOf(issue: z.core.$ZodIssue, document: unknown): Told {
  switch (issue.code) {
    case 'invalid_type':
      if (valueAt(document, issue.path) === undefined) return { reason: 'missing', detail: '' };
      return { reason: 'type', detail: issue.expected };
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return { reason: isCounted(issue) ? 'tooLong' : 'most', detail: String(issue.maximum) };
    case 'invalid_value':
      return { reason: 'choice', detail: issue.values.map(String).join(', ') };
    case 'invalid_union':
      return { reason: 'choice', detail: SPEED_KINDS.join(', ') };
    case 'invalid_key':
      return { reason: 'unknown', detail: String(issue.path.at(-1)) };
    case 'invalid_format':
      return { reason: 'id', detail: '' };
    case 'custom':
      return contradicted(issue);
    default:
      return { reason: 'other', detail: '' };
  }
}

function contradicted({ params }: z.core.$ZodIssueCustom): Told {
  return { reason: (params?.reason as Contradiction | undefined) ?? 'other', detail: '' };
}

function tooSmall(issue: z.core.$ZodIssueTooSmall): Told {
  if (isCounted(issue)) return { reason: 'missing', detail: '' };
  return { reason: issue.inclusive === false ? 'above' : 'least', detail: String(issue.minimum) };
}

/** Whether a bound is about how long a text or a list is, not about a number. */
function isCounted({ origin }: { readonly origin: string }): boolean {
  return origin === 'string' || origin === 'array';
}

function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    document,
  );
}

/** The document of a profile, which `parseRuleProfile` reads as the same. */
export function ruleProfileDocument({ id, names, rules, limits, sources }: RuleProfile) {
  const usual = limitsOf(rules);
  const own = (Object.keys(limits) as (keyof CueLimits)[]).filter((name) => !isSame(limits[name], usual[name]));
  const aims = Object.fromEntries(own.map((name) => [name, limits[name]]));
  return {
    id,
    names,
    rules,
    ...(own.length === 0 ? {} : { limits: aims }),
    ...(Object.keys(sources).length === 0 ? {} : { sources }),
  };
}

/** Whether two limits are the same: numbers, or tables by what they hold. */
function isSame(a: CueLimits[keyof CueLimits], b: CueLimits[keyof CueLimits]): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
