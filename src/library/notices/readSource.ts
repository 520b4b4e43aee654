import { createHash } from 'node:crypto';
import { readJsonLd } from '../../domain/notices/jsonLd.ts';
import { readJsonText } from '../../domain/notices/jsonNotices.ts';
import { repairDoubleEncoding } from '../../domain/notices/repairDoubleEncoding.ts';
import type { NoticeFormat, ReadNotice, SourceReading } from '../../domain/notices/sourceReading.ts';
import { readStm } from '../../domain/notices/stm.ts';
import { readTextPage } from '../../domain/notices/textPage.ts';
import { textOfBytes } from '../files/readTextFile.ts';
import { boundNotice } from './boundNotice.ts';
import { readHtmlText } from './readHtmlText.ts';
import { readDocumentSource, readTableSource } from './packedSources.ts';
import { readXmlText } from './readXmlText.ts';
import type { FoundSource, HashedNotice, ReadSource, SourceTask } from './sourceTask.ts';

/** A file as a reader is given it. `text` is `null` for what is no text. */
interface SourceContent {
  readonly bytes: Uint8Array;
  readonly text: string | null;
  readonly name: string;
  readonly mappings: SourceTask['mappings'];
}

/** Reads one kind of source, and gives `null` for what is of another kind, which it tells by its content. */
interface SourceReader {
  /** The formats it can give, for who asks for one. */
  readonly formats: readonly NoticeFormat[];
  read(source: SourceContent): SourceReading | null | Promise<SourceReading | null>;
}

/**
 * The readers of sources, in the order they are tried; the first that does not give `null` has read it.
 *
 * To add one: 1. its function in the domain, or beside this file when it needs a library; 2. an entry here, before those
 * that take anything; 3. its formats in `NOTICE_FORMATS`.
 */
const READERS: readonly SourceReader[] = [
  {
    formats: ['oaiDc', 'lom', 'opencast', 'esupPod', 'podcast', 'transcriber'],
    read: ({ text }) => (text === null ? null : readXmlText(text)),
  },
  { formats: ['portalHtml', 'webPage'], read: ({ text }) => (text === null ? null : readHtmlText(text)) },
  {
    formats: ['esupPod', 'lutrinNotice', 'jsonLd'],
    read: ({ text }) => (text === null ? null : readJsonText(text, readJsonLd)),
  },
  { formats: ['transcriber'], read: ({ text }) => (text === null ? null : readStm(text)) },
  { formats: ['table'], read: (source) => readTableSource(source, source.mappings) },
  { formats: ['document'], read: readDocumentSource },
  { formats: ['portalText'], read: ({ text }) => (text === null ? null : readTextPage(text)) },
];

/** Reads the notices of a file, whatever it is. Never throws on any bytes. */
export async function readSource({ bytes, name, options, mappings }: SourceTask): Promise<ReadSource> {
  const read = await textOfBytes(bytes);
  if (read.ok) return readText({ bytes, name, mappings, text: read.text }, options, read.encoding);
  if (read.reason !== 'binary') return read;
  const reading = await firstReading({ bytes, text: null, name, mappings }, options.format);
  if (reading === null) return read;
  return reading.ok ? foundSource(reading, { encoding: '', textSha256: sha256(bytes) }) : reading;
}

async function readText(
  source: SourceContent & { readonly text: string },
  { format, repairsEncoding }: SourceTask['options'],
  encoding: string,
): Promise<ReadSource> {
  const reading = await firstReading(source, format);
  const { isTwiceEncoded: isSpoilt, text: meant } = repairDoubleEncoding(source.text);
  const kept = { encoding, textSha256: sha256(source.text), isTwiceEncoded: isSpoilt };
  if (!isSpoilt || !repairsEncoding) return foundOr(reading, kept);
  const repaired = await firstReading({ ...source, text: meant }, format);
  const spoilt = reading?.ok === true ? reading.notices.map(hashed) : [];
  return foundOr(repaired, { ...kept, isTwiceEncoded: false, spoilt });
}

type Kept = Pick<FoundSource, 'encoding' | 'textSha256'> & Partial<Pick<FoundSource, 'isTwiceEncoded' | 'spoilt'>>;

function foundOr(reading: SourceReading | null, kept: Kept): ReadSource {
  if (reading === null) return { ok: false, reason: 'notANotice', detail: '' };
  return reading.ok ? foundSource(reading, kept) : reading;
}

function foundSource(reading: Extract<SourceReading, { ok: true }>, kept: Kept): FoundSource {
  return { isTwiceEncoded: false, spoilt: [], ...reading, ...kept, notices: reading.notices.map(hashed) };
}

/** The first reading by a reader that knows such sources; `null` when none does. */
async function firstReading(source: SourceContent, format: NoticeFormat | null): Promise<SourceReading | null> {
  for (const { formats, read } of READERS) {
    if (format !== null && !formats.includes(format)) continue;
    const reading = await read(source);
    if (reading !== null) return reading;
  }
  return null;
}

function hashed(read: ReadNotice): HashedNotice {
  const notice = boundNotice(read.notice);
  return { ...read, notice, sha256: sha256(JSON.stringify(notice)) };
}

/** The SHA-256 of a text or of bytes, in hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
