import { isRecord, type Json } from '../formats/jsonRecord.ts';
import { parseDurationText } from './durationText.ts';
import { parseFrenchDate } from './frenchDate.ts';
import { languageTag } from './languageTag.ts';
import { textOfHtml } from './textOfHtml.ts';
import { isWebUrl } from './isWebUrl.ts';

const MAX_VALUES = 500;

/** The values of a property, whether it has one, many in a list, or an ordered list. */
export function valuesOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (isRecord(value) && Array.isArray(value['@list'])) return value['@list'].slice(0, MAX_VALUES);
  if (isRecord(value) && Array.isArray(value['@set'])) return value['@set'].slice(0, MAX_VALUES);
  return Array.isArray(value) ? value.flat(2).slice(0, MAX_VALUES) : [value];
}

/** The types of an object, without the address of their vocabulary. */
export function typesOf(object: Json): string[] {
  return valuesOf(object['@type'] ?? object['type']).flatMap((type) =>
    typeof type === 'string' ? [type.slice(0, 200).replace(/^(?:https?:\/\/(?:www\.)?schema\.org\/|schema:)/, '')] : [],
  );
}

/** The text of one value: a string, number or `@value`, or the name of an object. `''` when it has none. */
export function textOfValue(value: unknown): string {
  if (typeof value === 'string') return textOfHtml(value);
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (!isRecord(value)) return '';
  for (const key of ['@value', 'name', 'headline', 'title', 'label', 'termCode', 'value']) {
    const inner = valuesOf(value[key])[0];
    const text = isRecord(inner) ? inner['@value'] : inner;
    if (typeof text === 'string' || typeof text === 'number') return textOfHtml(String(text));
  }
  return '';
}

/** The texts of a property. */
export function textsOf(value: unknown): string[] {
  return valuesOf(value)
    .map(textOfValue)
    .filter((text) => text !== '');
}

/** The text of a property that has one: of several the French, else the first. */
export function textOfProperty(value: unknown): string | null {
  const values = valuesOf(value);
  const french = values.find((each) => isRecord(each) && /^fr\b/i.test(String(each['@language'])));
  return [french, ...values].map(textOfValue).find((text) => text !== '') ?? null;
}

/** The addresses of a property: strings, `@id`, `url` or `contentUrl`, of the web only. */
export function urlsOf(value: unknown): string[] {
  return valuesOf(value).flatMap((each) => {
    const url = isRecord(each) ? (each['contentUrl'] ?? each['url'] ?? each['@id'] ?? each['@value']) : each;
    const written = typeof url === 'string' ? url.trim() : '';
    return isWebUrl(written) ? [written] : [];
  });
}

/** The first of the values that reads as a date: `yyyy`, `yyyy-mm` or `yyyy-mm-dd`. */
export function dateOfValue(value: unknown): string | null {
  for (const text of textsOf(value)) {
    const date = dateOfText(text);
    if (date !== null) return date;
  }
  return null;
}

/** A date in the ways of machines (`2015-06-01T10:00`, `2015/06/01`, `20150601`) and of people. */
export function dateOfText(text: string): string | null {
  const written = text.trim().slice(0, 80);
  const [, year, month, day] = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[T\s].*)?$/u.exec(written) ?? [];
  return parseFrenchDate(year === undefined ? written : `${year}-${month}-${day}`);
}

const UNITS: Readonly<Record<string, number>> = { MSE: 1, C26: 1, SEC: 1_000, MIN: 60_000, HUR: 3_600_000 };

/** A length of time in milliseconds: ISO 8601, a clock, a quantity, or a bare number of seconds. */
export function durationOfValue(value: unknown): number | null {
  for (const each of valuesOf(value)) {
    const unit = isRecord(each) ? (UNITS[String(each['unitCode']).toUpperCase()] ?? null) : null;
    const text = textOfValue(each)
      .replace(/^P(?:0+[YM])+/i, 'P')
      .replace(/^(?=T\d)/, 'P');
    const ms = unit === null ? durationOfText(text) : Math.round(Number(text) * unit);
    if (ms !== null && ms > 0 && Number.isSafeInteger(ms)) return ms;
  }
  return null;
}

/** As `durationOfValue`; `null` for no time at all, as players write it that have not loaded yet. */
export function durationOfText(text: string): number | null {
  const written = text.trim();
  const seconds = /^\d{1,7}(?:\.\d{1,9})?$/.test(written) ? Math.round(Number(written) * 1_000) : null;
  const ms = seconds ?? parseDurationText(written);
  return ms === 0 ? null : ms;
}

/** The first language of a property: a tag, a name, or a `Language` by either. */
export function languageOfValue(value: unknown): string | null {
  for (const each of valuesOf(value)) {
    const candidates = isRecord(each) ? [each['alternateName'], each['identifier'], each['@id'], each] : [each];
    for (const candidate of candidates) {
      const tag = languageTag(textOfProperty(candidate) ?? '');
      if (tag !== null) return tag;
    }
  }
  return null;
}
