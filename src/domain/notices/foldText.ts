/** ASCII without blanks but spaces, and without the grave accent: most text, folded some ten times faster. */
const PLAIN = /^[ -_a-~]*$/;

/**
 * The form of a text in which titles, names and labels are compared: without accents and case, one kind of
 * apostrophe, `oe` and `ae` for their ligatures, every run of blanks (no-break ones too) one space.
 *
 * Two texts that a reader takes for the same have the same fold; the fold is never shown.
 */
export function foldText(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase().replaceAll(/ {2,}/g, ' ').trim();
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[’ʼ‘`´′]/g, "'")
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll(/[\s\u200B-\u200D\u2060]+/gu, ' ')
    .trim();
}
