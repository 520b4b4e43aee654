/**
 * A suggestion with the apostrophes that the text around it uses: dictionaries write one kind only.
 *
 * `around` is the text that the suggestion will stand in; where it has no apostrophe the suggestion stays as it is.
 */
export function fitSuggestion(suggestion: string, around: string): string {
  const used = /['’]/.exec(around)?.[0];
  return used === undefined ? suggestion : suggestion.replace(/['’]/g, used);
}
