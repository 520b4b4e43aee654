import { applyReplacements } from '../transcript/applyReplacements.ts';
import { touches, type TextReplacement, type TextRange } from '../transcript/textRange.ts';
import { composeChanges } from './composeChanges.ts';
import { protectedRangesOf } from './protectedRangesOf.ts';
import { TYPOGRAPHY_STYLES, type TypographyProfileId, type TypographyStyle } from './typographyProfiles.ts';
import type { TypographyRule } from './typographyRule.ts';
import { TYPOGRAPHY_RULES, type TypographyRuleId } from './typographyRules.ts';

/** Which way of setting French, and which of its rules are switched off. */
export interface TypographyOptions {
  readonly profile: TypographyProfileId;
  readonly off: readonly TypographyRuleId[];
}

/** A change of a text and the rule that asks for it; where several met in one place, the first of them. */
export interface TypographyReplacement extends TextReplacement {
  readonly rule: TypographyRuleId;
}

/** Rules open the way for one another; a text settles in two rounds, and stands still in the next. */
const MOST_ROUNDS = 8;

/**
 * The corrections of French typography that a text asks for: ascending, disjoint, in UTF-16 offsets of `text`.
 *
 * Nothing inside `marked` is touched (passages in other languages, say), nor what `protectedRangesOf` finds. Pure and
 * idempotent: the corrected text asks for nothing more. Any subset of the replacements can be applied.
 */
export function typographyPass(
  text: string,
  marked: readonly TextRange[],
  { profile, off }: TypographyOptions,
): TypographyReplacement[] {
  if (profile === 'none' || text === '') return [];
  const style = TYPOGRAPHY_STYLES[profile];
  const rules = TYPOGRAPHY_RULES.filter(({ id }) => !off.includes(id));
  let now: Stage = { text, marked, guarded: guard(text, marked), replacements: [] };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = now;
    for (const rule of rules) now = runRule(text, now, rule, style);
    if (now === before) break;
  }
  return now.replacements;
}

/** A text under way: what it is now, and how it came from the first one. */
interface Stage {
  readonly text: string;
  readonly marked: readonly TextRange[];
  readonly guarded: readonly TextRange[];
  readonly replacements: TypographyReplacement[];
}

function runRule(
  original: string,
  stage: Stage,
  rule: TypographyRule<TypographyRuleId>,
  style: TypographyStyle,
): Stage {
  const { text, marked, guarded } = stage;
  const isProtected = (offset: number): boolean => guarded.some(({ from, to }) => from <= offset && offset < to);
  const changes = rule
    .find({ text, style, isProtected })
    .filter((change) => !guarded.some((range) => touches(change, range)))
    .map((change) => ({ ...change, rule: rule.id }));
  if (changes.length === 0) return stage;
  const next = applyReplacements(text, changes);
  const movedMarks = marked.map((range) => moveRange(range, changes));
  return {
    text: next,
    marked: movedMarks,
    guarded: guard(next, movedMarks),
    replacements: composeChanges(original, stage.replacements, changes),
  };
}

function guard(text: string, marked: readonly TextRange[]): TextRange[] {
  return [...marked, ...protectedRangesOf(text)];
}

/** A range after changes that do not touch it. */
function moveRange({ from, to }: TextRange, changes: readonly TextReplacement[]): TextRange {
  let shift = 0;
  for (const change of changes) {
    if (change.to > from) break;
    shift += change.text.length - (change.to - change.from);
  }
  return { from: from + shift, to: to + shift };
}
