import { foldText } from '../notices/foldText.ts';
import { tokensOf } from './tokensOf.ts';
import type { Transcript } from './transcript.ts';

/**
 * The words of a text as they are compared: folded, and cut at hyphens and apostrophes, which every recogniser writes
 * in its own way.
 */
export interface SpokenPieces {
  readonly texts: readonly string[];
  /** The number of the word each piece belongs to, in the whole text, and its share `[from, to)` of that word. */
  readonly owners: Int32Array;
  readonly shares: readonly (readonly [from: number, to: number])[];
}

const PIECE = /[\p{L}\p{N}]+/gu;

/** The pieces of the words of paragraphs, in order; the words are those of `tokensOf`. */
export function piecesOf(paragraphs: Transcript): SpokenPieces {
  const texts: string[] = [];
  const owners: number[] = [];
  const shares: (readonly [number, number])[] = [];
  let word = 0;
  for (const { text } of paragraphs) {
    for (const { start, end } of tokensOf(text)) {
      const folded = foldText(text.slice(start, end));
      for (const piece of folded.matchAll(PIECE)) {
        texts.push(piece[0]);
        owners.push(word);
        shares.push([piece.index / folded.length, (piece.index + piece[0].length) / folded.length]);
      }
      word++;
    }
  }
  return { texts, owners: Int32Array.from(owners), shares };
}
