import { isRecord, type Json } from '../formats/jsonRecord.ts';
import { quote } from '../formats/parsed.ts';
import { FieldsFound, type FoundBy } from './fieldsFound.ts';
import { identifiersIn } from './identifiers.ts';
import { JsonLdGraph, nameOfProperty } from './jsonLdGraph.ts';
import {
  dateOfValue,
  durationOfValue,
  languageOfValue,
  textOfProperty,
  textOfValue,
  textsOf,
  typesOf,
  urlsOf,
  valuesOf,
} from './jsonLdValues.ts';
import type { Identifier, Notice, NoticeSpeaker } from './notice.ts';
import type { Leftover, ReadNotice } from './sourceReading.ts';
import { transcriptOfText } from './transcriptOfText.ts';
import { makersOf, type Makers } from './webPersons.ts';
import { isWebUrl } from './isWebUrl.ts';

/**
 * The talks of a JSON-LD value of schema.org: `VideoObject`, events, podcast episodes, learning resources, wherever in
 * it they stand (`@graph`, lists, `mainEntity`, `video`). Any value is taken; what makes no sense is passed over. A talk
 * without a name is none.
 */
export function readJsonLd(value: unknown): ReadNotice[] {
  return talksOfJsonLd([value], { rule: 'jsonLd', sureness: 'stated', line: 0 }).flatMap((talk) => talk.read() ?? []);
}

/** As `readJsonLd`, for several values that name one another's objects; talks without a name are among them. */
export function talksOfJsonLd(values: readonly unknown[], by: FoundBy): FieldsFound[] {
  const graph = new JsonLdGraph(values);
  return graph.talks().map((object) => {
    const fields = new FieldsFound();
    // What a talk says of itself comes before what is said of its recording.
    for (const part of [object, ...graph.recordingsOf(object)]) readTalk(graph, part, fields, by);
    fields.leftovers.push(...leftoversOf(object, by.line));
    return fields;
  });
}

function readTalk(graph: JsonLdGraph, object: Json, fields: FieldsFound, by: FoundBy): void {
  const get = (...names: readonly string[]): unknown => {
    for (const name of names) {
      const value = graph.resolved(object[name]);
      if (valuesOf(value).length > 0) return value;
    }
    return undefined;
  };
  const text = (...names: readonly string[]): string | null => textOfProperty(get(...names));
  const set = setOrTell(fields, by);
  const isEvent = typesOf(object).some((type) => type.endsWith('Event'));

  fields.set('title', (text('name') ?? text('headline') ?? text('title'))?.replaceAll(/\s*\n\s*/g, ' '), by);
  fields.set('subtitle', text('alternativeHeadline'), by);
  fields.set('kind', text('learningResourceType'), by);
  fields.set('abstract', text('description') ?? text('abstract'), by);
  const recorded = isEvent ? get('startDate') : (get('dateCreated') ?? startOf(get('recordedAt', 'releasedEvent')));
  set('recordedOn', recorded, dateOfValue);
  set('publishedOn', get('datePublished'), dateOfValue);
  set('publishedOn', get('uploadDate'), dateOfValue);
  set('durationMs', get('duration', 'timeRequired'), durationOfValue);
  set('language', get('inLanguage'), languageOfValue);
  fields.set(
    'place',
    placeOf(get('location', 'locationCreated', 'contentLocation') ?? locationOf(get('recordedAt'))),
    by,
  );
  fields.set('disciplines', listOf(get('about'), /\s*;\s*/), by);
  fields.set('keywords', listOf(get('keywords'), /\s*[;,]\s*/), by);
  fields.set('collection', nameOfProperty(get('partOfSeries', 'isPartOf', 'superEvent'), isCollection), by);
  fields.set('levels', listOf(get('educationalLevel'), /\s*;\s*/), by);
  readRights(get, fields, by);
  fields.set('identifiers', identifiersOf(object, get), by);
  readMakers(get, fields, by);
  readFiles(get, fields, by);
  fields.set('chapters', chaptersOf(get('hasPart')), by);
}

const UNREAD = {
  recordedOn: 'unreadDate',
  publishedOn: 'unreadDate',
  durationMs: 'unreadDuration',
  language: 'unreadLanguage',
} as const;

type SetRead = <Name extends keyof typeof UNREAD>(
  field: Name,
  value: unknown,
  read: (value: unknown) => Notice[Name],
) => void;

/** Sets a field by a value, or tells that it could not be read. */
function setOrTell(fields: FieldsFound, by: FoundBy): SetRead {
  return (field, value, read) => {
    const known = read(value);
    fields.set(field, known, by);
    const [written] = textsOf(value);
    // Players that have not loaded write a length of zero.
    if (known !== null || written === undefined || /^[PTDHMS0:.,]*$/i.test(written)) return;
    fields.problems.push({ code: UNREAD[field], line: by.line, detail: quote(written) });
  };
}

type Get = (...names: readonly string[]) => unknown;

function startOf(value: unknown): unknown {
  return valuesOf(value).find(isRecord)?.['startDate'];
}

function locationOf(value: unknown): unknown {
  return valuesOf(value).find(isRecord)?.['location'];
}

/** A place by its name and town; an address on the web is none. */
function placeOf(value: unknown): string | null {
  for (const each of valuesOf(value)) {
    const address = isRecord(each) ? each['address'] : undefined;
    const town = isRecord(address) ? textOfProperty(address['addressLocality']) : textOfProperty(address);
    const name = textOfValue(each);
    const parts = [name, town ?? ''].filter((part) => part !== '' && !isWebUrl(part));
    if (parts.length > 0) return name.includes(town ?? '') ? parts[0]! : parts.join(', ');
  }
  return null;
}

/** The items of a property that is one string with separators, or a list of strings, terms and things. */
function listOf(value: unknown, separator: RegExp): string[] {
  const texts = valuesOf(value).flatMap((each) => {
    const text = textOfValue(each);
    return isRecord(each) ? [text] : text.slice(0, 10_000).split(separator);
  });
  return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== '' && !isWebUrl(text)))];
}

function isCollection(object: Json): boolean {
  return !typesOf(object).some((type) => type.endsWith('WebSite') || type.endsWith('Page'));
}

function readRights(get: Get, fields: FieldsFound, by: FoundBy): void {
  const licence = get('license', 'usageInfo');
  fields.set('licenceUrl', urlsOf(licence)[0], by);
  const named = valuesOf(licence)
    .map(textOfValue)
    .find((text) => text !== '' && !isWebUrl(text));
  fields.set(
    'rights',
    textOfProperty(get('copyrightNotice')) ?? named ?? textOfProperty(get('conditionsOfAccess')),
    by,
  );
}

/** Identifiers by scheme; a property named so in `PropertyValue`s is looked at for what it is. */
function identifiersOf(object: Json, get: Get): Identifier[] {
  const written = valuesOf(get('identifier')).map((each) =>
    isRecord(each) ? (each['value'] ?? each['@id'] ?? each['url']) : each,
  );
  const texts = [...written, ...valuesOf(get('sameAs'))].filter((text) => typeof text === 'string');
  const ids = texts.flatMap((text) =>
    identifiersOfText(text).filter(({ scheme }) => scheme !== 'url' || written.includes(text)),
  );
  const own = urlsOf(get('url'))[0] ?? urlsOf(object['@id'])[0] ?? urlsOf(get('mainEntityOfPage'))[0];
  return [...ids, ...identifiersIn(own?.replace(/#.*$/, '') ?? '')];
}

/** DOI, URL, ARK and HAL identifiers in a text. */
export function identifiersOfText(text: string): Identifier[] {
  const reach = text.slice(0, 2_000);
  const found = identifiersIn(reach);
  const ark = /\bark:\/?\d{5,9}\/[\w=*+@$.%/-]{1,120}/.exec(reach)?.[0];
  if (ark !== undefined) found.push({ scheme: 'ark', value: ark });
  const hal = /\b(?:hal|halshs|tel|cel|medihal|inria|hprints)-\d{6,10}(?:v\d{1,2})?\b/.exec(reach)?.[0];
  if (hal !== undefined) found.push({ scheme: 'hal', value: hal });
  return found;
}

/** The properties that name who speaks, the surest first. */
const SPEAKERS = ['performer', 'actor', 'actors', 'author', 'creator'];
const BODIES = ['publisher', 'productionCompany', 'provider', 'sourceOrganization', 'organizer', 'sponsor'];

function readMakers(get: Get, fields: FieldsFound, by: FoundBy): void {
  const makers = SPEAKERS.map((property): Makers => makersOf(get(property), property));
  const contributors = makersOf(get('contributor'), 'contributor');
  const people = makers.flatMap((each) => each.people);
  fields.set('speakers', eachOnce(people.length > 0 ? people : contributors.people), by);
  const body = BODIES.map((property) => textOfProperty(get(property))).find((name) => name !== null);
  fields.set('publisher', body ?? makers.flatMap((each) => each.bodies)[0], by);
}

function eachOnce(people: readonly NoticeSpeaker[]): NoticeSpeaker[] {
  const seen = new Map<string, NoticeSpeaker>();
  for (const person of people) {
    const key = `${person.given} ${person.family}`.toLowerCase();
    if (!seen.has(key)) seen.set(key, person);
  }
  return [...seen.values()];
}

/** The recording, captions and documents, and the transcript. Nothing of them is ever fetched. */
function readFiles(get: Get, fields: FieldsFound, by: FoundBy): void {
  const media = [...valuesOf(get('contentUrl')), ...valuesOf(get('encoding')), ...valuesOf(get('associatedMedia'))];
  fields.set('mediaUrl', media.filter((each) => !isDocument(each)).flatMap(urlsOf)[0], by);
  const captions = [...valuesOf(get('caption')), ...valuesOf(get('subtitles'))];
  const transcripts = valuesOf(get('transcript'));
  const files = [...captions, ...media.filter(isDocument), ...transcripts].flatMap((each) => documentOf(each));
  fields.set('documents', files, by);
  const text = transcripts.map(textOfValue).find((each) => each !== '' && !isWebUrl(each));
  if (text !== undefined) fields.set('transcript', transcriptOfText(text), by);
}

function isDocument(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const kind = `${typesOf(value).join(' ')} ${textOfProperty(value['encodingFormat']) ?? ''}`;
  return /Document|pdf|powerpoint|presentation|msword|text\/|zip|Image/i.test(kind);
}

function documentOf(value: unknown): Notice['documents'] {
  const url = urlsOf(value)[0];
  if (url === undefined) return [];
  const name = isRecord(value) ? textOfProperty(value['name']) : null;
  const language = isRecord(value) ? languageOfValue(value['inLanguage']) : null;
  const file =
    url
      .replace(/[?#].*$/, '')
      .split('/')
      .at(-1) ?? '';
  return [{ label: name ?? ([file, language].filter(Boolean).join(' ') || url), url }];
}

/** `Clip`s with a `startOffset` in seconds. */
function chaptersOf(value: unknown): Notice['chapters'] {
  return valuesOf(value)
    .flatMap((part) => {
      if (!isRecord(part) || valuesOf(part['startOffset']).length === 0) return [];
      const offset = textOfProperty(part['startOffset']) ?? '';
      const startMs = Number(offset) === 0 ? 0 : durationOfValue(offset);
      const title = textOfValue(part);
      return startMs === null || title === '' ? [] : [{ startMs, title }];
    })
    .toSorted((a, b) => a.startMs - b.startMs);
}

/** Properties that are read above, or say nothing of a talk. */
const KNOWN = new Set(
  'name headline title alternativeHeadline alternateName learningResourceType description abstract startDate endDate dateCreated recordedAt releasedEvent datePublished dateModified uploadDate duration timeRequired inLanguage location locationCreated contentLocation about keywords partOfSeries isPartOf superEvent educationalLevel license usageInfo copyrightNotice conditionsOfAccess identifier sameAs url mainEntityOfPage performer actor actors author creator contributor publisher productionCompany provider sourceOrganization organizer sponsor contentUrl encoding associatedMedia caption subtitles transcript hasPart type video audio recordedIn mainEntity workFeatured workPerformed subjectOf thumbnail thumbnailUrl image embedUrl interactionStatistic interactionCount potentialAction width height playerType isFamilyFriendly regionsAllowed requiresSubscription isAccessibleForFree encodingFormat contentSize bitrate videoQuality ineligibleRegion paid unlisted expires breadcrumb publication eventStatus eventAttendanceMode offers isLiveBroadcast'.split(
    ' ',
  ),
);
const MAX_LEFTOVERS = 50;

function leftoversOf(object: Json, line: number): Leftover[] {
  return Object.entries(object)
    .filter(([key]) => !key.startsWith('@') && !KNOWN.has(key))
    .flatMap(([key, value]) => textsOf(value).map((text) => ({ line, text: `${key}: ${text}`.slice(0, 1_000) })))
    .slice(0, MAX_LEFTOVERS);
}
