import { byDigits, englishOrdinals, englishReadings } from './englishNumbers.ts';
import { frenchNumber, frenchOrdinal, frenchReadings } from './frenchNumbers.ts';
import { dateReadings, fractionReadings } from './spokenDates.ts';
import type { SpokenLanguage } from './spokenLanguage.ts';

/** What is said between two numbers that a mark parts, and may be left out: 1914-1918, 12/05. */
const BETWEEN: Record<SpokenLanguage, Readonly<Record<string, string>>> = {
  fr: { '-': 'à?', '/': 'sur?' },
  en: { '-': 'to?', '/': 'over?' },
};
const CURRENCIES: Record<SpokenLanguage, Readonly<Record<string, string>>> = {
  fr: { $: 'dollars', '£': 'livres', '€': 'euros' },
  en: { $: 'dollars', '£': 'pounds', '€': 'euros' },
};
/** Minutes that have a name of their own. */
const FRENCH_MINUTES: Readonly<Record<number, string>> = { 15: 'et quart', 30: 'et demie' };
const ENGLISH_ENDING = /^(?:st|nd|rd|th)$/u;
const FRENCH_ENDING = /^(?:er|ers|re|ère|e|es|ème|èmes)$/u;
const SECOND_ENDING = /^(?:nd|nde|nds|ndes)$/u;

/** In how many ways what has the most of them can be said. A token may have more parts than a call takes arguments. */
export function mostWays(parts: readonly (readonly unknown[])[]): number {
  return parts.reduce((most, readings) => Math.max(most, readings.length), 0);
}

/** Whether `numberReadings` reads a part of a token. */
export function isInDigits(part: string): boolean {
  return /^[$£€]?\d/u.test(part);
}

/**
 * The ways to say what begins with a digit (or a currency before it), the usual one first: numbers, decimals, times of
 * day, ordinals, and two of these parted by a mark. Words are parted by blanks; one that may be left out ends in `?`.
 */
export function numberReadings(part: string, language: SpokenLanguage): string[] {
  const [, currency, plain] = /^([$£€]?)(.*)$/u.exec(part)!;
  const named = [...dateReadings(plain!, language), ...fractionReadings(plain!, language)];
  const words = [...new Set([...named, ...(sectionReadings(plain!, language) ?? piecesReadings(plain!, language))])];
  const unit = currency === '' ? '' : CURRENCIES[language][currency!]!;
  return words.map((reading) => `${reading} ${unit}`.trim());
}

/** The ways to say the number of a section, 1.2.3; `null` for anything else. */
function sectionReadings(text: string, language: SpokenLanguage): string[] | null {
  if (!/^\d{1,2}(?:\.\d{1,2}){2,}$/u.test(text)) return null;
  const numbers = text.split('.').map((digits) => integerReadings(digits, language)[0]!);
  return [numbers.join(' point? ')];
}

/** The ways to say numbers that marks part. */
function piecesReadings(text: string, language: SpokenLanguage): string[] {
  const pieces = text.split(/([-‑–—/]+)(?=\d)/u);
  const readings = pieces.map((piece, index) =>
    index % 2 === 1 ? [BETWEEN[language][piece === '/' ? '/' : '-']!] : oneNumber(piece, language),
  );
  const ways = mostWays(readings);
  // The same way for each number of a token.
  return Array.from({ length: ways }, (_, way) => readings.map((own) => own[way] ?? own[0]!).join(' '));
}

function oneNumber(text: string, language: SpokenLanguage): string[] {
  const number = withoutGroups(text, language);
  const [, hours, minutes] = /^(\d{1,2})(?:h|:)(\d{2})?$/iu.exec(number) ?? [];
  if (hours !== undefined) return timeReadings(Number(hours), minutes, language);
  const [, digits, decimals, ending] = /^(\d+)(?:[.,:](\d+))?(.*)$/u.exec(number)!;
  if (decimals !== undefined) return decimalReadings({ digits: digits!, decimals }, language);
  const letters = ending!.toLowerCase().replaceAll(/[^\p{L}]/gu, '');
  return (
    ordinalReadings(digits!, letters, language) ?? withEnding(integerReadings(digits!, language), letters, language)
  );
}

/** A number without the marks between its groups of three digits: 25,000 in English, 1.250.000 in both. */
function withoutGroups(text: string, language: SpokenLanguage): string {
  if (/^\d{1,3}(?:\.\d{3}){2,}$/u.test(text)) return text.replaceAll('.', '');
  return language === 'en' ? text.replaceAll(/(?<=^\d{1,3}(?:,\d{3})*),(?=\d{3}(?!\d))/gu, '') : text;
}

function withEnding(readings: readonly string[], letters: string, language: SpokenLanguage): string[] {
  if (letters === 's' && language === 'en') return readings.map((words) => words.replace(/y$/u, 'ie').concat('s'));
  return readings.map((words) => `${words} ${letters}`.trim());
}

function ordinalReadings(digits: string, ending: string, language: SpokenLanguage): string[] | null {
  const number = Number(digits);
  if (language === 'en') return ENGLISH_ENDING.test(ending) ? englishOrdinals(number) : null;
  if (number === 2 && SECOND_ENDING.test(ending)) return [ending.startsWith('nde') ? 'seconde' : 'second'];
  if (!FRENCH_ENDING.test(ending)) return null;
  return number === 1 && /^(?:re|ère)/u.test(ending) ? ['première'] : [frenchOrdinal(number)];
}

/** No one says longer numbers but digit by digit, and none longer than 15 is held whole. */
const MOST_DIGITS = 12;

/** Codes begin with 0: their digits are said one by one, or the zeros are left out. */
function integerReadings(digits: string, language: SpokenLanguage): string[] {
  const readings = language === 'fr' ? frenchReadings : englishReadings;
  const [, zeros, rest] = /^(0*)(.*)$/u.exec(digits)!;
  const isLong = digits.length > MOST_DIGITS;
  if (!isLong && (digits.length === 1 || zeros === '')) return readings(Number(digits));
  const zero = language === 'fr' ? 'zéro' : 'o';
  const spelt =
    language === 'fr' ? [...digits].map((digit) => frenchNumber(Number(digit))).join(' ') : byDigits(digits);
  if (isLong) return [spelt];
  const whole = rest === '' ? [] : readings(Number(rest));
  return [
    spelt,
    ...whole.map((words) => `${`${zero} `.repeat(zeros!.length)}${words}`).slice(0, 1),
    ...whole.slice(0, 1),
  ];
}

function decimalReadings(
  { digits, decimals }: { readonly digits: string; readonly decimals: string },
  language: SpokenLanguage,
): string[] {
  const [whole] = integerReadings(digits, language);
  if (language === 'en') {
    const [fraction] = integerReadings(decimals, 'en');
    const short = digits === '0' ? [`point ${byDigits(decimals)}`] : [];
    return [`${whole!} point ${byDigits(decimals)}`, `${whole!} point ${fraction!}`, ...short];
  }
  const [fraction] = integerReadings(decimals, 'fr');
  const spelt = [...decimals].map((digit) => frenchNumber(Number(digit))).join(' ');
  const thousands = decimals.length === 3 ? [frenchNumber(Number(digits + decimals))] : [];
  return [`${whole!} virgule ${fraction!}`, `${whole!} virgule ${spelt}`, `${whole!} point ${fraction!}`, ...thousands];
}

function timeReadings(hours: number, minutes: string | undefined, language: SpokenLanguage): string[] {
  const rest = minutes === undefined ? 0 : Number(minutes);
  if (language === 'en') {
    const [hour] = englishReadings(hours);
    if (rest === 0) return [hour!, `${hour!} hundred`];
    const [spelt] = integerReadings(minutes!, 'en');
    return [`${hour!} ${rest < 10 ? spelt!.replace(/^zero/u, 'o') : spelt!}`, `${hour!} ${spelt!}`];
  }
  const hour = hours === 1 ? 'une heure' : `${frenchNumber(hours)} heures`;
  const hourNames = hours === 12 ? [hour, 'midi'] : hours === 0 ? [hour, 'minuit'] : [hour];
  if (rest === 0) return hourNames;
  const ends = [frenchNumber(rest), ...(FRENCH_MINUTES[rest] === undefined ? [] : [FRENCH_MINUTES[rest]])];
  return hourNames.flatMap((name) => ends.map((end) => `${name} ${end}`));
}
