import { markSounds } from '../notices/soundMarks.ts';
import { tokensOf } from '../transcript/tokensOf.ts';
import type { Paragraph } from '../transcript/transcript.ts';

const LETTERS_AND_DIGITS = /[\p{L}\p{N}]/gu;

/** Whether anything of a paragraph is said: no heading is, and no sound. */
export function isSaid(paragraph: Pick<Paragraph, 'kind' | 'text' | 'marks'>): boolean {
  return paragraph.kind === 'paragraph' && soundTokens(paragraph).includes(false);
}

/**
 * Which of the tokens of a paragraph nobody says: those in a sound or music, marked or written as `[Rires]` or `(rires)`.
 * Unmarked, more words in round brackets are said: `(bruit compris)`.
 */
export function soundTokens({ text, marks }: Pick<Paragraph, 'text' | 'marks'>): boolean[] {
  const written = markSounds(text).filter(({ from, to }) => !/^\(.* [^ )]/su.test(text.slice(from, to)));
  const sounds = [...marks, ...written].filter(({ kind }) => kind === 'sound' || kind === 'music');
  if (sounds.length === 0) return tokensOf(text).map(() => false);
  return tokensOf(text).map(({ start, end }) =>
    [...text.slice(start, end).matchAll(LETTERS_AND_DIGITS)].every(({ index }) =>
      sounds.some(({ from, to }) => from <= start + index && start + index < to),
    ),
  );
}
