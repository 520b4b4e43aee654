import type { CueFile } from './cueFile.ts';
import type { CueSource } from './cueSource.ts';
import { isRecord, type Json } from './jsonRecord.ts';
import type { Parsed } from './parsed.ts';
import type { RecognisedPiece } from './recognisedPieces.ts';
import { languageOf, nameOf, percentOf, recordsOf, segmentsOfPieces, speechFile, stringOf, timeOf } from './speech.ts';

/**
 * Reads the JSON of Amazon Transcribe: `results.items[]` with times and confidences as strings in seconds, punctuation
 * as items without times; speakers by item, or by `results.speaker_labels.segments[].items[]` at the same start.
 */
export function parseAwsTranscribe({ json }: CueSource): Parsed<CueFile | null> {
  const results = resultsIn(json);
  const speakers = speakersIn(results['speaker_labels']);
  const pieces: RecognisedPiece[] = [];
  for (const item of recordsOf(results['items'])) {
    const [best] = recordsOf(item['alternatives']);
    const text = stringOf(best?.['content']);
    const last = pieces.at(-1);
    if (item['type'] === 'punctuation' && last !== undefined)
      pieces[pieces.length - 1] = { ...last, text: last.text + text };
    else if (text !== '') {
      const speaker = nameOf(item['speaker_label']) ?? speakers.get(stringOf(item['start_time'])) ?? null;
      const times = { startMs: timeOf(item['start_time']), endMs: timeOf(item['end_time']) };
      pieces.push({ text: ` ${text}`, ...times, confidence: percentOf(best?.['confidence']), speaker });
    }
  }
  const language = languageOf(results['language_code']);
  return { value: speechFile('aws', language, segmentsOfPieces(pieces)), problems: [] };
}

export function looksLikeAwsTranscribe({ json }: CueSource): boolean {
  return recordsOf(resultsIn(json)['items']).some((item) => Array.isArray(item['alternatives']));
}

function resultsIn(json: unknown): Json {
  return isRecord(json) && isRecord(json['results']) ? json['results'] : {};
}

function speakersIn(labels: unknown): Map<string, string> {
  const segments = isRecord(labels) ? recordsOf(labels['segments']) : [];
  const named = segments.flatMap((segment) => recordsOf(segment['items']));
  return new Map(
    named.flatMap((item): [string, string][] => {
      const name = nameOf(item['speaker_label']);
      return name === null ? [] : [[stringOf(item['start_time']), name]];
    }),
  );
}
