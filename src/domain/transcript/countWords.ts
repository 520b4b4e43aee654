import { tokensOf } from './tokensOf.ts';
import type { Paragraph } from './transcript.ts';

/** Texts are counted again after each change, of which most paragraphs know nothing. */
const known = new WeakMap<Pick<Paragraph, 'text'>, number>();

/** How many words paragraphs have, headings included. */
export function countWords(paragraphs: readonly Pick<Paragraph, 'text'>[]): number {
  let words = 0;
  for (const paragraph of paragraphs) {
    const own = known.get(paragraph) ?? tokensOf(paragraph.text).length;
    known.set(paragraph, own);
    words += own;
  }
  return words;
}
