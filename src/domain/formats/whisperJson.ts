import { paragraphsFromSpans } from './paragraphsFromSpans.ts';
import { quote, type Parsed, type TextProblem } from './parsed.ts';
import { spansOfSegment, type RecognisedPiece, type RecognisedSegment } from './recognisedPieces.ts';
import { millisecondsOf, type TimedSpan, type TimedText } from './timedText.ts';

type Json = Readonly<Record<string, unknown>>;
type Report = (code: string, detail: string) => void;

/**
 * Reads what the Whisper family writes as JSON; `value` is `null` when the text is none of it. Never throws.
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
export function parseWhisperJson(text: string): Parsed<TimedText | null> {
  const problems: TextProblem[] = [];
  const report: Report = (code, detail) => problems.push({ code, line: 0, detail });
  let root: unknown;
  try {
    root = JSON.parse(text) as unknown;
  } catch (error) {
    report('notJson', error instanceof Error ? quote(error.message) : '');
    return { value: null, problems };
  }
  const read = segmentsIn(root, report);
  if (read === null) {
    report('notWhisperJson', 'segments');
    return { value: null, problems };
  }
  const { format, segments } = read;
  const spoken = paragraphsFromSpans(spansOf(segments, report));
  return { value: { format, language: languageOf(root), complete: true, ...spoken }, problems };
}

interface Found {
  readonly format: TimedText['format'];
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
    startMs: millisecondsOf(item['start']),
    endMs: millisecondsOf(item['end']),
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
      startMs: millisecondsOf(word['start']),
      endMs: millisecondsOf(word['end']),
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
  return { startMs: millisecondsIn(offsets['from']), endMs: millisecondsIn(offsets['to']) };
}

function millisecondsIn(value: unknown): number | null {
  return typeof value === 'number' ? millisecondsOf(value / 1_000) : null;
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

function spansOf(segments: readonly RecognisedSegment[], report: Report): TimedSpan[] {
  let beforeMs = 0;
  let untimed = 0;
  const spans = segments.flatMap((segmentRead) => {
    const made = spansOfSegment(segmentRead, beforeMs);
    beforeMs = made.at(-1)?.endMs ?? beforeMs;
    for (const { words } of made) untimed += words.filter((word) => (word.startMs ?? word.endMs) === null).length;
    return made;
  });
  if (untimed > 0) report('wordsWithoutTimes', String(untimed));
  if (segments.every(({ pieces }) => pieces.length === 0)) report('noWordTimes', '');
  return spans;
}

function languageOf(root: unknown): string | null {
  if (!isRecord(root)) return null;
  const language = root['language'] ?? (isRecord(root['result']) ? root['result']['language'] : null);
  return typeof language === 'string' && /^[a-z]{2,3}(?:-[a-z\d-]{2,20})?$/i.test(language) ? language : null;
}

function nameOf(value: unknown): string | null {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 200) : null;
}

function percentOf(value: unknown): number | null {
  if (typeof value !== 'number' || !(value >= 0 && value <= 1)) return null;
  return Math.round(value * 100);
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
