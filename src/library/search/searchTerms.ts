import { foldForSearch } from './foldForSearch.ts';

/** A word that a search asks for, folded. A prefix also finds longer words. */
export interface SearchTerm {
  readonly word: string;
  readonly isPrefix: boolean;
}

const WORD = /[\p{L}\p{N}]+/gu;
const MAX_TERMS = 32;

/**
 * The words of what the user typed; the last is a prefix, as it may be unfinished. Everything that is no letter or
 * digit separates, so `l’humain` asks for two words and nothing typed is ever search syntax.
 */
export function searchTerms(query: string): SearchTerm[] {
  const words = (foldForSearch(query).match(WORD) ?? []).slice(0, MAX_TERMS);
  return words.map((word, index) => ({ word, isPrefix: index === words.length - 1 }));
}

/** The terms as an FTS5 expression: all must be found, in any column. */
export function matchExpression(terms: readonly SearchTerm[]): string {
  return terms.map(({ word, isPrefix }) => `"${word}"${isPrefix ? '*' : ''}`).join(' ');
}
