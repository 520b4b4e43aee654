import type { TextRange } from '../transcript/textRange.ts';
import type { DictionaryLanguage } from './dictionaryLanguage.ts';

/** A piece of text with the form under which a dictionary is asked for it. */
export interface SpelledPart extends TextRange {
  /** Composed letters, plain hyphens, straight apostrophes, no soft hyphen: ranges are of the text, this is not. */
  readonly text: string;
}

/** A word that a dictionary is to be asked for. */
export interface SpelledWord extends SpelledPart {
  /**
   * The words in it: `grand` and `mère` of `grand-mère`, `enfant` of `l'enfant`. They are asked for when the whole
   * is not known, so that only what is wrong is marked. A simple word is its own only part.
   */
  readonly parts: readonly SpelledPart[];
  /** Whether some piece of it is left out of `parts` because no dictionary can know it: an acronym. */
  readonly hasAcronym: boolean;
}

const JOINERS = "-\u2010\u2011'’ʼ·\u00AD";
const WORD = new RegExp(`[\\p{L}\\p{M}\\p{N}]+(?:[${JOINERS}][\\p{L}\\p{M}\\p{N}]+)*`, 'gu');
const PIECE = /[^-\u2010\u2011]+/g;

/**
 * What is no prose: addresses, identifiers, names of accounts, and what editors put in brackets, as in `[inaudible]`.
 * What may be long before it turns out to be none begins only where it can, or each of its letters would be tried.
 */
const NO_PROSE = new RegExp(
  [
    String.raw`(?<![\p{L}\d+.-])[\d+.-]*\p{L}[\p{L}\d+.-]*://\S+`,
    String.raw`\b(?:www\.|doi:)\S+`,
    String.raw`\b10\.\d{4,9}/\S+`,
    String.raw`(?<![^\s@])[^\s@]+@[^\s@]+\.[^\s@]+`,
    String.raw`(?<![\w-]|[\w-]\.)[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|eu|edu|gov|info|io|fr|be|ch|ca|de|uk)\b(?:/\S*)?`,
    String.raw`[@#][\p{L}\p{N}_]+`,
    String.raw`\[[^\][]*\]`,
  ].join('|'),
  'giu',
);

const ELISION = /^(?:[cdjlmnstç]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu|entr)['’ʼ](?=\p{L})/iu;
const POSSESSIVE = /['’ʼ]s?$/i;
const ACRONYM = /^\p{Lu}{2,6}s?$/u;
const FOREIGN_LETTER = /(?!\p{Script=Latin})\p{L}/u;

/**
 * The words of a text that are to be looked up in the dictionary of a language, in order.
 *
 * Left out are single letters, whatever holds a digit (`1789`, `12h30`, `covid-19`), acronyms, words in another
 * script, addresses, DOIs, bracketed remarks, and words that touch a range of `exempt`.
 */
export function wordsToCheck(
  text: string,
  language: DictionaryLanguage,
  exempt: readonly TextRange[] = [],
): SpelledWord[] {
  const left = [...exempt];
  for (const match of text.matchAll(NO_PROSE)) left.push({ from: match.index, to: match.index + match[0].length });
  const words: SpelledWord[] = [];
  for (const match of text.matchAll(WORD)) {
    const from = match.index;
    const to = from + match[0].length;
    if (left.some((range) => range.from < to && from < range.to)) continue;
    const word = wordOf(match[0], from, language);
    if (word !== null) words.push(word);
  }
  return words;
}

function wordOf(raw: string, from: number, language: DictionaryLanguage): SpelledWord | null {
  const text = spelledForm(raw);
  if (text.length < 2 || /\p{N}/u.test(text) || FOREIGN_LETTER.test(text)) return null;
  const pieces = piecesOf(raw, from, language);
  const parts = pieces.filter((piece) => !ACRONYM.test(piece.text));
  const hasAcronym = parts.length < pieces.length;
  if (parts.length === 0 && hasAcronym) return null;
  return { from, to: from + raw.length, text, parts, hasAcronym };
}

/** The pieces between hyphens without their elisions, single letters left out. */
function piecesOf(raw: string, from: number, language: DictionaryLanguage): SpelledPart[] {
  return [...raw.matchAll(PIECE)]
    .map((match) => withoutElisions(match[0], from + match.index, language))
    .filter((piece) => piece.text.length > 1);
}

function withoutElisions(raw: string, from: number, language: DictionaryLanguage): SpelledPart {
  // Of « étudiant·e·s » the stem is a word; the endings are none.
  let rest = raw.split('·')[0]!;
  let start = from;
  if (language === 'en') rest = rest.replace(POSSESSIVE, '');
  for (let elided = elisionOf(rest, language); elided > 0; elided = elisionOf(rest, language)) {
    rest = rest.slice(elided);
    start += elided;
  }
  return { from: start, to: start + rest.length, text: spelledForm(rest) };
}

function elisionOf(text: string, language: DictionaryLanguage): number {
  return language === 'fr' ? (ELISION.exec(text)?.[0].length ?? 0) : 0;
}

/** The form of a word under which it is looked up, whichever way its accents, hyphens and apostrophes are written. */
export function spelledForm(word: string): string {
  return word
    .normalize('NFC')
    .replaceAll('\u00AD', '')
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/[’ʼ]/g, "'");
}
