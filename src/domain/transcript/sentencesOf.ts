import type { TextRange } from './textRange.ts';

/**
 * The sentences of a text as half-open ranges of UTF-16 offsets that cover it, by the rules of Unicode (UAX 29) for the
 * language, BCP 47. None ends inside a run without white space: a token lies in one of them.
 */
export function sentencesOf(text: string, language: string): TextRange[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  const sentences: { from: number; to: number }[] = [];
  for (const { index, segment } of segmenter.segment(text)) {
    const before = sentences.at(-1);
    if (before !== undefined && /\S/u.test(text[index - 1]!)) before.to = index + segment.length;
    else sentences.push({ from: index, to: index + segment.length });
  }
  return sentences;
}
