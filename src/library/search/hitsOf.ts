import type { TextHit } from '../../contract/searchSchemas.ts';
import { estimateTimes } from '../../domain/transcript/estimateTimes.ts';
import { tokensOf, type Token } from '../../domain/transcript/tokensOf.ts';
import type { Paragraph, Transcript } from '../../domain/transcript/transcript.ts';
import { wordTimesOf, type TimeRange } from '../../domain/transcript/wordTimes.ts';
import type { RuleMatch } from './boundedMatcher.ts';

/** How much is shown around a hit, in UTF-16 units, and how much of it and of what would replace it. */
const BEFORE = 40;
const AFTER = 80;
const LONGEST = 400;

/** The first `limit` hits of a talk with their context and times; `matches` are those of each of its paragraphs. */
export function hitsOf(
  transcript: Transcript,
  matches: readonly (readonly RuleMatch[])[],
  durationMs: number | null,
  limit: number,
): TextHit[] {
  const times = estimateTimes(transcript, durationMs);
  const hits: TextHit[] = [];
  for (const [index, paragraph] of transcript.entries()) {
    const found = (matches[index] ?? []).slice(0, limit - hits.length);
    if (found.length === 0) continue;
    const clock = clockOf(paragraph, times[index]!);
    for (const match of found) {
      hits.push({
        paragraphId: paragraph.id,
        from: match.from,
        to: match.to,
        rule: match.rule,
        replacement: match.replacement?.slice(0, LONGEST) ?? null,
        ...contextOf(paragraph.text, match),
        ...clock(match),
        isEstimated: paragraph.words.length === 0,
      });
    }
  }
  return hits;
}

/** When the words of a match are spoken; between two words, the next one. */
function clockOf(paragraph: Paragraph, range: TimeRange): (match: RuleMatch) => TimeRange {
  const tokens = tokensOf(paragraph.text);
  const words = wordTimesOf(paragraph, range);
  return ({ from, to }) => {
    const first = countWhile(tokens, ({ end }) => end <= from);
    const last = countWhile(tokens, ({ start }) => start < to) - 1;
    const startMs = words[first]?.[0] ?? range.endMs;
    return { startMs, endMs: Math.max(startMs, words[last]?.[1] ?? startMs) };
  };
}

/** How many tokens a test holds of, which holds of the first ones and of none behind them. */
function countWhile(tokens: readonly Token[], holds: (token: Token) => boolean): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(tokens[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function contextOf(text: string, { from, to }: RuleMatch): Pick<TextHit, 'before' | 'found' | 'after'> {
  const before = text.slice(Math.max(0, from - BEFORE), from);
  const after = text.slice(to, to + AFTER);
  return {
    before: from > BEFORE ? `…${before.replace(/^\S*\s/u, '')}` : before,
    found: text.slice(from, Math.min(to, from + LONGEST)),
    after: to + AFTER < text.length ? `${after.replace(/\s\S*$/u, '')}…` : after,
  };
}
