import { englishNumber } from './englishNumbers.ts';
import { frenchNumber, frenchOrdinal } from './frenchNumbers.ts';

/** The languages that have rules of their own; others are read by the nearer of the two. */
export type SpokenLanguage = 'fr' | 'en';

const ABBREVIATIONS: Record<SpokenLanguage, Readonly<Record<string, string>>> = {
  fr: {
    'M.': 'monsieur',
    Mr: 'monsieur',
    'MM.': 'messieurs',
    Mme: 'madame',
    Mmes: 'mesdames',
    Mlle: 'mademoiselle',
    Dr: 'docteur',
    Pr: 'professeur',
    'etc.': 'et cétéra',
    etc: 'et cétéra',
    'p.': 'page',
    'pp.': 'pages',
    'n°': 'numéro',
    'av.': 'avant',
    'apr.': 'après',
    'J.-C.': 'jésus christ',
    km: 'kilomètres',
    cm: 'centimètres',
    mm: 'millimètres',
    kg: 'kilos',
    '%': 'pour cent',
    '€': 'euros',
    '&': 'et',
    '°': 'degrés',
    '=': 'égale',
    '+': 'plus',
    'cf.': 'conférer',
    'ex.': 'exemple',
    Me: 'maître',
    Mgr: 'monseigneur',
    'chap.': 'chapitre',
    'fig.': 'figure',
    St: 'saint',
    Ste: 'sainte',
    'ch.': 'chapitre',
    'vol.': 'volume',
    'art.': 'article',
    'c.-à-d.': "c'est à dire",
  },
  en: {
    'Mr.': 'mister',
    Mr: 'mister',
    'Mrs.': 'missis',
    Mrs: 'missis',
    'Ms.': 'miss',
    Ms: 'miss',
    'Dr.': 'doctor',
    Dr: 'doctor',
    'Prof.': 'professor',
    'etc.': 'et cetera',
    'p.': 'page',
    'pp.': 'pages',
    'e.g.': 'e g',
    'i.e.': 'i e',
    km: 'kilometers',
    cm: 'centimeters',
    kg: 'kilos',
    '%': 'percent',
    '€': 'euros',
    $: 'dollars',
    '&': 'and',
    '=': 'equals',
    '+': 'plus',
    'vs.': 'versus',
    'St.': 'saint',
    St: 'saint',
  },
};
const NUMBERS = { fr: frenchNumber, en: englishNumber } as const;
const DECIMAL_MARK = { fr: 'virgule', en: 'point' } as const;
/** The names of the letters, written as the rules read them. */
const LETTERS: Record<SpokenLanguage, string> = {
  fr: 'a bé cé dé e èfe gé ache i ji ka èle ème ène o pé qu ère èsse té u vé doublevé ixe igrec zède',
  en: 'ay bee see dee ee eff jee aitch i jay kay ell em en o pee kew ar ess tee yew vee doubleyew eks why zee',
};
const ROMAN: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };
const EDGES = /^[^\p{L}\p{N}%€$&°=+]+|[^\p{L}\p{N}%€$&°=+]+$/gu;

/**
 * The words that are said for a token of the text, in lower case, letters and apostrophes only: numbers, abbreviations
 * and initials spelled out, compounds parted. Empty for punctuation.
 */
export function spokenForms(token: string, language: SpokenLanguage): string[] {
  const plain = token.normalize('NFC').replaceAll('’', "'");
  const known = inFull(plain, language) ?? inFull(plain.replace(/[,;:!?)»]+$/u, ''), language);
  if (known !== undefined) return known.split(' ');
  const bare = plain.replaceAll(EDGES, '');
  const inside = inFull(bare, language);
  if (inside !== undefined) return inside.split(' ');
  return bare
    .replaceAll(/(?<=\d)[\u{A0}\u{202F} ](?=\d{3})/gu, '')
    .split(
      /[-‑–—/_.…](?!\d)|(?<=[dlnmtscjqu]')|(?<=n°)(?=\d)|(?<=\d)(?=[\p{L}%€$°])(?!(?:e|er|ère|ème|st|nd|rd|th)\b)/iu,
    )
    .flatMap((part) => spellPart(part, language))
    .filter((word) => word !== '');
}

function inFull(token: string, language: SpokenLanguage): string | undefined {
  return Object.hasOwn(ABBREVIATIONS[language], token) ? ABBREVIATIONS[language][token] : undefined;
}

function spellPart(part: string, language: SpokenLanguage): string[] {
  const symbol = inFull(part, language);
  if (symbol !== undefined) return symbol.split(' ');
  if (/^\d/u.test(part)) return spellDigits(part, language);
  const [, numeral, ending] = /^([IVXLC]{2,}|[IVX](?=e))(e|ème)?$/u.exec(part) ?? [];
  if (numeral !== undefined && language === 'fr') {
    const number = romanValue(numeral);
    return (ending === undefined ? frenchNumber(number) : frenchOrdinal(number)).split(' ');
  }
  return isInitials(part) ? [...part].map((letter) => letterName(letter, language)) : [wordLetters(part)];
}

function spellDigits(part: string, language: SpokenLanguage): string[] {
  const [, digits, decimals, ending] = /^(\d[\d]*)(?:[.,:](\d+))?(.*)$/u.exec(part) ?? [];
  if (digits === undefined) return [];
  if (language === 'fr' && decimals === undefined && /^(?:er|ère|e|ème)$/u.test(ending!)) {
    return frenchOrdinal(Number(digits)).split(' ');
  }
  const isCode = digits.length > 1 && digits.startsWith('0');
  const whole = isCode
    ? [...digits].map((digit) => NUMBERS[language](Number(digit)))
    : [NUMBERS[language](Number(digits))];
  const fraction = decimals === undefined ? [] : [DECIMAL_MARK[language], NUMBERS[language](Number(decimals))];
  return [...whole, ...fraction, wordLetters(ending!)].join(' ').split(' ');
}

function romanValue(numeral: string): number {
  const values = [...numeral].map((letter) => ROMAN[letter]!);
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0);
}

/** Capitals that are said one by one: at most three, or without a vowel. */
function isInitials(part: string): boolean {
  if (!/^\p{Lu}{2,6}$/u.test(part)) return /^[b-df-hj-np-tv-xz]$/iu.test(part);
  return part.length <= 3 || !/[AEIOUYÉÈ]/u.test(part);
}

function letterName(letter: string, language: SpokenLanguage): string {
  const plain = wordLetters(letter.normalize('NFD').slice(0, 1));
  return LETTERS[language].split(' ')[plain.codePointAt(0)! - 97] ?? plain;
}

function wordLetters(word: string): string {
  return word.toLowerCase().replaceAll(/[^\p{L}]/gu, '');
}
