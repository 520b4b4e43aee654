/** A word token: the half-open range `[start, end)` of UTF-16 offsets in its text. */
export interface Token {
  readonly start: number;
  readonly end: number;
}

// One expression for both, `\S*[\p{L}\p{N}]\S*`, would go over a run without a letter once for each of its characters.
const RUN = /\S+/gu;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** A text this long is asked about again and again at every key: what is typed in, and what it was before. */
const LONG = 4_000;
/** How many long texts are remembered; a key asks about two of one paragraph. */
const REMEMBERED = 6;
const remembered = new Map<string, readonly Token[]>();

/**
 * The word tokens of a text, in order: runs without white space that hold a letter or a digit.
 *
 * A no-break space is white space, so the marks of `« Bonjour ! »` belong to no token and `25 000` is two.
 */
export function tokensOf(text: string): readonly Token[] {
  if (text.length < LONG) return readTokens(text);
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const tokens = readTokens(text);
  const [oldest] = remembered.keys();
  if (remembered.size >= REMEMBERED) remembered.delete(oldest!);
  remembered.set(text, tokens);
  return tokens;
}

function readTokens(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(RUN)) {
    if (LETTER_OR_DIGIT.test(match[0])) tokens.push({ start: match.index, end: match.index + match[0].length });
  }
  return tokens;
}
