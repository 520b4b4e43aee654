import { estimateTimes } from './estimateTimes.ts';
import { tokensOf } from './tokensOf.ts';
import { TYPED, type Paragraph, type ParagraphId, type Transcript, type WordTime } from './transcript.ts';

/**
 * Splits a paragraph at a UTF-16 offset; the first half keeps the id. White space at the cut is dropped.
 *
 * Each half keeps the times of its own words. A word that is cut has its time divided by characters. Without word
 * times the halves keep the outer ends, and the cut between them is not known.
 */
export function splitParagraph(paragraph: Paragraph, offset: number, newId: ParagraphId): [Paragraph, Paragraph] {
  const text = [paragraph.text.slice(0, offset).trimEnd(), paragraph.text.slice(offset).trimStart()] as const;
  const words = splitWords(paragraph, offset, text);
  const [first, second] = words;
  return [
    {
      ...paragraph,
      text: text[0],
      words: first,
      endMs: first.at(-1)?.[1] ?? (text[1] === '' ? paragraph.endMs : null),
    },
    {
      ...paragraph,
      id: newId,
      text: text[1],
      words: second,
      startMs: second[0]?.[0] ?? (text[0] === '' ? paragraph.startMs : null),
      endMs: text[1] === '' ? null : paragraph.endMs,
    },
  ].map(withoutTimesIfHeading) as [Paragraph, Paragraph];
}

function splitWords(
  paragraph: Paragraph,
  offset: number,
  text: readonly [string, string],
): [readonly WordTime[], readonly WordTime[]] {
  if (paragraph.words.length === 0) return [[], []];
  const counts = [tokensOf(text[0]).length, tokensOf(text[1]).length] as const;
  const words = [...paragraph.words];
  if (counts[0] + counts[1] === words.length + 1) {
    const token = tokensOf(paragraph.text)[counts[0] - 1]!;
    const [startMs, endMs, anchor] = words[counts[0] - 1]!;
    const cutMs = startMs + Math.round(((endMs - startMs) * (offset - token.start)) / (token.end - token.start));
    words.splice(counts[0] - 1, 1, [startMs, cutMs, anchor], [cutMs, endMs, TYPED]);
  }
  return [words.slice(0, counts[0]), words.slice(counts[0], counts[0] + counts[1])];
}

/**
 * Merges two neighbours into the first: one space between their texts, times concatenated. Where only one of them
 * has word times, the other's words share out its own known range, or the merged paragraph has none.
 */
export function mergeParagraphs(first: Paragraph, second: Paragraph): Paragraph {
  const glue = first.text === '' || second.text === '' ? '' : ' ';
  const merged = {
    ...first,
    speakerId: first.text === '' ? (second.speakerId ?? first.speakerId) : first.speakerId,
    startMs: first.text === '' ? (second.startMs ?? first.startMs) : first.startMs,
    endMs: second.text === '' ? (first.endMs ?? second.endMs) : second.endMs,
    text: first.text.trimEnd() + glue + second.text.trimStart(),
    words: mergeWords(first, second),
  };
  return withoutTimesIfHeading(merged.words.length > 0 ? coverWords(merged) : inOrder(merged));
}

function mergeWords(first: Paragraph, second: Paragraph): readonly WordTime[] {
  // A text of marks alone has no words to time, which is not the same as words without times.
  if (tokensOf(first.text).length === 0) return second.words;
  if (tokensOf(second.text).length === 0) return first.words;
  if (first.words.length === 0 || second.words.length === 0) return [];
  const earliestMs = first.words.at(-1)![0];
  return second.words[0]![0] >= earliestMs ? [...first.words, ...second.words] : [];
}

/** Sets the known start or end of a paragraph; its words follow, and the other end gives way if it must. */
export function setParagraphTime(paragraph: Paragraph, edge: 'start' | 'end', timeMs: number): Paragraph {
  if (!Number.isInteger(timeMs) || timeMs < 0) throw new RangeError(`not a time in milliseconds: ${timeMs}`);
  if (paragraph.kind === 'heading') return paragraph;
  const startMs = edge === 'start' ? timeMs : giveWay(paragraph.startMs, timeMs, Math.min);
  const endMs = edge === 'end' ? timeMs : giveWay(paragraph.endMs, timeMs, Math.max);
  const words =
    startMs === null || endMs === null ? [] : paragraph.words.map((word) => clampWord(word, startMs, endMs));
  return { ...paragraph, startMs, endMs, words };
}

function giveWay(knownMs: number | null, timeMs: number, pick: (a: number, b: number) => number): number | null {
  return knownMs === null ? null : pick(knownMs, timeMs);
}

function clampWord([startMs, endMs, anchor]: WordTime, fromMs: number, toMs: number): WordTime {
  const clamp = (ms: number): number => Math.min(Math.max(ms, fromMs), toMs);
  return [clamp(startMs), clamp(endMs), anchor];
}

/** Makes a paragraph's estimated ends known, as they stand; `null` when there is no such paragraph. */
export function confirmTimes(transcript: Transcript, id: ParagraphId, durationMs: number | null): Paragraph | null {
  const index = transcript.findIndex((paragraph) => paragraph.id === id);
  const paragraph = transcript[index];
  const times = estimateTimes(transcript, durationMs)[index];
  if (paragraph === undefined || times === undefined || paragraph.kind === 'heading') return null;
  return { ...paragraph, startMs: times.startMs, endMs: Math.max(times.startMs, times.endMs) };
}

function coverWords(paragraph: Paragraph): Paragraph {
  const firstMs = paragraph.words[0]![0];
  const lastMs = paragraph.words.reduce((latest, word) => Math.max(latest, word[1]), 0);
  return {
    ...paragraph,
    startMs: Math.min(paragraph.startMs ?? firstMs, firstMs),
    endMs: Math.max(paragraph.endMs ?? lastMs, lastMs),
  };
}

function inOrder(paragraph: Paragraph): Paragraph {
  const { startMs, endMs } = paragraph;
  return startMs !== null && endMs !== null && endMs < startMs ? { ...paragraph, endMs: startMs } : paragraph;
}

function withoutTimesIfHeading(paragraph: Paragraph): Paragraph {
  return paragraph.kind === 'heading'
    ? { ...paragraph, startMs: null, endMs: null, speakerId: null, words: [] }
    : paragraph;
}
