/** Accents of Latin, Greek and Cyrillic, and the points of Hebrew and Arabic that most texts leave out. */
const ACCENT = /[\u0300-\u036F\u0591-\u05C7\u064B-\u065F\u0670]/g;

/** `ACCENT` as the inside of a regular expression's class. */
export const ACCENT_CLASS = '\\u0300-\\u036F\\u0591-\\u05C7\\u064B-\\u065F\\u0670';

/** A text without its accents; case and ligatures stay. The vowel signs of Indian scripts are letters and stay too. */
export function withoutAccents(text: string): string {
  return text.normalize('NFD').replaceAll(ACCENT, '').normalize('NFC');
}

/** A letter and its accented forms of one character, of the same case: `e` gives `eéèêë…`. */
export function spellingsOf(letter: string): string {
  return letter + (ACCENTED.get(letter) ?? '');
}

const ACCENTED = accentedLetters();

function accentedLetters(): ReadonlyMap<string, string> {
  const letters = new Map<string, string>();
  for (const [first, last] of [
    [0xc0, 0x24f],
    [0x386, 0x3ce],
    [0x400, 0x4f9],
    [0x622, 0x626],
    [0x1e00, 0x1fff],
  ] as const) {
    for (let code = first; code <= last; code++) {
      const character = String.fromCharCode(code);
      const bare = withoutAccents(character);
      if (bare.length === 1 && bare !== character) letters.set(bare, (letters.get(bare) ?? '') + character);
    }
  }
  return letters;
}
