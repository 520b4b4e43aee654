import { paragraphsFromSpans } from './paragraphsFromSpans.ts';
import { spansOfCues, withoutRolledUpLines, type TimedCue } from './cueSpans.ts';
import { parseLutrinJson, type TimedParagraph } from './lutrinJson.ts';
import type { Parsed, TextProblem } from './parsed.ts';
import { timedCuesOfSrt, timedCuesOfVtt } from './timedCues.ts';
import type { TimedText } from './timedText.ts';
import { parseWhisperJson } from './whisperJson.ts';

/** How sure it is that a text is of a format is told by its beginning; SubRip, which has none, comes last. */
const READERS: readonly { readonly begins: RegExp; readonly read: (text: string) => Parsed<TimedText | null> }[] = [
  { begins: /^WEBVTT(?:\s|$)/u, read: readVtt },
  { begins: /^\s*[[{]\s*["{\]}]/u, read: readJson },
  { begins: /(?:)/u, read: readSrt },
];

/**
 * Reads a timed text in whatever format it is, by its content; `value` is `null` when it is none, or holds no text: to
 * take it would leave a talk without its own. Never throws.
 *
 * To add a format: 1. its parser in a file beside this one, giving spans or a `TimedText`; 2. its line in `READERS`,
 * before SubRip; 3. its name in `TimedFormat`, in the contract and in the strings; 4. a sample.
 */
export function readTimedText(text: string): Parsed<TimedText | null> {
  const plain = text.replace(/^\uFEFF/, '');
  const { value, problems } = READERS.find(({ begins }) => begins.test(plain))!.read(plain);
  if (value === null || value.paragraphs.some((paragraph) => paragraph.text.trim() !== '')) return { value, problems };
  return { value: null, problems: [...problems, { code: 'noText', line: 0, detail: '' }] };
}

function readVtt(text: string): Parsed<TimedText | null> {
  const { value, problems } = timedCuesOfVtt(text);
  return value === null ? { value, problems } : fromCues('vtt', value, { language: vttLanguage(text), problems });
}

/** `Language: fr` in the header, as YouTube writes it. */
function vttLanguage(text: string): string | null {
  const header = text.slice(0, 1_000).split(/\r?\n\r?\n/)[0]!;
  return /^Language:\s*([A-Za-z]{2,3}(?:-[A-Za-z\d-]{2,20})?)\s*$/mu.exec(header)?.[1] ?? null;
}

function readSrt(text: string): Parsed<TimedText | null> {
  const { value, problems } = timedCuesOfSrt(text);
  return value.length === 0 ? { value: null, problems } : fromCues('srt', value, { language: null, problems });
}

function fromCues(
  format: 'srt' | 'vtt',
  cues: readonly TimedCue[],
  { language, problems }: { language: string | null; problems: readonly TextProblem[] },
): Parsed<TimedText | null> {
  const { cues: unrolled, repeatedLines } = withoutRolledUpLines(cues);
  const rolled = repeatedLines === 0 ? [] : [{ code: 'repeatedLines', line: 0, detail: String(repeatedLines) }];
  const value = { format, language, complete: true, ...paragraphsFromSpans(spansOfCues(unrolled)) };
  return { value, problems: [...problems, ...rolled] };
}

function readJson(text: string): Parsed<TimedText | null> {
  const whisper = parseWhisperJson(text);
  if (whisper.value !== null || whisper.problems.some(({ code }) => code === 'notJson')) return whisper;
  const { value, problems } = parseLutrinJson(text);
  if (value === null) return problems.some(({ code }) => code === 'unknownVersion') ? { value, problems } : whisper;
  const { language, complete, speakers } = value;
  const paragraphs = withCountedAnchors(value.paragraphs);
  const known = language === 'und' ? null : language;
  return { value: { format: 'lutrin', language: known, complete, speakers, paragraphs, confidences: [] }, problems };
}

/** A file of its own format may hold a part of a talk, or words that were never numbered. */
function withCountedAnchors(paragraphs: readonly TimedParagraph[]): TimedParagraph[] {
  const counted = new Map<number, number>();
  let next = 0;
  const counts = (anchor: number | undefined): number => {
    if (anchor === undefined) return next++;
    if (anchor < 0) return anchor;
    const known = counted.get(anchor) ?? next++;
    counted.set(anchor, known);
    return known;
  };
  return paragraphs.map((paragraph) => ({
    ...paragraph,
    words: paragraph.words.map(([startMs, endMs, anchor]) => [startMs, endMs, counts(anchor)]),
  }));
}
