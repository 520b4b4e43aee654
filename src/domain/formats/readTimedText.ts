import type { CueFile } from './cueFile.ts';
import { cueFormats, detectCueFormat, parseCueFile, type CueFormatName } from './cueFormats.ts';
import { CueSource } from './cueSource.ts';
import { spansOfCues, withoutRolledUpLines } from './cueSpans.ts';
import { healBreaks } from './healBreaks.ts';
import { parseLutrinJson, type TimedParagraph } from './lutrinJson.ts';
import { paragraphsFromSpans } from './paragraphsFromSpans.ts';
import type { Parsed, TextProblem } from './parsed.ts';
import { spansOfSegment } from './recognisedPieces.ts';
import { timedCuesOf } from './timedCues.ts';
import type { TimedFormat, TimedSpan, TimedText } from './timedText.ts';

/**
 * Reads a timed text in whatever format of `cueFormats` it is, by its content; `value` is `null` when it is none, or
 * holds no text: to take it would leave a talk without its own. Never throws.
 */
export function readTimedText(file: string | CueSource): Parsed<TimedText | null> {
  const source = typeof file === 'string' ? new CueSource(file.replace(/^\uFEFF/, '')) : file;
  const { value, problems } = read(source, detectCueFormat(source));
  if (value === null || value.paragraphs.some((paragraph) => paragraph.text.trim() !== '')) return { value, problems };
  return { value: null, problems: [...problems, { code: 'noText', line: 0, detail: '' }] };
}

function read(source: CueSource, name: CueFormatName | null): Parsed<TimedText | null> {
  if (name === 'lutrin') return readLutrin(source.text);
  const { value, problems } = parseCueFile(source, name);
  if (value === null) return { value, problems };
  const isSpeech = cueFormats[name ?? 'srt'].isSpeech === true;
  const spans = isSpeech ? spansOfSpeech(value) : spansOfSubtitles(value);
  return { value: textOf(value, spans.value), problems: [...problems, ...spans.problems] };
}

/** The prose of a file: its cues joined into paragraphs. */
export function textOfCueFile(file: CueFile): TimedText {
  const hasWords = file.cues.some(({ words }) => words !== undefined);
  return textOf(file, (hasWords ? spansOfSpeech(file) : spansOfSubtitles(file)).value);
}

function textOf({ format, language }: CueFile, spans: readonly TimedSpan[]): TimedText {
  return { format: format as TimedFormat, language, complete: true, ...paragraphsFromSpans(spans) };
}

function spansOfSubtitles({ cues }: CueFile): Parsed<TimedSpan[]> {
  const { cues: unrolled, repeatedLines } = withoutRolledUpLines(timedCuesOf(cues));
  const { cues: healed, healedCount } = healBreaks(unrolled);
  const counts = { repeatedLines, healedBreaks: healedCount };
  const problems = Object.entries(counts).flatMap(([code, count]): TextProblem[] => {
    return count === 0 ? [] : [{ code, line: 0, detail: String(count) }];
  });
  return { value: spansOfCues(healed), problems };
}

function spansOfSpeech({ cues }: CueFile): Parsed<TimedSpan[]> {
  let beforeMs = 0;
  let untimed = 0;
  const value = cues.flatMap(({ words = [], isTurn, ...cue }) => {
    const voice = { speaker: cue.speaker, isTurn: isTurn ?? cue.speaker !== null };
    const made = spansOfSegment(
      { ...voice, startMs: cue.startMs, endMs: cue.endMs, text: cue.text, pieces: words },
      beforeMs,
    );
    beforeMs = made.at(-1)?.endMs ?? beforeMs;
    for (const span of made) untimed += span.words.filter((word) => (word.startMs ?? word.endMs) === null).length;
    return made;
  });
  const problems: TextProblem[] = [];
  if (untimed > 0) problems.push({ code: 'wordsWithoutTimes', line: 0, detail: String(untimed) });
  if (cues.every(({ words = [] }) => words.length === 0)) problems.push({ code: 'noWordTimes', line: 0, detail: '' });
  return { value, problems };
}

function readLutrin(text: string): Parsed<TimedText | null> {
  const { value, problems } = parseLutrinJson(text);
  if (value === null) return { value, problems };
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
