import { tokensOf } from '../transcript/tokensOf.ts';
import { pronounce } from './pronounce.ts';
import type { SpokenLanguage } from './spokenLanguage.ts';
import type { SentenceSounds } from './wordGraph.ts';

/** A sentence of the text: its tokens, their sounds, and the number of its first token in the whole text. */
export interface PlannedSentence {
  readonly text: string;
  readonly tokens: readonly string[];
  readonly sounds: SentenceSounds;
  readonly firstToken: number;
}

/**
 * Reads the sentences of a text. What stands between two tokens (a per cent sign) is said with the one before it. Yields
 * the share done.
 */
export function* planSentences(
  texts: readonly string[],
  language: SpokenLanguage,
): Generator<number, PlannedSentence[]> {
  let firstToken = 0;
  const plan: PlannedSentence[] = [];
  for (const [at, text] of texts.entries()) {
    if (at % 16 === 0) yield at / texts.length;
    const ranges = tokensOf(text);
    const tokens = ranges.map(({ start, end }) => text.slice(start, end));
    const parts = ranges.map(({ start }, index) => text.slice(index === 0 ? 0 : start, ranges[index + 1]?.start));
    plan.push({ text, tokens, sounds: pronounce(parts, language), firstToken });
    firstToken += tokens.length;
  }
  return plan;
}
