import type { CueFile } from './cueFile.ts';
import type { CueSource } from './cueSource.ts';
import { isRecord, type Json } from './jsonRecord.ts';
import type { Parsed } from './parsed.ts';
import type { RecognisedPiece } from './recognisedPieces.ts';
import { nameOf, percentOf, recordsOf, speechFile, stringOf, timeOf } from './speech.ts';

/**
 * Reads the JSON of Rev and Rev AI: `monologues[]` of one speaker each, with `elements[]` of words and of what stands
 * between them. Speakers are numbers, or names in `speakers[]`.
 */
export function parseRev({ json }: CueSource): Parsed<CueFile | null> {
  const root = isRecord(json) ? json : {};
  const names = new Map(recordsOf(root['speakers']).map(({ id, name }) => [nameOf(id), nameOf(name)]));
  const segments = recordsOf(root['monologues']).map((monologue) => {
    const elements = recordsOf(monologue['elements']);
    const id =
      nameOf(monologue['speaker']) ?? nameOf(isRecord(monologue['speaker']) ? monologue['speaker']['id'] : null);
    const speaker = names.get(id) ?? id;
    return {
      speaker,
      isTurn: speaker !== null,
      startMs: null,
      endMs: null,
      text: elements.map(({ value }) => stringOf(value)).join(''),
      pieces: piecesOf(elements),
    };
  });
  return { value: speechFile('rev', null, segments), problems: [] };
}

export function looksLikeRev({ json }: CueSource): boolean {
  return isRecord(json) && recordsOf(json['monologues']).some(({ elements }) => Array.isArray(elements));
}

/** Marks belong to the word before them, blanks to the one behind. */
function piecesOf(elements: readonly Json[]): RecognisedPiece[] {
  const pieces: RecognisedPiece[] = [];
  let blank = '';
  for (const { type, value, ts, end_ts, confidence } of elements) {
    const text = stringOf(value);
    const last = pieces.at(-1);
    if (type === 'text') {
      const times = { startMs: timeOf(ts), endMs: timeOf(end_ts) };
      pieces.push({ text: blank + text, ...times, confidence: percentOf(confidence), speaker: null });
      blank = '';
    } else if (last === undefined || text.trim() === '') blank += text;
    else {
      pieces[pieces.length - 1] = { ...last, text: last.text + blank + text.trimEnd() };
      blank = text.slice(text.trimEnd().length);
    }
  }
  return pieces;
}
