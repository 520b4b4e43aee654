/** A word token: the half-open range `[start, end)` of UTF-16 offsets in its text. */
export interface Token {
  readonly start: number;
  readonly end: number;
}

// One expression for both, `\S*[\p{L}\p{N}]\S*`, would go over a run without a letter once for each of its characters.
const RUN = /\S+/gu;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/**
 * The word tokens of a text, in order: runs without white space that hold a letter or a digit.
 *
 * A no-break space is white space, so the marks of `« Bonjour ! »` belong to no token and `25 000` is two.
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(RUN)) {
    if (LETTER_OR_DIGIT.test(match[0])) tokens.push({ start: match.index, end: match.index + match[0].length });
  }
  return tokens;
}
