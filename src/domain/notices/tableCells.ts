import { parseDurationText } from './durationText.ts';
import { foldText } from './foldText.ts';
import { parseFrenchDate } from './frenchDate.ts';
import { identifiersIn } from './identifiers.ts';
import type { Identifier } from './notice.ts';
import type { Sureness } from './sourceReading.ts';
import type { TableField } from './tableFields.ts';

/** A column with what all of its values tell. */
export interface TableColumn {
  readonly index: number;
  readonly name: string;
  readonly field: TableField | null;
  readonly sureness: Sureness;
  readonly dateOrder: DateOrder;
  readonly durationUnit: DurationUnit;
}

/** A filled cell and its column. */
export interface FilledCell {
  readonly column: TableColumn;
  readonly text: string;
}

/** How the dates of a column are written, where their parts do not tell. */
export type DateOrder = 'dayFirst' | 'monthFirst';

const NUMERIC = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:[ ,T].{0,20})?$/;

/** The order of day and month in a column: month first where any value has no other reading, and none contradicts. */
export function dateOrderOf(cells: Iterable<string>): DateOrder {
  let monthFirst = false;
  for (const cell of cells) {
    const match = NUMERIC.exec(cell.trim().slice(0, 40));
    if (match === null) continue;
    if (Number(match[1]) > 12) return 'dayFirst';
    if (Number(match[2]) > 12) monthFirst = true;
  }
  return monthFirst ? 'monthFirst' : 'dayFirst';
}

/** Reads the date of a cell: as pages write it, and as spreadsheets and other programs do, with or without a time. */
export function readDateCell(cell: string, order: DateOrder): string | null {
  const text = cell.trim();
  if (text.length > 80) return null;
  const numeric = NUMERIC.exec(text);
  if (numeric !== null) {
    const [, first = '', second = '', year = ''] = numeric;
    const [day, month] = order === 'dayFirst' ? [first, second] : [second, first];
    return parseFrenchDate(`${day}/${month}/${year.length === 2 ? centuryOf(year) : ''}${year}`);
  }
  const yearFirst = /^(\d{4})[/.-]?(\d{2})[/.-]?(\d{2})(?:[ T].{0,30})?$/.exec(text);
  if (yearFirst !== null) return parseFrenchDate(`${yearFirst[1]}-${yearFirst[2]}-${yearFirst[3]}`);
  return parseFrenchDate(text);
}

/** Two digits of a year: recordings are no older than sound films. */
function centuryOf(year: string): string {
  return Number(year) >= 30 ? '19' : '20';
}

/** What a bare number, or `1:30`, of a column of durations counts. Milliseconds a unit. */
export interface DurationUnit {
  readonly bareMs: number;
  /** `1:30` is an hour and a half. */
  readonly isHourMinute: boolean;
  /** Neither the column's name nor its values say it in so many words. */
  readonly isGuess: boolean;
}

const UNITS: readonly (readonly [unitMs: number, name: RegExp])[] = [
  [1, /\b(?:ms|msec|milliseconde?s?)\b|(?<=[a-z])Ms$/],
  [1_000, /\b(?:s|sec|secs|secondes?|seconds?)\b/i],
  [60_000, /\b(?:m|mn|min|mins|minutes?)\b/i],
  [3_600_000, /\b(?:h|hr|hrs|heures?|hours?)\b/i],
];

/** The unit of a column: what its name says (`Durée (min)`), else what its numbers can mean for a lecture. */
export function durationUnitOf(name: string, cells: Iterable<string>): DurationUnit {
  const isHourMinute = /\bhh?\s?[:h]\s?mm?\b(?!\s?[:m']\s?ss?)/i.test(name.slice(0, 200));
  const spaced = name.slice(0, 200).replaceAll('_', ' ');
  const named = isHourMinute ? undefined : UNITS.find(([, pattern]) => pattern.test(spaced));
  if (named !== undefined) return { bareMs: named[0], isHourMinute, isGuess: false };
  let largest = 0;
  for (const cell of cells) if (isNumber(cell)) largest = Math.max(largest, numberOf(cell));
  // Nobody lectures for ten hours of minutes, nor for ten hours of seconds.
  const bareMs = largest > 36_000 ? 1 : largest > 600 ? 1_000 : 60_000;
  return { bareMs, isHourMinute, isGuess: true };
}

const isNumber = (cell: string): boolean => /^\s*\d{1,9}(?:[.,]\d{1,6})?\s*$/.test(cell);
const numberOf = (cell: string): number => Number(cell.replace(',', '.'));

/**
 * How a duration of a cell was understood: `column` in so many words, else the unit that was assumed. A number that
 * is no lecture's in minutes can hardly be anything else than seconds, or milliseconds.
 */
export function durationRule(cell: string, { bareMs, isGuess }: DurationUnit): DurationRule {
  if (!isGuess || !isNumber(cell)) return { rule: 'column', sureness: 'stated' };
  if (bareMs === 60_000) return { rule: 'assumedMinutes', sureness: 'guessed' };
  return { rule: bareMs === 1_000 ? 'assumedSeconds' : 'assumedMilliseconds', sureness: 'inferred' };
}

interface DurationRule {
  readonly rule: string;
  readonly sureness: Sureness;
}

/** Reads the duration of a cell. Whole milliseconds, or `null`. */
export function readDurationCell(cell: string, unit: DurationUnit): number | null {
  if (isNumber(cell)) return Math.round(numberOf(cell) * unit.bareMs);
  const hourMinute = unit.isHourMinute ? /^\s*(\d{1,3})[:h](\d{2})\s*$/.exec(cell) : null;
  return parseDurationText(hourMinute === null ? cell : `${hourMinute[1]}:${hourMinute[2]}:00`);
}

/** The items of a cell that holds a list: at semicolons, bars and line breaks, else at commas that `comma` allows. */
export function itemsOf(cell: string, comma: RegExp | null): string[] {
  const reach = cell.slice(0, 20_000);
  const strong = reach.split(/\s*(?:[;|•\n]|\s\/\s)\s*(?![^(\n]{0,200}\))/u);
  const pieces = strong.length > 1 || comma === null ? strong : reach.split(comma);
  const items = pieces.map((piece) => piece.replace(/^[-•*]\s+/u, '').trim()).filter((piece) => piece !== '');
  return [...new Map(items.map((item) => [foldText(item), item])).values()];
}

/**
 * The identifiers of a cell: DOIs and URLs, and what says itself what it is (`oai:…`, `ark:/…`, `hal-…`, a UUID). A bare
 * number is a portal's only where the column's `name` says so: any table numbers its rows.
 */
export function readIdentifiers(cell: string, name: string): Identifier[] {
  const written = identifiersIn(cell);
  const others = itemsOf(cell, /\s*,\s*|\s+/u).flatMap((item): Identifier | [] => {
    if (/^oai:[^\s:]+:\S+$/i.test(item)) return { scheme: 'oai', value: item };
    if (/^ark:\/?\d{5,9}\/\S+$/i.test(item)) return { scheme: 'ark', value: item };
    if (/^(?:hal|tel|medihal|halshs|cel)-\d{5,9}(?:v\d+)?$/i.test(item)) return { scheme: 'hal', value: item };
    if (/^(?:urn:uuid:)?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(item)) return { scheme: 'guid', value: item };
    if (/^\d{2,9}$/.test(item) && /\bnid\b/i.test(name.replaceAll('_', ' '))) return { scheme: 'nid', value: item };
    return /^\S{3,200}$/.test(item) && /\bguid\b/i.test(name) && written.length === 0
      ? { scheme: 'guid', value: item }
      : [];
  });
  return [...written, ...others];
}
