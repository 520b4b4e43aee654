import { tokensOf } from '../transcript/tokensOf.ts';
import { ESTIMATED, type WordTime } from '../transcript/transcript.ts';
import { interpolate } from '../transcript/wordTimes.ts';
import type { TimedParagraph } from './lutrinJson.ts';
import type { SpanWord, TimedSpan, TimedText } from './timedText.ts';

/** A paragraph of prose is about this long: some 70 words, 25 seconds of speech. */
const GOOD_CHARS = 450;
/** Text without punctuation (automatic captions) is cut at the next silence past `GOOD_CHARS`, here at the latest. */
const MOST_CHARS = 1_000;
/** A silence that ends a paragraph when a sentence ends with it. */
const PAUSE_MS = 1_500;
/** A silence that ends a paragraph whatever the text. */
const LONG_PAUSE_MS = 4_000;
/** What a silence must be to cut a text without punctuation. */
const BREATH_MS = 400;

/** The end of a sentence: its mark, and what may close behind it. An ellipsis runs on. */
const SENTENCE_END = /(?<!\.\.)[.!?](?:[\s\u00A0\u202F]*[»”"’')\]])*$/u;

/**
 * Joins the spans of a source into paragraphs of prose, in the order of the source: a new one begins with another
 * voice, after a long silence, and where a sentence ends once a paragraph is long enough.
 *
 * Times are carried over as they are, even where they run backwards: `checkTimes` lists that, `repairTimes` mends it.
 * Words without a time get an estimate between their neighbours (`ESTIMATED`); words with one get the next anchor.
 */
export function paragraphsFromSpans(
  spans: readonly TimedSpan[],
): Pick<TimedText, 'speakers' | 'paragraphs' | 'confidences'> {
  const confidences: (number | null)[] = [];
  const paragraphs = groupsOf(spans).map((group) => paragraphOf(group, confidences));
  const speakers = [...new Set(paragraphs.flatMap(({ speaker }) => speaker ?? []))];
  return {
    speakers,
    paragraphs,
    confidences: confidences.some((confidence) => confidence !== null) ? confidences : [],
  };
}

function groupsOf(spans: readonly TimedSpan[]): TimedSpan[][] {
  const groups: TimedSpan[][] = [];
  let length = 0;
  for (const span of spans) {
    const group = groups.at(-1);
    if (group === undefined || isBreak(group.at(-1)!, span, length)) {
      groups.push([span]);
      length = span.text.length;
    } else {
      group.push(span);
      length += span.text.length + 1;
    }
  }
  return groups;
}

function isBreak(before: TimedSpan, span: TimedSpan, length: number): boolean {
  // A subtitle that names nobody goes on with the voice of the one before.
  if (span.isTurn && (span.speaker === null || span.speaker !== before.speaker)) return true;
  const pauseMs = span.startMs - before.endMs;
  if (pauseMs >= LONG_PAUSE_MS) return true;
  if (SENTENCE_END.test(before.text)) return pauseMs >= PAUSE_MS || length >= GOOD_CHARS;
  return length >= MOST_CHARS || (length >= GOOD_CHARS && pauseMs >= BREATH_MS);
}

function paragraphOf(spans: readonly TimedSpan[], confidences: (number | null)[]): TimedParagraph {
  const text = spans.map((span) => span.text).join(' ');
  const times = fillTimes(
    text,
    spans.flatMap((span) => span.words),
    { startMs: spans[0]!.startMs, endMs: spans.at(-1)!.endMs },
  );
  const words = times.map(({ startMs, endMs, isKnown, confidence }): WordTime => {
    return [startMs, endMs, isKnown ? confidences.push(confidence) - 1 : ESTIMATED];
  });
  // The ends of a paragraph hold its words, whatever the source says of both.
  const startMs = words.reduce((first, word) => Math.min(first, word[0]), spans[0]!.startMs);
  const endMs = words.reduce((last, word) => Math.max(last, word[0], word[1]), spans.at(-1)!.endMs);
  return { kind: 'paragraph', speaker: spans[0]!.speaker, startMs, endMs: Math.max(startMs, endMs), text, words };
}

interface FilledWord extends SpanWord {
  readonly startMs: number;
  readonly endMs: number;
}

/** Gives words without a time their share of what their neighbours leave; a word with one end gets the other. */
function fillTimes(text: string, words: readonly SpanWord[], range: { startMs: number; endMs: number }): FilledWord[] {
  const tokens = tokensOf(text);
  const filled: FilledWord[] = [];
  for (let index = 0; index < words.length;) {
    const word = words[index]!;
    const known = word.startMs ?? word.endMs;
    if (known !== null) {
      filled.push({ ...word, startMs: known, endMs: word.endMs ?? known });
      index++;
      continue;
    }
    const next = endOfGap(words, index);
    const startMs = filled.at(-1)?.endMs ?? range.startMs;
    const endMs = Math.max(startMs, words[next]?.startMs ?? words[next]?.endMs ?? range.endMs);
    const shared = interpolate(tokens.slice(index, next), { startMs, endMs }, ESTIMATED);
    for (const [from, to] of shared) filled.push({ startMs: from, endMs: to, confidence: null, isKnown: false });
    index = next;
  }
  return filled;
}

/** The first word behind `from` that has a time. */
function endOfGap(words: readonly SpanWord[], from: number): number {
  let next = from + 1;
  while (next < words.length && (words[next]!.startMs ?? words[next]!.endMs) === null) next++;
  return next;
}
