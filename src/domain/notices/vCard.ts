import { parsePersonName, type PersonName } from './personName.ts';

/** What a vCard says of a person or an institution; `null` is "it does not say". */
export interface VCard {
  /** `null` when the card names an institution alone. */
  readonly name: PersonName | null;
  readonly organisation: string | null;
  readonly title: string | null;
}

/** The properties of vCard 2.1 to 4.0; only these begin another line in a card that was flattened. */
const PROPERTIES =
  'BEGIN|END|VERSION|FN|N|NICKNAME|PHOTO|BDAY|ADR|LABEL|TEL|EMAIL|IMPP|MAILER|TZ|GEO|TITLE|ROLE|LOGO|AGENT|ORG|CATEGORIES|NOTE|PRODID|REV|SORT-STRING|SOUND|UID|URL|CLASS|KEY|SOURCE|KIND|XML|GENDER|LANG|MEMBER|RELATED|ANNIVERSARY|CLIENTPIDMAP|X-[A-Z\\d-]{1,30}';
const PARAMETERS = '(?:;[A-Za-z\\d-]{1,30}(?:=(?:"[^"\\n]{0,80}"|[^:;"\\s]{0,80}))?){0,10}';
const STARTS = new RegExp(`(?:^|\\s|\\\\n)(?:item\\d{1,3}\\.)?(${PROPERTIES})(${PARAMETERS})\\s?:`, 'gi');
const MAX_LENGTH = 20_000;

/**
 * Reads a vCard, however it was laid out: a line a property, folded lines, indented with the XML around it, or all on
 * one line; with groups and parameters. `null` when the text is no vCard or names nobody.
 */
export function parseVCard(text: string): VCard | null {
  if (text.length > MAX_LENGTH || !/BEGIN\s?:\s?VCARD/i.test(text)) return null;
  const properties = propertiesOf(text);
  const full = unescaped(firstOf(properties, 'FN'));
  const fields = fieldsOf(firstOf(properties, 'N'));
  const stated = fieldsOf(firstOf(properties, 'ORG')).find((field) => field !== '');
  const title = unescaped(firstOf(properties, 'TITLE', 'ROLE')) || null;
  if (stated !== undefined && [full, fields[0]].includes(stated)) return { name: null, organisation: stated, title };
  const name = nameOf(fields, full);
  const organisation = stated ?? (name === null && full !== '' ? full : null);
  return name === null && organisation === null ? null : { name, organisation, title };
}

function firstOf(properties: ReadonlyMap<string, string>, ...names: readonly string[]): string {
  return names.map((name) => properties.get(name)).find((value) => value !== undefined) ?? '';
}

/** The first value of each property, unfolded and still escaped. */
function propertiesOf(text: string): Map<string, string> {
  const starts = [...text.matchAll(STARTS)];
  const values = new Map<string, string>();
  for (const [index, start] of starts.entries()) {
    const property = start[1]!.toUpperCase();
    const written = text.slice(start.index + start[0].length, starts[index + 1]?.index);
    const isEncoded = /quoted-printable/i.test(start[2] ?? '');
    const value = isEncoded ? fromQuotedPrintable(written) : unfolded(written);
    if (value !== '' && !values.has(property)) values.set(property, value);
  }
  return values;
}

/** A folded line goes on behind a line break and one blank; a deeper indent is the layout of the XML around. */
function unfolded(written: string): string {
  return written.trim().replaceAll(/\r?\n(?:[ \t]{2,}(?=\S))?[ \t]?/g, (fold) => (/[ \t]{2}/.test(fold) ? ' ' : ''));
}

function fromQuotedPrintable(written: string): string {
  const joined = written.trim().replaceAll(/=\r?\n\s?/g, '');
  try {
    return decodeURIComponent(joined.replaceAll('%', '%25').replaceAll(/=([\dA-F]{2})/gi, '%$1'));
  } catch {
    return joined;
  }
}

/** The fields between semicolons that are not escaped. */
function fieldsOf(value: string): string[] {
  return value.split(/(?<!\\);/).map(unescaped);
}

function unescaped(value: string): string {
  return value
    .replaceAll(/\\n/gi, ' ')
    .replaceAll(/\\([\\,;:])/g, '$1')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

function nameOf([family = '', given = '']: readonly string[], full: string): PersonName | null {
  if (family !== '' && given !== '') return { given, family };
  // A card that knows no parts may have the whole name in one of them.
  return parsePersonName(full === '' ? family || given : full);
}
