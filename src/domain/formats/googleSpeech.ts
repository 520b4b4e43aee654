import type { CueFile } from './cueFile.ts';
import type { CueSource } from './cueSource.ts';
import { isRecord, type Json } from './jsonRecord.ts';
import type { Parsed } from './parsed.ts';
import type { RecognisedPiece, RecognisedSegment } from './recognisedPieces.ts';
import {
  languageOf,
  nameOf,
  numberOf,
  percentOf,
  recordsOf,
  segmentsOfPieces,
  speechFile,
  stringOf,
  timeOf,
} from './speech.ts';

/**
 * Reads the JSON of Google's Speech-to-Text: `results[].alternatives[0]` with `words[]`; times are `"1.300s"` or
 * `{seconds, nanos}`, as `startTime` (v1) or `startOffset` (v2, where 0 is left out). With speakers in v1, the last
 * result repeats all words with their `speakerTag`, and the others have none: then it alone is read.
 */
export function parseGoogleSpeech({ json }: CueSource): Parsed<CueFile | null> {
  const results = resultsIn(json).filter((result) => recordsOf(result['alternatives']).length > 0);
  const words = results.map((result) => recordsOf(bestOf(result)['words']).map(pieceOf));
  const language = languageOf(results.map((result) => result['languageCode']).find(Boolean));
  const last = words.at(-1) ?? [];
  const before = words.slice(0, -1).flat();
  const repeats = before.length > 0 && last.length >= before.length && last.every(({ speaker }) => speaker !== null);
  if (repeats && before.every(({ speaker }) => speaker === null)) {
    return { value: speechFile('google', language, segmentsOfPieces(last)), problems: [] };
  }
  const segments = results.map((result, index): RecognisedSegment => {
    const endMs = durationOf(result['resultEndTime'] ?? result['resultEndOffset']);
    const pieces = words[index]!;
    const text = stringOf(bestOf(result)['transcript']);
    return { speaker: null, isTurn: false, startMs: null, endMs: pieces.length > 0 ? null : endMs, text, pieces };
  });
  return { value: speechFile('google', language, segments), problems: [] };
}

export function looksLikeGoogleSpeech({ json }: CueSource): boolean {
  return resultsIn(json).some((result) => {
    return recordsOf(result['alternatives']).some((best) => typeof best['transcript'] === 'string');
  });
}

function resultsIn(json: unknown): Json[] {
  if (!isRecord(json)) return recordsOf(json).flatMap((part) => recordsOf(part['results']));
  return recordsOf(isRecord(json['response']) ? json['response']['results'] : json['results']);
}

function bestOf(result: Json): Json {
  return recordsOf(result['alternatives'])[0] ?? {};
}

function pieceOf(word: Json): RecognisedPiece {
  const startMs = durationOf(word['startTime'] ?? word['startOffset']);
  const endMs = durationOf(word['endTime'] ?? word['endOffset']);
  const speaker = nameOf(word['speakerLabel'] ?? (numberOf(word['speakerTag']) === 0 ? null : word['speakerTag']));
  // What is 0 is left out.
  const start = startMs === null && endMs !== null ? 0 : startMs;
  return {
    text: ` ${stringOf(word['word'])}`,
    startMs: start,
    endMs,
    confidence: percentOf(word['confidence'] || null),
    speaker,
  };
}

/** A duration of protocol buffers: `"1.300s"`, or seconds and nanoseconds apart. */
function durationOf(value: unknown): number | null {
  if (typeof value === 'string') return timeOf(value.replace(/s$/, ''));
  if (!isRecord(value)) return timeOf(value);
  return timeOf((numberOf(value['seconds']) ?? 0) + (numberOf(value['nanos']) ?? 0) / 1e9);
}
