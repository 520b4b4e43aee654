/** The languages there is a dictionary for. */
const DICTIONARY_LANGUAGES = ['fr', 'en'] as const;

/** A language there is a dictionary for. */
export type DictionaryLanguage = (typeof DICTIONARY_LANGUAGES)[number];

/** The dictionary for a language of BCP 47, whatever its region, or `null` where there is none. */
export function dictionaryLanguage(language: string): DictionaryLanguage | null {
  const primary = language.toLowerCase().split(/[-_]/)[0];
  return DICTIONARY_LANGUAGES.find((known) => known === primary) ?? null;
}
