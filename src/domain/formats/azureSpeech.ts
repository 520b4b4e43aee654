import type { CueFile } from './cueFile.ts';
import type { CueSource } from './cueSource.ts';
import { isRecord, type Json } from './jsonRecord.ts';
import type { Parsed } from './parsed.ts';
import type { RecognisedPiece, RecognisedSegment } from './recognisedPieces.ts';
import { languageOf, nameOf, numberOf, percentOf, recordsOf, speechFile, stringOf, timeOf } from './speech.ts';

/** A tick is 100 nanoseconds. */
const MS_PER_TICK = 1e-4;

/**
 * Reads the JSON of Azure's speech service: batch transcription (`recognizedPhrases[]`, times in ticks or as ISO 8601),
 * fast transcription (`phrases[]`, milliseconds) and the detailed results of its SDK (`NBest[]`, ticks).
 */
export function parseAzureSpeech({ json }: CueSource): Parsed<CueFile | null> {
  const phrases = phrasesIn(json).filter(
    (phrase) => !/NoMatch|Error/.test(stringOf(lower(phrase)['recognitionstatus'])),
  );
  const language = languageOf(phrases.map((phrase) => phrase['locale']).find(Boolean));
  return { value: speechFile('azure', language, phrases.map(segmentOf)), problems: [] };
}

export function looksLikeAzureSpeech({ json }: CueSource): boolean {
  return phrasesIn(json).length > 0;
}

function phrasesIn(json: unknown): Json[] {
  if (!isRecord(json)) return recordsOf(json).filter((item) => Array.isArray(item['NBest']));
  const { recognizedPhrases, phrases } = json;
  if (Array.isArray(recognizedPhrases)) return recordsOf(recognizedPhrases);
  if (Array.isArray(json['NBest'])) return [json];
  return recordsOf(phrases).filter((phrase) => phrase['offsetMilliseconds'] !== undefined);
}

function segmentOf(phrase: Json): RecognisedSegment {
  const own = lower(phrase);
  const best = lower(recordsOf(own['nbest'])[0] ?? phrase);
  // The words as they are read come first: `displayWords` have capitals and marks.
  const shown = recordsOf(best['displaywords']);
  const words = shown.length > 0 ? shown : recordsOf(best['words']);
  const speaker = nameOf(own['speaker']);
  const text = stringOf(best['display'] ?? best['text']);
  return { speaker, isTurn: speaker !== null, ...rangeOf(own), text, pieces: words.map(pieceOf) };
}

function pieceOf(word: Json): RecognisedPiece {
  const own = lower(word);
  const text = stringOf(own['displaytext'] ?? own['word'] ?? own['text']);
  return { text: ` ${text}`, ...rangeOf(own), confidence: percentOf(own['confidence']), speaker: null };
}

/** The SDK writes names with a capital, the service without. */
function lower(item: Json): Json {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name.toLowerCase(), value]));
}

function rangeOf(item: Json): { startMs: number | null; endMs: number | null } {
  const startMs = momentOf(item, 'offset');
  const lengthMs = momentOf(item, 'duration');
  return { startMs, endMs: startMs === null || lengthMs === null ? null : startMs + lengthMs };
}

function momentOf(item: Json, name: 'offset' | 'duration'): number | null {
  const plain = item[name];
  const iso = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/.exec(stringOf(plain));
  if (iso !== null) return timeOf(Number(iso[1] ?? 0) * 3_600 + Number(iso[2] ?? 0) * 60 + Number(iso[3] ?? 0));
  return (
    timeOf(item[`${name}milliseconds`], 1) ??
    timeOf(item[`${name}inticks`], MS_PER_TICK) ??
    timeOf(numberOf(plain), MS_PER_TICK)
  );
}
