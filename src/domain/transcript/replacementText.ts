import type { FindQuery, TextMatch } from './findText.ts';

/** What takes the place of what is found. */
export interface Replacement {
  /** For a regular expression `$1`, `$<name>`, `$&` and `$$` mean what they do in JavaScript; else it is plain text. */
  readonly text: string;
  /** Whether a capital, or all capitals, of what was found carry over: `KAFKA` by `kavka` gives `KAVKA`. */
  readonly keepCase: boolean;
}

/**
 * The text that replaces one match of `query` in `text`. Line breaks become spaces: a paragraph holds none. A group
 * that does not exist is left as it was written, one that caught nothing is empty.
 */
export function replacementText(
  query: Pick<FindQuery, 'isRegExp'>,
  replacement: Replacement,
  match: TextMatch,
  text: string,
): string {
  const found = text.slice(match.from, match.to);
  const expanded = query.isRegExp ? expand(replacement.text, match, found) : replacement.text;
  const oneLine = expanded.replaceAll(/[\r\n\u2028\u2029]+/g, ' ');
  return replacement.keepCase ? inCaseOf(oneLine, found) : oneLine;
}

function expand(template: string, { groups, named }: TextMatch, found: string): string {
  return template.replaceAll(/\$(?:\$|&|<([^>]*)>|(\d\d?))/g, (whole, name?: string, digits?: string) => {
    if (whole === '$$') return '$';
    if (whole === '$&') return found;
    if (name !== undefined) return Object.hasOwn(named, name) ? (named[name] ?? '') : whole;
    return groupOf(digits!, groups) ?? whole;
  });
}

/** `$12` is the twelfth group where there are so many, else the first and a `2`. */
function groupOf(digits: string, groups: readonly (string | undefined)[]): string | undefined {
  for (let length = digits.length; length > 0; length--) {
    const number = Number(digits.slice(0, length));
    if (number >= 1 && number <= groups.length) return (groups[number - 1] ?? '') + digits.slice(length);
  }
  return undefined;
}

function inCaseOf(text: string, model: string): string {
  const letters = model.match(/\p{L}/gu) ?? [];
  const first = letters[0];
  if (first === undefined || first === first.toLowerCase()) return text;
  const isAllUpper = letters.length > 1 && letters.every((letter) => letter === letter.toUpperCase());
  if (isAllUpper) return text.toUpperCase();
  return text.replace(/\p{L}/u, (letter) => letter.toUpperCase());
}
