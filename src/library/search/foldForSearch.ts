import { foldText } from '../../domain/notices/foldText.ts';

/** Soft hyphens and zero-width characters, which a reader does not see inside a word. */
const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g;
const NOT_WORD = /[^\p{L}\p{N}]+/gu;

/** A text as search sees it: folded, and without the characters that would cut a word where no reader does. */
export function foldForSearch(text: string): string {
  return foldText(text.replace(INVISIBLE, ''));
}

/**
 * The words of a text, folded and separated by one space: what titles are sorted and recognised by. Empty for a
 * text without letter or digit, which therefore recognises nothing.
 */
export function foldKey(text: string): string {
  return foldForSearch(text).replace(NOT_WORD, ' ').trim();
}
