import type { TextReplacement } from '../transcript/textRange.ts';
import type { TypographyStyle } from './typographyProfiles.ts';

/** What a rule looks at. */
export interface RuleInput {
  readonly text: string;
  readonly style: TypographyStyle;
  /** Whether the character at an offset is none of the rule's business. */
  readonly isProtected: (offset: number) => boolean;
}

/** One rule of typography, a pure function with a name. */
export interface TypographyRule<Id extends string = string> {
  readonly id: Id;
  /** Whether it may change letters and digits; the others change blanks and marks only. */
  readonly changesWords: boolean;
  /** The changes it asks for, ascending and disjoint. What meets a protected range is dropped afterwards. */
  readonly find: (input: RuleInput) => readonly TextReplacement[];
}

/**
 * The changes that put `put` in place of each match of a pattern: mostly a blank, told by what stands around it.
 * `null` leaves a match alone.
 */
export function changesOf(
  text: string,
  pattern: RegExp,
  put: string | ((found: string) => string | null),
): TextReplacement[] {
  const changes: TextReplacement[] = [];
  for (const { 0: found, index } of text.matchAll(pattern)) {
    const wanted = typeof put === 'string' ? put : put(found);
    if (wanted !== null && wanted !== found) changes.push({ from: index, to: index + found.length, text: wanted });
  }
  return changes;
}
