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

const WEEKDAY =
  /^(?:le |on )?(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)\.?,? /;
/** What a date may open with and say nothing by. */
const OPENING =
  /^(?:(?:le|les|du|de|en|on|from|the|entre|between|vers|environ|annee|around|circa|ete|hiver|automne|printemps|spring|summer|autumn|fall|winter|ca?\.?|[1-4](?:er|e|eme) (?:trimestre|semestre)) |©\s?|c(?=\d{4}$))+/;
/** `à 14h30`, `- 00h00`, `at 2 pm`: the time of day. */
const TIME_OF_DAY = /,?(?: (?:a|at|-|–))? \d{1,2}(?: ?(?:h|:) ?\d{0,2}| ?[ap]m)(?::\d{2})?$/;
const ORDINAL = String.raw`(\d{1,2})(?:er|e|st|nd|rd|th)?\.?`;
const DAY_MONTH_YEAR = new RegExp(String.raw`^(?:${ORDINAL} (?:of )?)?(\p{L}{3,10})\.?,? (\d{4})$`, 'u');
const MONTH_DAY_YEAR = new RegExp(String.raw`^(\p{L}{3,10})\.? ${ORDINAL},? (\d{4})$`, 'u');
const YEAR_DAY_MONTH = new RegExp(String.raw`^(\d{4}),? (?:${ORDINAL} )?(\p{L}{3,10})\.?$`, 'u');
const YEAR_MONTH_DAY = new RegExp(String.raw`^(\d{4}),? (\p{L}{3,10})\.? ${ORDINAL}$`, 'u');
const DAY_FIRST_WORD = /^(\d{1,2})-(\p{L}{3,10})\.?-(\d{4})$/u;
const MONTH_FIRST = /^(\d{1,2})[/.-](\d{4})$/;
const DAY_FIRST = /^(?<day>\d{1,2})(?<mark>[/.-])(?<month>\d{1,2})\k<mark>(?<year>\d{4})$/;
const YEAR_FIRST = /^(?<year>\d{4})(?<mark>[/.-])(?<month>\d{1,2})(?:\k<mark>(?<day>\d{1,2}))?$/;
const ISO = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:t.{0,40})?)?)?$/;
const RANGE = / ?[-–—/&] ?| (?:au|a|et|to|and|until) /gu;

/**
 * Reads a date as pages write it, in French (`1er juin 2015`, `lundi 5 Février 2015 à 14h`, `juin 2015`, `01/06/2015`,
 * `2015, 1 juin`) or English (`March 5, 2015`, `5th March 2015`), or the way machines do. Of a season, a quarter or
 * an estimate (`été 2015`, `vers 2015`) the year is given. Of a range (`du 12 au 14 mars
 * 2015`, `2014-2015`) the first day is given. Gives `yyyy`, `yyyy-mm` or `yyyy-mm-dd`; `null` when the text is no date
 * of the calendar.
 */
export function parseFrenchDate(text: string): string | null {
  if (text.length > 80) return null;
  const folded = foldText(text)
    .replaceAll(/^[([]|(?<=\d{4}) \([a-z ']{3,40}\)$|[)\].,;]+$/g, '')
    .trim();
  return readDay(folded) ?? readRange(folded);
}

function readDay(folded: string): string | null {
  const written = folded.replace(OPENING, '').replace(WEEKDAY, '').replace(TIME_OF_DAY, '');
  let match = DAY_MONTH_YEAR.exec(written);
  if (match !== null) return isoDate(match[3], MONTHS.get(match[2] ?? ''), match[1]);
  match = MONTH_DAY_YEAR.exec(written);
  if (match !== null) return isoDate(match[3], MONTHS.get(match[1] ?? ''), match[2]);
  match = YEAR_DAY_MONTH.exec(written);
  if (match !== null) return isoDate(match[1], MONTHS.get(match[3] ?? ''), match[2]);
  match = YEAR_MONTH_DAY.exec(written);
  if (match !== null) return isoDate(match[1], MONTHS.get(match[2] ?? ''), match[3]);
  match = DAY_FIRST_WORD.exec(written);
  if (match !== null) return isoDate(match[3], MONTHS.get(match[2] ?? ''), match[1]);
  return readNumbers(written);
}

function readNumbers(written: string): string | null {
  const whole = (DAY_FIRST.exec(written) ?? YEAR_FIRST.exec(written))?.groups;
  if (whole !== undefined) return isoDate(whole['year'], Number(whole['month']), whole['day']);
  const monthFirst = MONTH_FIRST.exec(written);
  if (monthFirst !== null) return isoDate(monthFirst[2], Number(monthFirst[1]), undefined);
  const iso = ISO.exec(written);
  if (iso === null) return null;
  return iso[2] === undefined ? written : isoDate(iso[1], Number(iso[2]), iso[3]);
}

/** The first day of two: what it leaves out (month, year) is said with the last. */
function readRange(folded: string): string | null {
  for (const separator of folded.matchAll(RANGE)) {
    const first = folded.slice(0, separator.index);
    const last = folded.slice(separator.index + separator[0].length);
    const words = last.split(' ');
    const tails = ['', ` ${words.slice(-1).join(' ')}`, ` ${words.slice(-2).join(' ')}`];
    for (const tail of tails) {
      const date = readDay(first + tail);
      if (date !== null && (readDay(last) !== null || tail !== '')) return date;
    }
  }
  return null;
}

function isoDate(year = '', month: number | undefined, day: string | undefined): string | null {
  const dayLimit = DAYS_IN_MONTH[(month ?? 0) - 1];
  if (month === undefined || dayLimit === undefined) return null;
  const yearAndMonth = `${year}-${String(month).padStart(2, '0')}`;
  if (day === undefined) return yearAndMonth;
  if (Number(day) < 1 || Number(day) > dayLimit) return null;
  return `${yearAndMonth}-${day.padStart(2, '0')}`;
}
