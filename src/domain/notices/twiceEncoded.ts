/** What Windows-1252 has at 0x80 to 0x9F, as far as it has something there. */
const HIGH: Readonly<Record<string, number>> = Object.fromEntries(
  [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'].map((character, index) => [character, 0x80 + index]),
);
const NEXT = `[\\u0080-\\u00BF${Object.keys(HIGH).join('')}]`;
/** UTF-8 sequences of two to four bytes, each byte read as a character of Windows-1252. */
const SEQUENCE = new RegExp(`[\\u00C2-\\u00DF]${NEXT}|[\\u00E0-\\u00EF]${NEXT}{2}|[\\u00F0-\\u00F4]${NEXT}{3}`, 'g');
/** Sequences that no text in a Western language has by chance: those of its accents, quotes and blanks. */
const TELLING = new RegExp(`Ã${NEXT}|Â[\\u00A0«»°·]|â€${NEXT}|Å[“’]`, 'g');
const ACCENTS = /[àâçèéêëîïôùûœ«»’]/g;

/**
 * Whether a text was encoded as UTF-8, read as Windows-1252 and encoded again, so that `é` stands as `Ã©`. A text that
 * only quotes such a word has more letters that are right.
 */
export function isTwiceEncoded(text: string): boolean {
  const telling = text.match(TELLING)?.length ?? 0;
  if (telling === 0) return false;
  const right = text.replaceAll(SEQUENCE, '').match(ACCENTS)?.length ?? 0;
  return telling > right;
}

/** A text that was encoded twice as it was meant; what is no such sequence stays as it is. */
export function repairTwiceEncoded(text: string): string {
  return text.replaceAll(SEQUENCE, (sequence) => {
    const [lead = 0, ...rest] = Array.from(sequence, (character) => HIGH[character] ?? character.charCodeAt(0));
    const code = rest.reduce((bits, byte) => (bits << 6) | (byte & 0x3f), lead & (0x3f >> rest.length));
    return isCharacter(code, rest.length) ? String.fromCodePoint(code) : sequence;
  });
}

/** Whether UTF-8 has a character with this number in a lead and `restLength` bytes more, and not in fewer. */
function isCharacter(code: number, restLength: number): boolean {
  const least = [0, 0x80, 0x800, 0x1_0000][restLength] ?? Infinity;
  return code >= least && code <= 0x10_ffff && !(code >= 0xd800 && code <= 0xdfff);
}
