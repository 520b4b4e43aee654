import type { CueFile, FileCue } from './cueFile.ts';
import type { CueSource } from './cueSource.ts';
import { parseLutrinJson, type TimedParagraph } from './lutrinJson.ts';
import type { Parsed } from './parsed.ts';
import type { RecognisedPiece } from './recognisedPieces.ts';
import { tokensOf } from '../transcript/tokensOf.ts';
import { isRecord } from './jsonRecord.ts';

export function looksLikeLutrinJson({ json }: CueSource): boolean {
  return isRecord(json) && json['format'] === 'lutrin-transcript';
}

/** Reads Lutrin's own JSON as stretches of speech: a cue for each spoken paragraph that has a time. */
export function cuesOfLutrinJson({ text }: CueSource): Parsed<CueFile | null> {
  const { value, problems } = parseLutrinJson(text);
  if (value === null) return { value, problems };
  const cues = value.paragraphs.flatMap((paragraph) => cueOf(paragraph) ?? []);
  const untimed = value.paragraphs.length - cues.length;
  const lost = untimed === 0 ? [] : [{ code: 'paragraphsLeftOut', line: 0, detail: String(untimed) }];
  const language = value.language === 'und' ? null : value.language;
  return { value: { format: 'lutrin', language, cues }, problems: [...problems, ...lost] };
}

function cueOf({ kind, text, speaker, words, ...times }: TimedParagraph): FileCue | null {
  const startMs = times.startMs ?? words[0]?.[0];
  const endMs = times.endMs ?? words.at(-1)?.[1];
  if (kind === 'heading' || text.trim() === '' || startMs === undefined || endMs === undefined) return null;
  const tokens = tokensOf(text);
  const pieces = words.map(([from, to], index): RecognisedPiece => {
    const { start, end } = tokens[index]!;
    return { text: ` ${text.slice(start, end)}`, startMs: from, endMs: to, confidence: null, speaker: null };
  });
  return { id: '', startMs, endMs, text, raw: text, settings: '', speaker, words: pieces, isTurn: speaker !== null };
}
