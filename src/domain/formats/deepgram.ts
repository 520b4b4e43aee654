import type { CueFile } from './cueFile.ts';
import type { CueSource } from './cueSource.ts';
import { isRecord, type Json } from './jsonRecord.ts';
import type { Parsed } from './parsed.ts';
import type { RecognisedPiece } from './recognisedPieces.ts';
import { languageOf, nameOf, percentOf, recordsOf, segmentsOfPieces, speechFile, stringOf, timeOf } from './speech.ts';

/**
 * Reads the JSON of Deepgram: `results.utterances[]` where they were asked for, else the words of the first alternative
 * of each channel. `punctuated_word` is how a word is read.
 */
export function parseDeepgram({ json }: CueSource): Parsed<CueFile | null> {
  const results = resultsIn(json);
  const channels = recordsOf(results['channels']);
  const language = languageOf(channels.map((channel) => channel['detected_language']).find(Boolean));
  const utterances = recordsOf(results['utterances']).map((utterance) => ({
    speaker: nameOf(utterance['speaker']),
    isTurn: utterance['speaker'] !== undefined,
    startMs: timeOf(utterance['start']),
    endMs: timeOf(utterance['end']),
    text: stringOf(utterance['transcript']),
    pieces: recordsOf(utterance['words']).map(pieceOf),
  }));
  if (utterances.length > 0) return { value: speechFile('deepgram', language, utterances), problems: [] };
  const words = channels.flatMap((channel) => recordsOf(recordsOf(channel['alternatives'])[0]?.['words']).map(pieceOf));
  return { value: speechFile('deepgram', language, segmentsOfPieces(words)), problems: [] };
}

export function looksLikeDeepgram({ json }: CueSource): boolean {
  const { utterances, channels } = resultsIn(json);
  return [...recordsOf(channels), ...recordsOf(utterances)].some((item) => {
    return Array.isArray(item['alternatives']) || Array.isArray(item['words']);
  });
}

function resultsIn(json: unknown): Json {
  return isRecord(json) && isRecord(json['results']) ? json['results'] : {};
}

function pieceOf(word: Json): RecognisedPiece {
  return {
    text: ` ${stringOf(word['punctuated_word'] ?? word['word'])}`,
    startMs: timeOf(word['start']),
    endMs: timeOf(word['end']),
    confidence: percentOf(word['confidence']),
    speaker: nameOf(word['speaker']),
  };
}
