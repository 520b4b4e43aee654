import { MARK_RULES } from './markRules.ts';
import { NUMBER_RULES } from './numberRules.ts';
import type { TypographyRule } from './typographyRule.ts';
import { WORD_RULES } from './wordRules.ts';

const RULES = [...WORD_RULES, ...MARK_RULES, ...NUMBER_RULES] as const;

/** The name of a rule, under which it is switched on and off. */
export type TypographyRuleId = (typeof RULES)[number]['id'];

/**
 * Every rule, in the order in which they run: letters first, then marks, then the blanks between them.
 *
 * How to add one: 1. its line, with its source, in `wordRules`, `markRules` or `numberRules`; 2. examples in
 * `typographyPass.test.ts`; 3. its name and explanation in `ui/strings/typography.ts`. It must ask for nothing in a text
 * that it has corrected, alone and beside any others: the laws in the same test hold it to that.
 */
export const TYPOGRAPHY_RULES: readonly TypographyRule<TypographyRuleId>[] = RULES;
