import { parseDurationText } from './durationText.ts';
import { parseFrenchDate } from './frenchDate.ts';
import { htmlText } from './htmlText.ts';
import { identifiersIn } from './identifiers.ts';
import { languageTag } from './languageTag.ts';
import type { Identifier, NoticeSpeaker } from './notice.ts';
import { parsePersonName } from './personName.ts';
import { isWebUrl } from './isWebUrl.ts';
import { isOrganisation } from './isOrganisation.ts';

/** A value on one line, entities that were written twice resolved. */
export function lineOf(text: string): string {
  return htmlText(text).replaceAll(/\s+/gu, ' ').trim();
}

/** Some programs write its days and months in their own language, some two digits of the year. */
const RFC_822 = /^(?:\p{L}{3,9}\.?,?\s+)?(\d{1,2})\s+(\p{L}{3,10})\.?\s+(\d{4}|\d{2})(?:\s.{0,40})?$/u;
const YEAR_FIRST = /^(\d{4})([-/.]?)(\d{2})\2(\d{2})(?:[T\s].{0,40})?$/;
/** DCMI Period, as Opencast writes `dcterms:temporal`. */
const PERIOD = /\bstart\s*=\s*([^;\s]{4,40})/i;

/**
 * Reads a date as records of machines hold it: ISO 8601 with or without a time, RFC 822 (`Tue, 10 Jun 2003 04:00:00
 * GMT`), `20240131`, a DCMI period's start, and what `parseFrenchDate` reads. The day is as written, whatever the zone.
 */
export function dateOf(text: string): string | null {
  const written = text.trim();
  if (written.length > 200) return null;
  const start = PERIOD.exec(written)?.[1];
  if (start !== undefined) return dateOf(start);
  const yearFirst = YEAR_FIRST.exec(written);
  if (yearFirst !== null) return parseFrenchDate(`${yearFirst[1]}-${yearFirst[3]}-${yearFirst[4]}`);
  const [, day, month, year = ''] = RFC_822.exec(written) ?? [];
  if (day === undefined) return parseFrenchDate(written);
  const century = year.length === 4 ? '' : Number(year) < 70 ? '20' : '19';
  return parseFrenchDate(`${day} ${month} ${century}${year}`);
}

/** Reads a length of time; a bare number counts `unitMs`, and is none where no unit is known. Never 0: that is unknown. */
export function durationOf(text: string, unitMs: number | null = null): number | null {
  const written = text.trim();
  const bare = unitMs !== null && /^\d{1,12}(?:[.,]\d{1,9})?$/.test(written);
  const durationMs = bare ? Math.round(Number(written.replace(',', '.')) * unitMs) : parseDurationText(written);
  return durationMs === 0 || !Number.isSafeInteger(durationMs ?? 0) ? null : durationMs;
}

/** The BCP 47 tag of a language by its name, its code, or the address of its code; `null` when unknown or mixed. */
export function languageOf(text: string): string | null {
  const code = /[/#]([^/#\s]{2,20})\/?\s*$/.exec(text.trim())?.[1] ?? text.trim();
  const tag = languageTag(code);
  if (tag !== null) return tag;
  const short = code.toLowerCase().replaceAll('_', '-');
  return /^[a-z]{2}(?:-[a-z]{2,4})?$/.test(short) ? short.slice(0, 3) + short.slice(3).toUpperCase() : null;
}

const PORTAL_RECORD = /^oai:(?:www\.)?canal-u\.tv:(?:[^:]{1,40}[:/])?(\d{1,9})$/i;
const MEDIA = /\.(?:mp4|m4v|webm|mkv|mov|avi|mp3|m4a|ogg|ogv|oga|wav|flac)(?:[?#].*)?$/i;
const PICTURE = /\.(?:jpe?g|png|gif|webp|svg)(?:[?#].*)?$/i;

/** Whether an address is that of a sound or moving picture. */
export function isMediaUrl(text: string): boolean {
  return /^https?:\/\/\S{1,2000}$/i.test(text) && MEDIA.test(text);
}

/** The identifiers of a field that holds one: what says itself what it is, never a bare number, a media file or a picture. */
export function identifiersOf(text: string): Identifier[] {
  const written = text.trim();
  if (isMediaUrl(written) || (isWebUrl(written) && PICTURE.test(written))) return [];
  if (/^oai:\S{3,300}$/i.test(written)) {
    const nid = PORTAL_RECORD.exec(written)?.[1];
    const oai: Identifier = { scheme: 'oai', value: written };
    return nid === undefined ? [oai] : [oai, { scheme: 'nid', value: nid }];
  }
  const ark = /\bark:\/?\d{5,9}\/\S{1,200}$/i.exec(written);
  if (ark !== null) return [...identifiersIn(written), { scheme: 'ark', value: ark[0] }];
  const hal = /^(?:https?:\/\/\S{1,80}\/)?((?:hal|tel|medihal|halshs|cel)-\d{5,9}(?:v\d{1,3})?)$/i.exec(written);
  if (hal?.[1] !== undefined) return [...identifiersIn(written), { scheme: 'hal', value: hal[1] }];
  if (/^(?:urn:uuid:)?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(written))
    return [{ scheme: 'guid', value: written }];
  return identifiersIn(written);
}

/** What a source says of a person besides the name. */
interface PersonDetails {
  readonly affiliation?: string | null;
  readonly role?: string | null;
}

const FAMILY_GIVEN = /^[^,]{1,60},\s*\p{Lu}[\p{L}.'’-]{0,30}(?:[ -]\p{Lu}[\p{L}.'’-]{0,30}){0,3}$/u;

/** The speaker of a field that names one person, `Family, Given`, `Given Family` or so; `null` for institutions. */
export function speakerOf(text: string, { affiliation = null, role = null }: PersonDetails = {}): NoticeSpeaker | null {
  // `Family, Given (1950-2010)` and `Family, Given, 1950-....`, as libraries write it.
  const written = lineOf(text).replace(/(?:\s?\(\d{4}[^()]{0,20}\)|,\s?\d{4}\s?-[\d.\s]{0,6})$/u, '');
  // A family name before a comma is a person's: `Maison, Claire`; behind a name it leads to a role.
  if (!FAMILY_GIVEN.test(written) && isOrganisation(written.split(',', 1)[0] ?? '')) return null;
  const name = parsePersonName(written);
  return name === null ? null : { ...name, affiliation, role, certainty: 'stated' };
}
