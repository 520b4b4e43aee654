/** U+202F, the narrow no-break space (`espace fine insécable`). */
export const NARROW_NO_BREAK = '\u202F';
/** U+00A0, the no-break space. */
export const NO_BREAK = '\u00A0';

/** The blanks of a line of text, as the inside of a character class: space, tab, no-break, thin, narrow no-break. */
export const BLANKS = ' \\t\\u00A0\\u2009\\u202F';

/** Whether a character is one of `BLANKS`. `''` and `undefined`, the edge of a text, are not. */
export function isBlank(character: string | undefined): boolean {
  return character !== undefined && character !== '' && ' \t\u00A0\u2009\u202F'.includes(character);
}
