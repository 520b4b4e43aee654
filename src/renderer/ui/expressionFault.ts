import type { failureStrings } from './strings/failures.ts';

/** What can be wrong with a regular expression, as far as it has a sentence of its own. */
export type ExpressionFault = keyof (typeof failureStrings)['fr']['expression'];

/** By what V8 says of it. */
const FAULTS: Readonly<Record<string, ExpressionFault>> = {
  'Unterminated group': 'unclosedGroup',
  "Unmatched ')'": 'unopenedGroup',
  'Unterminated character class': 'unclosedClass',
  'Lone quantifier brackets': 'loneBracket',
  'Nothing to repeat': 'nothingToRepeat',
  'Incomplete quantifier': 'repetition',
  'numbers out of order in {} quantifier': 'repetition',
  'Range out of order in character class': 'range',
  'Invalid character class': 'range',
  '\\ at end of pattern': 'escape',
  'Invalid escape': 'escape',
  'Invalid class escape': 'escape',
  'Invalid decimal escape': 'escape',
  'Invalid unicode escape': 'escape',
  'Invalid Unicode escape': 'escape',
  'Invalid property name': 'escape',
  'Invalid property name in character class': 'escape',
  'Invalid group': 'group',
  'Invalid capture group name': 'group',
  'Duplicate capture group name': 'group',
  'Invalid named reference': 'group',
  'Invalid named capture referenced': 'group',
};

/** The fault that an engine's message tells of; `other` where it is none of those above. */
export function expressionFault(message: string): ExpressionFault {
  return FAULTS[message] ?? 'other';
}
