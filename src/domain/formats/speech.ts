import type { CueFile, FileCue } from './cueFile.ts';
import { isRecord, type Json } from './jsonRecord.ts';
import { segmentText, type RecognisedPiece, type RecognisedSegment } from './recognisedPieces.ts';

/** The objects of a list; nothing when it is none. */
export function recordsOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** A text of JSON, `''` when it is none. */
export function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A number that JSON has as such or as a string (AWS); `null` when it is none. */
export function numberOf(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** A time in some unit as integer milliseconds; `null` when it is none, or before the recording. */
export function timeOf(value: unknown, msPerUnit = 1_000): number | null {
  const number = numberOf(value);
  const timeMs = number === null ? -1 : Math.round(number * msPerUnit);
  return Number.isSafeInteger(timeMs) && timeMs >= 0 ? timeMs : null;
}

/** How sure a recogniser is, of 0 to 1, in per cent. */
export function percentOf(value: unknown): number | null {
  const number = numberOf(value);
  return number !== null && number >= 0 && number <= 1 ? Math.round(number * 100) : null;
}

/** A name or number of a speaker; `null` when there is none. */
export function nameOf(value: unknown): string | null {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 200) : null;
}

/** A language as BCP 47 writes it; `null` for anything else. */
export function languageOf(value: unknown): string | null {
  const isTag = typeof value === 'string' && /^[a-z]{2,3}(?:-[a-z\d-]{2,20})?$/i.test(value);
  return isTag ? value : null;
}

/** A recogniser's segments as a file: a segment without times of its own has those of its words, or none at all. */
export function speechFile(format: string, language: string | null, segments: readonly RecognisedSegment[]): CueFile {
  const cues: FileCue[] = [];
  let beforeMs = 0;
  for (const { speaker, isTurn, pieces, ...segment } of segments) {
    const text = segmentText({ speaker, isTurn, pieces, ...segment });
    if (text === '') continue;
    const firstMs = pieces.find(({ startMs }) => startMs !== null)?.startMs;
    const lastMs = pieces.findLast(({ endMs }) => endMs !== null)?.endMs;
    const startMs = segment.startMs ?? firstMs ?? beforeMs;
    const endMs = segment.endMs ?? lastMs ?? startMs;
    cues.push({ id: '', startMs, endMs, text, raw: segment.text, settings: '', speaker, isTurn, words: pieces });
    beforeMs = endMs;
  }
  return { format, language, cues };
}

/** A silence that ends a segment of a recogniser that gives only words. */
const PAUSE_MS = 1_500;
/** A segment without any mark ends after so many words. */
const MOST_WORDS = 60;
const SENTENCE_END = /[.!?…]["»”’)\]]*$/u;

/** Cuts a list of words into segments: at another voice, a silence, the end of a sentence. */
export function segmentsOfPieces(pieces: readonly RecognisedPiece[]): RecognisedSegment[] {
  const segments: RecognisedPiece[][] = [];
  for (const piece of pieces) {
    const current = segments.at(-1);
    if (current === undefined || isCut(current, piece)) segments.push([piece]);
    else current.push(piece);
  }
  return segments.map((own, index) => {
    const speaker = own.find((piece) => piece.speaker !== null)?.speaker ?? null;
    const before = segments[index - 1]?.at(-1)?.speaker ?? null;
    return {
      speaker,
      isTurn: speaker !== null && speaker !== before,
      startMs: null,
      endMs: null,
      text: '',
      pieces: own,
    };
  });
}

function isCut(current: readonly RecognisedPiece[], next: RecognisedPiece): boolean {
  const last = current.at(-1)!;
  if (next.speaker !== null && last.speaker !== null && next.speaker !== last.speaker) return true;
  if (next.startMs !== null && last.endMs !== null && next.startMs - last.endMs >= PAUSE_MS) return true;
  return SENTENCE_END.test(last.text) || current.length >= MOST_WORDS;
}
