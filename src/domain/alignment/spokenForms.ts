import { ambiguousReadings, type Neighbours } from './ambiguousTokens.ts';
import { englishOrdinals, englishReadings } from './englishNumbers.ts';
import { frenchOrdinal, frenchReadings } from './frenchNumbers.ts';
import { romanValue } from './romanNumerals.ts';
import type { SpokenLanguage } from './spokenLanguage.ts';
import { isInDigits, mostWays, numberReadings } from './spokenNumbers.ts';
import { isComparison, partSymbols, symbolName } from './spokenSymbols.ts';
import { endsInNumber, shiftCurrency, unitName } from './spokenUnits.ts';

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
    'n°s': 'numéros',
    'av.': 'avant',
    'apr.': 'après',
    'J.-C.': 'jésus christ',
    km: 'kilomètres',
    cm: 'centimètres',
    mm: 'millimètres',
    kg: 'kilos',
    m2: 'mètres carrés',
    km2: 'kilomètres carrés',
    cm2: 'centimètres carrés',
    mm2: 'millimètres carrés',
    dm2: 'décimètres carrés',
    m3: 'mètres cube',
    km3: 'kilomètres cube',
    dm3: 'décimètres cube',
    mm3: 'millimètres cube',
    cm3: 'centimètres cube',
    '%': 'pour cent',
    '€': 'euros',
    $: 'dollars',
    '£': 'livres',
    '&': 'et',
    '°': 'degrés',
    '°C': 'degrés',
    h: 'heures',
    min: 'minutes',
    '=': 'égale',
    '+': 'plus',
    'cf.': 'confère',
    'ex.': 'exemple',
    Mgr: 'monseigneur',
    'chap.': 'chapitre',
    'fig.': 'figure',
    St: 'saint',
    Ste: 'sainte',
    'ch.': 'chapitre',
    'c.-à-d.': "c'est à dire",
    'N°': 'numéro',
    'N°s': 'numéros',
    'N.B.': 'nota béné',
    vs: 'versus',
    'bd.': 'boulevard',
    'tél.': 'téléphone',
    'env.': 'environ',
    'hab.': 'habitants',
    'éd.': 'édition',
    'trad.': 'traduction',
    'janv.': 'janvier',
    'févr.': 'février',
    'juil.': 'juillet',
    'oct.': 'octobre',
    'nov.': 'novembre',
    'déc.': 'décembre',
    'k€': 'mille euros',
    'M€': 'millions d? euros',
    'Md€': 'milliards d? euros',
    k$: 'mille dollars',
    M$: 'millions d? dollars',
    Md$: 'milliards d? dollars',
    'k£': 'mille livres',
    'M£': 'millions d? livres',
    'Md£': 'milliards d? livres',
    US$: 'dollars',
    'C++': 'cé plus plus',
    'C#': 'cé dièse',
    JPEG: 'ji pègue',
    MPEG: 'ème pègue',
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
    m2: 'square meters',
    km2: 'square kilometers',
    cm2: 'square centimeters',
    mm2: 'square millimeters',
    dm2: 'square decimeters',
    m3: 'cubic meters',
    km3: 'cubic kilometers',
    dm3: 'cubic decimeters',
    mm3: 'cubic millimeters',
    cm3: 'cubic centimeters',
    '%': 'percent',
    '°': 'degrees',
    '°C': 'degrees',
    '°F': 'degrees',
    '€': 'euros',
    $: 'dollars',
    '£': 'pounds',
    '&': 'and',
    '=': 'equals',
    '+': 'plus',
    'vs.': 'versus',
    vs: 'versus',
    'Fig.': 'figure',
    'fig.': 'figure',
    'Eq.': 'equation',
    'eq.': 'equation',
    'Vol.': 'volume',
    'vol.': 'volume',
    'ch.': 'chapter',
    'Jr.': 'junior',
    'Sr.': 'senior',
    PhD: 'pee aitch dee',
    'Ph.D.': 'pee aitch dee',
    'approx.': 'approximately',
    'Ltd.': 'limited',
    'dept.': 'department',
    'Jan.': 'january',
    'Feb.': 'february',
    'Aug.': 'august',
    'Sept.': 'september',
    'Oct.': 'october',
    'Nov.': 'november',
    'Dec.': 'december',
    US$: 'dollars',
    'C++': 'see plus plus',
    'C#': 'see sharp',
    JPEG: 'jay peg',
    MPEG: 'em peg',
    'St.': 'saint',
    St: 'saint',
  },
};
/** The names of the letters, written as the rules read them. */
const LETTERS: Record<SpokenLanguage, string> = {
  fr: 'a bé cé dé e èfe gé ache i ji ka èle ème ène o pé qu ère èsse té u vé doublevé ixe igrec zède',
  en: 'ay bee see dee ee eff jee aitch i jay kay ell em en o pee kew ar ess tee yew vee dubelyew eks why zee',
};
// From the first of a run of marks only: tried from each of them, a run within a token takes squares.
const EDGES = /^[^\p{L}\p{N}%€£$&°=+]+|(?<=[\p{L}\p{N}%€£$&°=+])[^\p{L}\p{N}%€£$&°=+]+$/gu;
const MARKS_IN_FRONT = /^[^\p{L}\p{N}]+/u;
const MARKS_BEHIND = /(?<![,;:!?)»])[,;:!?)»]+$/u;

/** A unit that is no other word. */
const OWN_UNIT = /^(?=.*[\p{Lu}/]).{3,}$|^\u{B5}.|.Ω$/u;

/** More ways to say a token than these are left out: each costs the search as much as another word. */
const MOST_READINGS = 4;

/**
 * The ways in which a token of the text may be said, the usual one first, at least one: the words of each, in lower case,
 * letters and apostrophes only, one that may be left out with a `?` at its end. Numbers, abbreviations and initials are
 * spelled out, compounds parted, units named that stand after a number. Without words for punctuation.
 */
export function spokenForms(token: string, language: SpokenLanguage, beside: Neighbours = {}): string[][] {
  const plain = token
    .normalize('NFC')
    .replaceAll('’', "'")
    .replaceAll('ᵉ', 'e')
    .replaceAll('ʳ', 'r')
    .replaceAll('ˢ', 's')
    .replaceAll(/[ºᵒ]/gu, '°')
    // The micro sign is written in two ways.
    .replaceAll(/(?<!\p{L})\u{3BC}(?=\p{sc=Latin})/gu, '\u{B5}');
  const known = inFull(plain, language) ?? inFull(plain.replace(MARKS_BEHIND, ''), language);
  if (known !== undefined) return [known.split(' ')];
  const chunks = partSymbols(shiftCurrency(plain, language))
    .split(/\s+/u)
    .filter((chunk) => chunk !== '');
  const isAlone = chunks.length === 1 && !isComparison(chunks[0]!, beside.before, beside.after);
  const parts = chunks.flatMap((chunk, index) =>
    chunkReadings(chunk, language, {
      isAlone,
      before: chunks[index - 1] ?? beside.before,
      after: chunks[index + 1] ?? beside.after,
    }),
  );
  const ways = Math.max(1, Math.min(MOST_READINGS, mostWays(parts)));
  return Array.from({ length: ways }, (_, way) =>
    parts.flatMap((readings) => (readings[way] ?? readings[0]!).split(' ').filter((word) => word !== '')),
  );
}

/** The ways to say each part of what is between the marks of a token. */
function chunkReadings(
  chunk: string,
  language: SpokenLanguage,
  { isAlone, ...beside }: Neighbours & { readonly isAlone: boolean },
): string[][] {
  const ambiguous = ambiguousReadings(chunk, language, beside);
  if (ambiguous !== undefined) return [[...ambiguous]];
  const bare = chunk.replaceAll(EDGES, '');
  const unit = endsInNumber(beside.before) || OWN_UNIT.test(bare) ? unitName(bare, language) : undefined;
  const whole =
    unit ??
    symbolName(chunk, language, isAlone) ??
    inFull(bare, language) ??
    inFull(chunk.replace(MARKS_IN_FRONT, ''), language);
  if (whole !== undefined) return [[whole]];
  if (/^(?:\p{Lu}\.){2,}\p{Lu}?$|^(?:\p{Ll}\.){2,}\p{Ll}?$/u.test(`${bare}.`)) return [[letterNames(bare, language)]];
  const parts = bare.split(
    /[-‑–—/_.…](?!\d)|(?<=\p{L})[-‑–—/](?=\d)|(?<=\p{L})(?<!\dh)(?=\d)|(?<=[dlnmtscjqu]')|(?<=n°)(?=\d)|(?<=\d)(?=[\p{L}%€£$°])(?!(?:e|er|ers|re|es|ère|ème|èmes|st|nd|nde|nds|ndes|rd|th|s|h\d\d|h)(?!\p{L}))/iu,
  );
  return parts.map((part, index) => {
    const own = index > 0 && endsInNumber(parts[index - 1]) ? unitName(part, language) : undefined;
    return own === undefined ? partReadings(part, language) : [own];
  });
}

function inFull(token: string, language: SpokenLanguage): string | undefined {
  return Object.hasOwn(ABBREVIATIONS[language], token) ? ABBREVIATIONS[language][token] : undefined;
}

/** The ways to say a part of a token, words parted by blanks. */
function partReadings(part: string, language: SpokenLanguage): string[] {
  const symbol = inFull(part, language);
  if (symbol !== undefined) return [symbol];
  if (isInDigits(part)) return numberReadings(part, language);
  const numeral = romanReadings(part, language);
  if (!isInitials(part)) return numeral.length > 0 ? numeral : [wordLetters(part)];
  const letters = letterNames(part, language);
  // One letter is rarely a number, several rarely anything else.
  if (part.length === 1) return [letters, ...numeral];
  const isWord = numeral.length === 0 && /^\p{Lu}[AEIOUY]\p{Lu}$/u.test(part);
  return isWord ? [letters, wordLetters(part)] : [...numeral, letters];
}

/** The ways to say a Roman numeral, also as an ordinal; none for anything else. */
function romanReadings(part: string, language: SpokenLanguage): string[] {
  const [, numeral, ending] = /^([IVXLC]{2,}|[VX]|I(?=e))(e|er|ers|es|ère|ème|èmes)?$/u.exec(part) ?? [];
  const value = numeral === undefined ? null : romanValue(numeral);
  if (value === null) return [];
  if (language === 'en') {
    if (ending !== undefined) return [];
    return [...englishReadings(value).slice(0, 1), ...englishOrdinals(value).map((words) => `the? ${words}`)];
  }
  return ending === undefined ? frenchReadings(value) : [frenchOrdinal(value)];
}

/** Capitals that are said one by one: at most three, or without a vowel. */
function isInitials(part: string): boolean {
  if (!/^\p{Lu}{2,6}$/u.test(part)) return /^[b-df-hj-np-tv-xz]$/iu.test(part);
  return part.length <= 3 || !/[AEIOUYÉÈ]/u.test(part);
}

/** The names of the letters of a word. */
function letterNames(word: string, language: SpokenLanguage): string {
  return [...word.replaceAll(/\P{L}/gu, '')].map((letter) => letterName(letter, language)).join(' ');
}

function letterName(letter: string, language: SpokenLanguage): string {
  const plain = wordLetters(letter.normalize('NFD').slice(0, 1));
  return LETTERS[language].split(' ')[plain.codePointAt(0)! - 97] ?? plain;
}

function wordLetters(word: string): string {
  return word.toLowerCase().replaceAll(/[^\p{L}]/gu, '');
}
