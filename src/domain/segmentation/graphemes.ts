const SEGMENTER = new Intl.Segmenter('fr', { granularity: 'grapheme' });

/** Letters, digits and marks of European texts: one code unit is one character, and none joins its neighbour. */
const PLAIN = /^[\u0020-\u007E\u00A0-\u00AC\u00AE-\u02FF\u2010-\u2027\u202F-\u205E\u20A0-\u20BF]*$/;

/** How many characters a reader sees in a text: grapheme clusters. */
export function countGraphemes(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let count = 0;
  for (const _ of SEGMENTER.segment(text)) count++;
  return count;
}
