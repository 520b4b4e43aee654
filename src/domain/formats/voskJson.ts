import type { CueFile } from './cueFile.ts';
import type { CueSource } from './cueSource.ts';
import type { Json } from './jsonRecord.ts';
import type { Parsed } from './parsed.ts';
import { percentOf, recordsOf, speechFile, stringOf, timeOf } from './speech.ts';

/**
 * Reads what Vosk gives for each utterance: `{"result": [{"conf", "start", "end", "word"}], "text"}`, alone, in a list,
 * or one behind the other as its examples print them. Partial results say nothing that the final ones do not.
 */
export function parseVosk({ json }: CueSource): Parsed<CueFile | null> {
  const segments = utterancesIn(json).map((utterance) => ({
    speaker: null,
    isTurn: false,
    startMs: null,
    endMs: null,
    text: stringOf(utterance['text']),
    pieces: recordsOf(utterance['result']).map((word) => ({
      text: stringOf(word['word']),
      startMs: timeOf(word['start']),
      endMs: timeOf(word['end']),
      confidence: percentOf(word['conf']),
      speaker: null,
    })),
  }));
  return { value: speechFile('vosk', null, segments), problems: [] };
}

export function looksLikeVosk({ json }: CueSource): boolean {
  return utterancesIn(json).some(({ result }) => recordsOf(result).some((word) => typeof word['word'] === 'string'));
}

function utterancesIn(json: unknown): Json[] {
  return recordsOf(Array.isArray(json) ? json : [json]).filter((item) => Array.isArray(item['result']));
}
