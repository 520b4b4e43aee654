import { englishOrdinals, englishReadings } from './englishNumbers.ts';
import { frenchNumber, frenchOrdinal, frenchReadings } from './frenchNumbers.ts';
import type { SpokenLanguage } from './spokenLanguage.ts';

const MONTHS: Record<SpokenLanguage, readonly string[]> = {
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  en: 'january february march april may june july august september october november december'.split(' '),
};
/** Ever more of a whole is named so. */
const FRENCH_PARTS: Readonly<Record<number, string>> = { 2: 'demi', 3: 'tiers', 4: 'quart' };
const ENGLISH_PARTS: Readonly<Record<number, string>> = { 2: 'half', 4: 'quarter' };
const MOST_PARTS = 10;

/** The ways to say a date in digits with the name of its month, as 12/03/2024 or 2024-03-12; none for anything else. */
export function dateReadings(text: string, language: SpokenLanguage): string[] {
  const [, first, second, last] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/u.exec(text) ?? [];
  const [, year = last, month = second, day = first] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return [];
  if (language === 'fr') return frenchDate(Number(day), Number(month), Number(year));
  const isBritish = first === undefined || Number(first) > 12;
  const british = englishDate(Number(day), Number(month), Number(year));
  return isBritish ? british : [...englishDate(Number(month), Number(day), Number(year)), ...british.slice(0, 1)];
}

function frenchDate(day: number, month: number, year: number): string[] {
  const name = MONTHS.fr[month - 1];
  if (name === undefined || day < 1 || day > 31) return [];
  const number = day === 1 ? frenchOrdinal(1) : frenchNumber(day);
  return frenchReadings(year)
    .slice(0, 2)
    .map((words) => `${number} ${name} ${words}`);
}

function englishDate(day: number, month: number, year: number): string[] {
  const name = MONTHS.en[month - 1];
  if (name === undefined || day < 1 || day > 31) return [];
  const [ordinal] = englishOrdinals(day);
  const [spoken] = englishReadings(year);
  return [`${name} the? ${ordinal!} ${spoken!}`, `the? ${ordinal!} of? ${name} ${spoken!}`];
}

/** The way to say a part of a whole, as 3/4; none for anything else. */
export function fractionReadings(text: string, language: SpokenLanguage): string[] {
  const [, above, below] = /^(\d{1,2})\/(\d{1,2})$/u.exec(text) ?? [];
  const [count, parts] = [Number(above), Number(below)];
  if (above === undefined || count < 1 || count >= parts || parts > MOST_PARTS) return [];
  if (language === 'fr') return [`${frenchNumber(count)} ${FRENCH_PARTS[parts] ?? frenchOrdinal(parts)}`];
  const name = ENGLISH_PARTS[parts] ?? englishOrdinals(parts)[0]!;
  const [number] = englishReadings(count);
  return [count === 1 ? `${number!} ${name}` : `${number!} ${name}s`];
}
