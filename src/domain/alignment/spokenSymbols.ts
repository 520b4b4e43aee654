import type { SpokenLanguage } from './spokenLanguage.ts';

/** Marks that are said in an address, and before the variable of a function, alone. */
const DOT = '∙';
const SLASH = '∕';
const OF = '∘';

/** What marks are said as; a word that may be left out ends in `?`. */
const SYMBOLS: Record<SpokenLanguage, Readonly<Record<string, string>>> = {
  fr: {
    '+': 'plus',
    '−': 'moins',
    '-': 'moins?',
    '=': 'égale',
    '×': 'fois',
    '÷': 'divisé par',
    '±': 'plus ou moins',
    '<': 'inférieur à',
    '>': 'supérieur à',
    '≤': 'inférieur ou égal à',
    '≥': 'supérieur ou égal à',
    '≈': 'environ?',
    '^': 'puissance',
    '²': 'au? carré',
    '³': 'au? cube',
    '½': 'et? un? demi',
    '¼': 'et? un? quart',
    '¾': 'trois quart',
    '⅓': 'un tiers',
    '⅔': 'deux tiers',
    '‰': 'pour mille',
    '§': 'paragraphe',
    '№': 'numéro',
    '@': 'arobase',
    [DOT]: 'point',
    [SLASH]: 'slash?',
    [OF]: 'de?',
  },
  en: {
    '+': 'plus',
    '−': 'minus',
    '-': 'minus?',
    '=': 'equals',
    '×': 'times',
    '÷': 'divided by',
    '±': 'plus or minus',
    '<': 'less than',
    '>': 'greater than',
    '≤': 'at most',
    '≥': 'at least',
    '≈': 'about?',
    '^': 'to the? power? of?',
    '²': 'squared',
    '³': 'cubed',
    '½': 'and? a? half',
    '¼': 'and? a? quarter',
    '¾': 'three quarters',
    '⅓': 'a third',
    '⅔': 'two thirds',
    '‰': 'per mill',
    '§': 'section',
    '№': 'number',
    '#': 'number',
    '@': 'at',
    [DOT]: 'dot',
    [SLASH]: 'slash?',
    [OF]: 'of?',
  },
};
const GREEK = 'αβγδεζηθικλμνξοπρστυφχψω';
const GREEK_NAMES: Record<SpokenLanguage, readonly string[]> = {
  fr: 'alpha bêta gamma delta epsilon zêta êta thêta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi khi psi oméga'.split(
    ' ',
  ),
  en: 'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pie roe sigma tau upsilon phi kai psi omega'.split(
    ' ',
  ),
};

/** Where these stand alone, they may be anything. */
const SAID_BESIDE = /^[-<>^²³#]$/u;

/** What a mark, or a Greek letter alone, is said as, beside others of its token or not; `undefined` for anything else. */
export function symbolName(symbol: string, language: SpokenLanguage, isAlone: boolean): string | undefined {
  if (isAlone && SAID_BESIDE.test(symbol)) return undefined;
  const letter = GREEK.indexOf(symbol.toLowerCase());
  if (symbol.length === 1 && letter >= 0) return GREEK_NAMES[language][letter];
  return Object.hasOwn(SYMBOLS[language], symbol) ? SYMBOLS[language][symbol] : undefined;
}

const ADDRESS = /^(?:https?:\/\/|www\.)|^[^@]+@[^@]+\.\p{L}+$|^[a-z\d-]+(?:\.[a-z\d-]+)*\.(?:fr|com|org|net|edu|eu)$/iu;
// From the first of a run of marks only: tried from each of them, a run within a token takes squares.
const MARKS_BEHIND = /(?<![.,;:!?)»])[.,;:!?)»]+$/u;

/** Whether a mark that alone may be anything compares what is beside it, as in p < 0.05. */
export function isComparison(mark: string, before: string | undefined, after: string | undefined): boolean {
  if (before === undefined || after === undefined || !/^[<>]$/u.test(mark)) return false;
  return /(?<!\p{L})\p{L}{1,2}\s*$|\d[\s)]*$/u.test(before.slice(-4)) && /^[-−.]?\d/u.test(after);
}

/** A token with blanks around the marks in it that are said, and what they part. */
export function partSymbols(token: string): string {
  const address = token.replace(MARKS_BEHIND, '');
  if (ADDRESS.test(address)) return partAddress(address);
  return (
    token
      // An abbreviation or an initial before its number. After longer words such a number is that of a note.
      .replaceAll(/(?<!\p{L})(\p{Lu})\.(?=\d)/gu, '$1 ')
      .replaceAll(/(?<!\p{L})((?:pp?|[Nn]os?|[Vv]ol|[Aa]rt|[Cc]h(?:ap)?|[FfEe](?:ig|q))\.)(?=\d)/gu, '$1 ')
      .replaceAll(/[₀-₉]/gu, (digit) => String.fromCodePoint(digit.codePointAt(0)! - 0x20_50))
      // An area or a volume, as it is written where there are no raised figures.
      .replaceAll(
        /(?<!\p{L})([kcdmn\u{B5}]?m)([²³])/gu,
        (_, unit: string, power: string) => ` ${unit}${power.normalize('NFKC')} `,
      )
      // A power of a small number, of a letter or two or of what is in brackets; other raised figures are notes.
      .replaceAll(/(?<=(?<!\d)\d{1,3})⁻?[⁰¹²³⁴-⁹]+/gu, (power) => ` ^ ${power.normalize('NFKC')} `)
      .replaceAll(/(?<=(?<!\p{L})\p{L}{1,2}|\))⁻[⁰¹²³⁴-⁹]+/gu, (power) => ` ^ ${power.normalize('NFKC')} `)
      .replaceAll(/(?<=(?<!\p{L})\p{L}{1,2}|\))[²³]/gu, ' $& ')
      // But for the unit Ω, after its prefix or a number.
      .replaceAll(/(?<!\p{sc=Greek})(?!(?<=\d|(?<!\p{L})[kMGm\u{B5}])Ω(?!\p{L}))\p{sc=Greek}(?!\p{sc=Greek})/gu, ' $& ')
      .replaceAll(/(?<=[\p{L}\p{N})][=^<>])-(?=[\p{L}\p{N}])/gu, '−')
      .replaceAll(/(?<=(?<!\p{L})\p{L}{1,2}|[\d)%])[<>](?=[−.]?\d|\p{L}(?!\p{L}))/gu, ' $& ')
      .replaceAll(/(?<=[<>=≤≥]\s?)\.(?=\d)/gu, '0.')
      .replaceAll(/[½¼¾⅓⅔‰§№±≈≤≥×÷−]/gu, ' $& ')
      .replaceAll(/(?<=[\p{L}\p{N})\s]|^)[+=^](?=[\p{L}\p{N}(\s])/gu, ' $& ')
      // A function of a letter, and what goes by two initials.
      .replaceAll(/(?<=(?<!\p{L})\p{L})\((?=\p{L}\))/gu, ` ${OF} `)
      .replaceAll(/(?<=\p{Lu})&(?=\p{Lu})/gu, ' & ')
      .replaceAll(/#(?=\d)/gu, ' # ')
      .replace(/^([(«"“]?)([-‑<>])(?=\d)/u, (_, mark: string, sign: string) => `${mark} ${sign.replace('‑', '-')} `)
      // A unit over another, as km/h.
      .replaceAll(/(?<=\d)(?=\p{L}{1,2}\/\p{L}(?!\p{L}))/gu, ' ')
  );
}

/** An address of mail or of a page; the last letters are said one by one where they are a country's. */
function partAddress(address: string): string {
  return address
    .replace(/^https?:\/\//iu, '')
    .replace(/^www(?=\.)/iu, 'WWW')
    .replace(/(?<=\.)\p{L}{2}(?=\/|$)/u, (country) => country.toUpperCase())
    .replaceAll('@', ' @ ')
    .replaceAll('.', ` ${DOT} `)
    .replaceAll('/', ` ${SLASH} `);
}
