import { isRecord, type Json } from '../formats/jsonRecord.ts';
import { formatLutrinJson, parseLutrinJson } from '../formats/lutrinJson.ts';
import { dateOf } from './metadataValues.ts';
import type { Certainty, Identifier, Notice, NoticeSpeaker, NoticeTranscript, RelatedTalk } from './notice.ts';
import type { TextProblem } from '../formats/parsed.ts';
import type { Finding, ReadNotice } from './sourceReading.ts';

const FORMAT = 'lutrin-notice';
const VERSION = 1;

/**
 * Writes the project's own format of a notice, version 1: the fields of `Notice` by their names, those without a value
 * left out, the transcript as `formatLutrinJson` writes it.
 *
 *     {"format": "lutrin-notice", "version": 1, "notice": {"title": "Le vent", "speakers": [{"given": "Ana",
 *      "family": "López", "certainty": "stated"}], "transcript": {"format": "lutrin-transcript", "version": 1, …}}}
 *
 * A file may hold an array of them. Nothing of a notice is lost but blanks, which say nothing.
 */
export function formatNoticeJson(notice: Notice): string {
  const { transcript, speakers, related, ...rest } = notice;
  const written = {
    ...rest,
    speakers: speakers.map(filled),
    related: related.map((card) => filled({ ...card, speakers: card.speakers.map(filled) })),
    transcript: transcript === null ? null : plainTranscript(transcript, notice.language),
  };
  return `${JSON.stringify({ format: FORMAT, version: VERSION, notice: filled(written) }, null, 1)}\n`;
}

/** A record without what is `null` or an empty list. */
function filled(record: object): Json {
  const entries = Object.entries(record).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(entries);
}

function plainTranscript({ paragraphs, complete }: NoticeTranscript, language: string | null): unknown {
  const speakers = [...new Set(paragraphs.flatMap(({ speaker }) => speaker ?? []))];
  return JSON.parse(formatLutrinJson({ language: language ?? 'und', complete, speakers, paragraphs }));
}

/** Whether a value says that it is a notice of this format, of whatever version. */
export function isLutrinNotice(value: unknown): value is Json {
  return isRecord(value) && value['format'] === FORMAT;
}

/**
 * Reads what `formatNoticeJson` writes, version 1. What is not as it should be is left out and told as a problem, by its
 * path, but for blanks, which say nothing; `null` when the version is another or no notice is there.
 */
export function readLutrinNotice(value: Json): ReadNotice | null {
  const written = value['notice'];
  if (value['version'] !== VERSION || !isRecord(written)) return null;
  const reader = new FieldReader(written, 'notice');
  const notice: Notice = {
    title: reader.text('title') ?? '',
    subtitle: reader.text('subtitle'),
    kind: reader.text('kind'),
    speakers: reader.list('speakers', speakerOf),
    abstract: reader.text('abstract'),
    recordedOn: reader.date('recordedOn'),
    publishedOn: reader.date('publishedOn'),
    durationMs: reader.count('durationMs'),
    language: reader.text('language'),
    place: reader.text('place'),
    disciplines: reader.list('disciplines', textOf),
    keywords: reader.list('keywords', textOf),
    collection: reader.text('collection'),
    publisher: reader.text('publisher'),
    rights: reader.text('rights'),
    licenceUrl: reader.text('licenceUrl'),
    identifiers: reader.list('identifiers', identifierOf),
    documents: reader.list('documents', documentOf),
    levels: reader.list('levels', textOf),
    chapters: reader.list('chapters', chapterOf),
    related: reader.list('related', relatedOf),
    mediaUrl: reader.text('mediaUrl'),
    transcript: reader.transcript(),
  };
  const fields = Object.keys(filled(notice)) as (keyof Notice)[];
  const findings = fields.map((field): Finding => {
    return { field, rule: FORMAT_RULE, sureness: 'stated', line: 0 };
  });
  const leftovers = Object.keys(written)
    .filter((key) => !(key in notice))
    .map((key) => ({ line: 0, text: `${key}: ${JSON.stringify(written[key])}` }));
  return { notice, findings, leftovers, problems: reader.problems };
}

const FORMAT_RULE = 'lutrinNotice';

/** Reads the fields of a record, and tells which of them are not as they should be. */
class FieldReader {
  readonly problems: TextProblem[] = [];
  readonly #record: Json;
  readonly #path: string;

  constructor(record: Json, path: string) {
    this.#record = record;
    this.#path = path;
  }

  text(key: string): string | null {
    return this.#value(key, textOf);
  }

  date(key: string): string | null {
    return this.#value(key, (value) => (typeof value === 'string' && dateOf(value) === value ? value : null));
  }

  count(key: string): number | null {
    return this.#value(key, countOf);
  }

  list<T>(key: string, read: (value: unknown) => T | null): T[] {
    const values = this.#value(key, (value) => (Array.isArray(value) ? (value as unknown[]) : null)) ?? [];
    return values.flatMap((value, index) => {
      const item = read(value);
      if (item === null) this.#lose(`${key}[${index}]`);
      return item === null ? [] : [item];
    });
  }

  transcript(): NoticeTranscript | null {
    const written = this.#record['transcript'];
    if (written === undefined || written === null) return null;
    const { value, problems } = parseLutrinJson(JSON.stringify(written));
    this.problems.push(...problems);
    return value === null ? null : { paragraphs: value.paragraphs, complete: value.complete };
  }

  #value<T>(key: string, read: (value: unknown) => T | null): T | null {
    const value = this.#record[key];
    // Nothing but blanks says nothing.
    if (value === undefined || value === null || (typeof value === 'string' && value.trim() === '')) return null;
    const found = read(value);
    if (found === null) this.#lose(key);
    return found;
  }

  #lose(key: string): void {
    this.problems.push({ code: 'badField', line: 0, detail: `${this.#path}.${key}` });
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

function countOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

const CERTAINTIES: readonly Certainty[] = ['stated', 'proposed', 'guessed', 'confirmed'];

function speakerOf(value: unknown): NoticeSpeaker | null {
  if (!isRecord(value) || typeof value['family'] !== 'string') return null;
  const given = textOf(value['given']) ?? '';
  const family = value['family'];
  if ((given + family).trim() === '') return null;
  return {
    given,
    family,
    affiliation: textOf(value['affiliation']),
    role: textOf(value['role']),
    certainty: CERTAINTIES.find((certainty) => certainty === value['certainty']) ?? 'stated',
  };
}

const SCHEMES: readonly Identifier['scheme'][] = ['doi', 'url', 'nid', 'oai', 'guid', 'ark', 'hal'];

function identifierOf(value: unknown): Identifier | null {
  const written = isRecord(value) ? textOf(value['value']) : null;
  const scheme = isRecord(value) ? SCHEMES.find((known) => known === value['scheme']) : undefined;
  return written === null || scheme === undefined ? null : { scheme, value: written };
}

function documentOf(value: unknown): Notice['documents'][number] | null {
  if (!isRecord(value) || typeof value['label'] !== 'string') return null;
  return { label: value['label'], url: textOf(value['url']) };
}

function chapterOf(value: unknown): Notice['chapters'][number] | null {
  const startMs = isRecord(value) ? countOf(value['startMs']) : null;
  const title = isRecord(value) ? textOf(value['title']) : null;
  return startMs === null || title === null ? null : { startMs, title };
}

function relatedOf(value: unknown): RelatedTalk | null {
  const title = isRecord(value) ? textOf(value['title']) : null;
  if (!isRecord(value) || title === null) return null;
  const speakers: readonly unknown[] = Array.isArray(value['speakers']) ? value['speakers'] : [];
  return {
    title,
    titleTruncated: value['titleTruncated'] === true,
    speakers: speakers.flatMap((speaker) => speakerOf(speaker) ?? []),
    abstract: textOf(value['abstract']),
    abstractTruncated: value['abstractTruncated'] === true,
    raw: textOf(value['raw']) ?? '',
  };
}
