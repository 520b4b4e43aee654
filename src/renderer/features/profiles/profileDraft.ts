import { ruleProfileDocument } from '../../../contract/profileDocument.ts';
import type { Bound, CueRules, RuleProfile, RuleSources, SpeedRule } from '../../../domain/profiles/ruleProfile.ts';
import type { CueLimits } from '../../../domain/segmentation/cueLimits.ts';

/** A profile as it is edited: it may contradict itself for a while. `limits` are those that are not as the rules say. */
export interface ProfileDraft {
  readonly id: string;
  readonly names: RuleProfile['names'];
  readonly rules: CueRules;
  readonly limits: Partial<CueLimits>;
  readonly sources: RuleSources;
}

/** The rules that are a bound and nothing more. */
export type BoundRule = {
  [Name in keyof CueRules]: CueRules[Name] extends Bound | null
    ? SpeedRule extends CueRules[Name]
      ? never
      : Name
    : never;
}[keyof CueRules];

/** The draft that a profile is edited from. */
export function draftOf(profile: RuleProfile): ProfileDraft {
  const { limits = {}, sources = {}, ...rest } = ruleProfileDocument(profile);
  return { ...rest, limits, sources };
}

/** Sets a rule. What was the source of its numbers is not of these any more. */
export function withRule<Name extends keyof CueRules>(
  draft: ProfileDraft,
  name: Name,
  rule: CueRules[Name],
): ProfileDraft {
  const { [name]: _, ...sources } = draft.sources;
  return { ...draft, rules: { ...draft.rules, [name]: rule }, sources };
}

/** Sets one side of a bound; a bound without either side is none. */
export function withBound(draft: ProfileDraft, name: BoundRule, side: keyof Bound, value: number | null): ProfileDraft {
  const bound = { warn: null, error: null, ...draft.rules[name], [side]: value };
  return withRule(draft, name, bound.warn === null && bound.error === null ? null : bound);
}

/** Where a table of reading speeds begins: a line of a subtitle in the time it takes to be seen at all. */
const FIRST_ROW = { chars: 15, durationMs: 1_000 };

/** Measures the speed in another way; its numbers begin anew, since none is the same in another measure. */
export function withSpeedKind(draft: ProfileDraft, kind: SpeedRule['kind'] | null): ProfileDraft {
  if (kind === (draft.rules.speed?.kind ?? null)) return draft;
  if (kind === null) return withRule(draft, 'speed', null);
  if (kind === 'readingTable') return withRule(draft, 'speed', { kind, rows: [FIRST_ROW], tolerance: 0 });
  return withRule(draft, 'speed', { kind, warn: null, error: kind === 'charsPerSecond' ? 17 : 180 });
}

/** Sets what cues are derived by, whatever the rules make of it; with `null` it is as the rules say. */
export function withLimit(draft: ProfileDraft, name: keyof CueLimits, value: number | null): ProfileDraft {
  const { [name]: _, ...others } = draft.limits;
  // What is not a number of lines that there can be is told by the schema.
  return { ...draft, limits: value === null ? others : { ...others, [name]: value as 1 | 2 } };
}
