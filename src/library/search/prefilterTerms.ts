import type { FindQuery } from '../../domain/transcript/findText.ts';
import { foldForSearch } from './foldForSearch.ts';
import type { SearchTerm } from './searchTerms.ts';

const WORD = /[\p{L}\p{N}]+/gu;
const STARTS_IN_WORD = /^[\p{L}\p{N}\p{M}]/u;
const ENDS_IN_WORD = /[\p{L}\p{N}\p{M}]$/u;
/** Letters of which the index and the matcher think alike. */
const INDEXED = /^[a-z0-9]{2,}$/;

/**
 * Words that the index must have of every talk in which a query is found; none when nothing is certain. A query that
 * begins inside a word says nothing of that word, one that ends inside a word says how it begins.
 */
export function prefilterTerms(query: FindQuery): SearchTerm[] {
  if (query.isRegExp) return [];
  const text = foldForSearch(query.text.replaceAll(/^\s|\s$/g, '.'));
  const words = text.match(WORD) ?? [];
  const startsOpen = !query.wholeWord && STARTS_IN_WORD.test(text);
  const endsOpen = !query.wholeWord && ENDS_IN_WORD.test(text);
  return words
    .map((word, index): SearchTerm => ({ word, isPrefix: endsOpen && index === words.length - 1 }))
    .slice(startsOpen ? 1 : 0)
    .filter(({ word }) => INDEXED.test(word));
}
