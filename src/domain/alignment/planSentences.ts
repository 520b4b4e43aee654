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
  /** Whether none of its tokens is said, as `[Applaudissements]`: nobody misses it. */
  readonly isSound: boolean;
}

/**
 * Reads the sentences of a text. What stands between two tokens (a per cent sign) is said with the one before it; the
 * tokens of `silent`, by their numbers in the whole text, have no sounds. Yields the share done.
 */
export function* planSentences(
  texts: readonly string[],
  language: SpokenLanguage,
  silent: ReadonlySet<number> = new Set(),
): Generator<number, PlannedSentence[]> {
  let firstToken = 0;
  const plan: PlannedSentence[] = [];
  for (const [at, text] of texts.entries()) {
    if (at % 16 === 0) yield at / texts.length;
    const ranges = tokensOf(text);
    const tokens = ranges.map(({ start, end }) => text.slice(start, end));
    const isSilent = tokens.map((_, index) => silent.has(firstToken + index));
    const parts = ranges.map(({ start }, index) =>
      isSilent[index]! ? '' : text.slice(index === 0 ? 0 : start, ranges[index + 1]?.start),
    );
    const isSound = tokens.length > 0 && !isSilent.includes(false);
    plan.push({ text, tokens, sounds: pronounce(parts, language), firstToken, isSound });
    firstToken += tokens.length;
  }
  return plan;
}
