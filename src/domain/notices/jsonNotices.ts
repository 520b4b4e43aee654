import { isRecord } from '../formats/jsonRecord.ts';
import { quote, type TextProblem } from '../formats/parsed.ts';
import { isPodVideo, readEsupPod } from './esupPod.ts';
import { isLutrinNotice, readLutrinNotice } from './lutrinNotice.ts';
import { readingOf } from './noticeDraft.ts';
import type { ReadNotice, SourceReading } from './sourceReading.ts';

/** How JSON begins that could hold a talk: `[Musique]` is no JSON. */
const BEGINNING = /^\uFEFF?\s*(?:\{\s*["}]|\[\s*[{[\]])/;

/** Reads the talks of a text that is JSON, as `readJsonNotices` does; `null` when it is none. Never throws. */
export function readJsonText(text: string, readJsonLd: (value: unknown) => ReadNotice[]): SourceReading | null {
  if (!BEGINNING.test(text)) return null;
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return { ok: false, reason: 'malformed', detail: error instanceof Error ? quote(error.message) : '' };
  }
  return readJsonNotices(value, readJsonLd);
}

/**
 * Reads the talks of a JSON value, in whatever format it is: the project's own notices, Esup-Pod's videos, and what says
 * itself to be JSON-LD, which `readJsonLd` reads. What is nested too deeply is refused. Transcripts alone (`lutrin-transcript`, a recogniser's segments) are
 * none. Never throws.
 */
export function readJsonNotices(value: unknown, readJsonLd: (value: unknown) => ReadNotice[]): SourceReading {
  if (isTooDeep(value)) return { ok: false, reason: 'tooDeep', detail: `more than ${MAX_DEPTH} levels` };
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (all.some(isLutrinNotice)) return readLutrinNotices(all);
  if (all.some(isJsonLd)) return readingOf('jsonLd', readJsonLd(value));
  if (Array.isArray(value) && value.some(isPodVideo)) return readEsupPod({ results: value })!;
  return readEsupPod(value) ?? { ok: false, reason: 'notANotice', detail: describe(value) };
}

/** As deep as XML may be: what goes down by calling itself must come back. */
const MAX_DEPTH = 512;

function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return true;
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
  }
  return false;
}

function readLutrinNotices(all: readonly unknown[]): SourceReading {
  const problems: TextProblem[] = [];
  const reads = all.flatMap((value, index) => {
    const read = isLutrinNotice(value) ? readLutrinNotice(value) : null;
    if (read === null) problems.push({ code: 'unknownVersion', line: 0, detail: `[${index}]` });
    return read ?? [];
  });
  if (reads.length === 0) return { ok: false, reason: 'notANotice', detail: 'version' };
  return readingOf('lutrinNotice', reads, { problems });
}

function isJsonLd(value: unknown): boolean {
  return isRecord(value) && ['@context', '@type', '@graph', '@id'].some((key) => key in value);
}

function describe(value: unknown): string {
  if (!isRecord(value)) return Array.isArray(value) ? '[…]' : typeof value;
  return quote(typeof value['format'] === 'string' ? value['format'] : Object.keys(value).slice(0, 8).join(', '));
}
