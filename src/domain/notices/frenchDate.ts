import { foldText } from './foldText.ts';

const MONTHS = new Map(
  [
    ['janvier', 'janv', 'january', 'jan'],
    ['fevrier', 'fevr', 'fev', 'february', 'feb'],
    ['mars', 'march', 'mar'],
    ['avril', 'avr', 'april', 'apr'],
    ['mai', 'may'],
    ['juin', 'june', 'jun'],
    ['juillet', 'juil', 'july', 'jul'],
    ['aout', 'august', 'aug'],
    ['septembre', 'sept', 'september', 'sep'],
    ['octobre', 'oct', 'october'],
    ['novembre', 'nov', 'november'],
    ['decembre', 'dec', 'december'],
  ].flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);

const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const WORDED = /^(?:(?:le )?(?:\p{L}{5,8}\.? )?(\d{1,2})(?:er)?\.? )?(\p{L}{3,10})\.? (\d{4})$/u;
const DAY_FIRST = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;
const ISO = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:t.{0,40})?)?)?$/;

/**
 * Reads a date as French pages write it (`1 juin 2015`, `1er février 2015`, `juin 2015`, `01/06/2015`, `2015`), or
 * the way machines do. Gives `yyyy`, `yyyy-mm` or `yyyy-mm-dd`; `null` when the text is no date of the calendar.
 */
export function parseFrenchDate(text: string): string | null {
  if (text.length > 80) return null;
  const folded = foldText(text).replace(/[.,]+$/, '');
  const worded = WORDED.exec(folded);
  if (worded !== null) return isoDate(worded[3], MONTHS.get(worded[2] ?? ''), worded[1]);
  const dayFirst = DAY_FIRST.exec(folded);
  if (dayFirst !== null) return isoDate(dayFirst[3], Number(dayFirst[2]), dayFirst[1]);
  const iso = ISO.exec(folded);
  if (iso === null) return null;
  if (iso[2] === undefined) return folded;
  return isoDate(iso[1], Number(iso[2]), iso[3]);
}

function isoDate(year = '', month: number | undefined, day: string | undefined): string | null {
  const dayLimit = DAYS_IN_MONTH[(month ?? 0) - 1];
  if (month === undefined || dayLimit === undefined) return null;
  const yearAndMonth = `${year}-${String(month).padStart(2, '0')}`;
  if (day === undefined) return yearAndMonth;
  if (Number(day) < 1 || Number(day) > dayLimit) return null;
  return `${yearAndMonth}-${day.padStart(2, '0')}`;
}
