import type { CueFile } from './cueFile.ts';
import type { CueSource } from './cueSource.ts';
import { isRecord, type Json } from './jsonRecord.ts';
import type { Parsed, TextProblem } from './parsed.ts';
import type { RecognisedPiece, RecognisedSegment } from './recognisedPieces.ts';
import { languageOf, nameOf, percentOf, speechFile, timeOf } from './speech.ts';

type Report = (code: string, detail: string) => void;

/**
 * Reads what the Whisper family writes as JSON; `value` is `null` when the text is none of it.
 *
 * - openai-whisper, faster-whisper and the servers that copy them: `segments[]` with `start` and `end` in seconds,
 *   `text`, and `words[]` of `word, start, end, probability` when word times were asked for. The API's
 *   `verbose_json` puts the words beside the segments.
 * - WhisperX: the same with `score` for `probability`, `speaker` on words and segments, and words without times
 *   (numbers, which its alignment cannot place).
 * - whisper.cpp: `transcription[]` with `offsets.from` and `.to` in milliseconds, and `tokens[]` with their own
 *   `offsets` and `p` under `--output-json-full`; `speaker` with `--diarize`, `speaker_turn_next` with `--tinydiarize`.
 *
 * Problems have line 0: their `detail` begins with the path in the JSON. What a recogniser says backwards is kept.
 */
export function parseWhisperJson({ json }: CueSource): Parsed<CueFile | null> {
  const problems: TextProblem[] = [];
  const report: Report = (code, detail) => problems.push({ code, line: 0, detail });
  const read = segmentsIn(json, report);
  if (read === null) return { value: null, problems: [{ code: 'notWhisperJson', line: 0, detail: 'segments' }] };
  return { value: speechFile(read.format, languageIn(json), read.segments), problems };
}

/** Whether JSON is shaped as the family's. */
export function looksLikeWhisper({ json }: CueSource): boolean {
  const list = isRecord(json) ? (Array.isArray(json['segments']) ? json['segments'] : json['transcription']) : json;
  return Array.isArray(list) && list.some(isSegment);
}

type WhisperKind = 'whisper' | 'whisperx' | 'whispercpp';

interface Found {
  readonly format: WhisperKind;
  readonly segments: readonly RecognisedSegment[];
}

function segmentsIn(root: unknown, report: Report): Found | null {
  // A list of segments alone is what scripts around faster-whisper write.
  if (Array.isArray(root)) return found(root, 'segments', report);
  if (!isRecord(root)) return null;
  const { segments, transcription, words } = root;
  if (!Array.isArray(segments))
    return Array.isArray(transcription) ? found(transcription, 'transcription', report) : null;
  const plain = found(segments, 'segments', report);
  if (plain === null) return null;
  if (Array.isArray(words)) return { ...plain, segments: withWords(plain.segments, words.flatMap(piece)) };
  return root['word_segments'] === undefined ? plain : { ...plain, format: 'whisperx' };
}

function found(list: readonly unknown[], name: 'segments' | 'transcription', report: Report): Found | null {
  if (!list.some(isSegment)) return null;
  const isCpp = name === 'transcription';
  const read = isCpp ? cppSegment : segment;
  let isTurn = false;
  const segments = list.flatMap((item, index): RecognisedSegment[] => {
    if (!isSegment(item)) {
      report('badSegment', `${name}[${index}]`);
      return [];
    }
    const made = { ...read(item, item.text), isTurn };
    isTurn = item['speaker_turn_next'] === true;
    return [made];
  });
  return { format: isCpp ? 'whispercpp' : hasScores(list) ? 'whisperx' : 'whisper', segments };
}

function isSegment(item: unknown): item is Json & { readonly text: string } {
  return isRecord(item) && typeof item['text'] === 'string';
}

/** WhisperX alone says `score`. */
function hasScores(list: readonly unknown[]): boolean {
  return list.some((item) => {
    const words = isRecord(item) ? item['words'] : null;
    return Array.isArray(words) && words.some((word) => isRecord(word) && word['score'] !== undefined);
  });
}

type ReadSegment = Omit<RecognisedSegment, 'isTurn'>;

function segment(item: Json, text: string): ReadSegment {
  return {
    speaker: nameOf(item['speaker']),
    startMs: timeOf(item['start']),
    endMs: timeOf(item['end']),
    text,
    pieces: Array.isArray(item['words']) ? item['words'].flatMap(piece) : [],
  };
}

function piece(word: unknown): RecognisedPiece[] {
  const text = isRecord(word) ? (word['word'] ?? word['text']) : null;
  if (!isRecord(word) || typeof text !== 'string') return [];
  return [
    {
      text,
      startMs: timeOf(word['start']),
      endMs: timeOf(word['end']),
      confidence: percentOf(word['probability'] ?? word['score'] ?? word['confidence']),
      speaker: nameOf(word['speaker']),
    },
  ];
}

/** Marks of the model among the tokens: `[_BEG_]`, `[_TT_150]`, `<|fr|>`. */
const SPECIAL_TOKEN = /^(?:\[_[A-Z]+_(?:\d+)?\]|<\|.*\|>)$/;

function cppSegment(item: Json, text: string): ReadSegment {
  const times = cppTimes(item);
  const tokens: unknown[] = Array.isArray(item['tokens']) ? item['tokens'] : [];
  const pieces = tokens.flatMap((token): RecognisedPiece[] => {
    if (!isRecord(token) || typeof token['text'] !== 'string' || SPECIAL_TOKEN.test(token['text'])) return [];
    return [{ text: token['text'], ...cppTimes(token), confidence: percentOf(token['p']), speaker: null }];
  });
  // With two channels it numbers the voices, and writes `?` when it cannot tell.
  const speaker = nameOf(item['speaker']);
  return { speaker: speaker === '?' ? null : speaker, ...times, text, pieces };
}

function cppTimes(item: Json): { startMs: number | null; endMs: number | null } {
  const offsets = isRecord(item['offsets']) ? item['offsets'] : {};
  return { startMs: timeOf(offsets['from'], 1), endMs: timeOf(offsets['to'], 1) };
}

/** Gives each segment the words that stand beside the segments, by time. */
function withWords(segments: readonly RecognisedSegment[], words: readonly RecognisedPiece[]): RecognisedSegment[] {
  let at = 0;
  return segments.map((made, index) => {
    const nextMs = segments[index + 1]?.startMs ?? Infinity;
    const from = at;
    while (at < words.length && (words[at]!.startMs ?? 0) < nextMs) at++;
    return made.pieces.length > 0 ? made : { ...made, pieces: words.slice(from, at) };
  });
}

function languageIn(root: unknown): string | null {
  if (!isRecord(root)) return null;
  return languageOf(root['language'] ?? (isRecord(root['result']) ? root['result']['language'] : null));
}
