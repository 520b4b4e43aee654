import { quote, type TextProblem } from '../formats/parsed.ts';
import { isPodVideo, readEsupPod } from './esupPod.ts';
import { isRecord } from './jsonValues.ts';
import { isLutrinNotice, readLutrinNotice } from './lutrinNotice.ts';
import { readingOf } from './noticeDraft.ts';
import type { ReadNotice, SourceReading } from './sourceReading.ts';

/**
 * Reads the talks of a JSON value, in whatever format it is: the project's own notices, Esup-Pod's videos, and what says
 * itself to be JSON-LD, which `readJsonLd` reads. Transcripts alone (`lutrin-transcript`, a recogniser's segments) are
 * none. Never throws.
 */
export function readJsonNotices(value: unknown, readJsonLd: (value: unknown) => ReadNotice[]): SourceReading {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (all.some(isLutrinNotice)) return readLutrinNotices(all);
  if (all.some(isJsonLd)) return readingOf('jsonLd', readJsonLd(value));
  if (Array.isArray(value) && value.some(isPodVideo)) return readEsupPod({ results: value })!;
  return readEsupPod(value) ?? { ok: false, reason: 'notANotice', detail: describe(value) };
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
