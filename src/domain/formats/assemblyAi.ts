import type { CueFile } from './cueFile.ts';
import type { CueSource } from './cueSource.ts';
import { isRecord, type Json } from './jsonRecord.ts';
import type { Parsed } from './parsed.ts';
import type { RecognisedPiece } from './recognisedPieces.ts';
import { languageOf, nameOf, percentOf, recordsOf, segmentsOfPieces, speechFile, stringOf, timeOf } from './speech.ts';

/** Reads the JSON of AssemblyAI: `utterances[]` where speakers were told apart, else `words[]`; times in milliseconds. */
export function parseAssemblyAi({ json }: CueSource): Parsed<CueFile | null> {
  const root = isRecord(json) ? json : {};
  const language = languageOf(stringOf(root['language_code']).replace('_', '-'));
  const utterances = recordsOf(root['utterances']).map((utterance) => ({
    speaker: nameOf(utterance['speaker']),
    isTurn: true,
    startMs: timeOf(utterance['start'], 1),
    endMs: timeOf(utterance['end'], 1),
    text: stringOf(utterance['text']),
    pieces: recordsOf(utterance['words']).map(pieceOf),
  }));
  const segments = utterances.length > 0 ? utterances : segmentsOfPieces(recordsOf(root['words']).map(pieceOf));
  return { value: speechFile('assemblyai', language, segments), problems: [] };
}

export function looksLikeAssemblyAi({ json }: CueSource): boolean {
  if (!isRecord(json) || typeof json['text'] !== 'string' || Array.isArray(json['segments'])) return false;
  return recordsOf(json['words']).some((word) => {
    return typeof word['text'] === 'string' && Number.isInteger(word['start']) && Number.isInteger(word['end']);
  });
}

function pieceOf(word: Json): RecognisedPiece {
  return {
    text: ` ${stringOf(word['text'])}`,
    startMs: timeOf(word['start'], 1),
    endMs: timeOf(word['end'], 1),
    confidence: percentOf(word['confidence']),
    speaker: nameOf(word['speaker']),
  };
}
